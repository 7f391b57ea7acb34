import { type EntityProperty, ReferenceKind } from '@mikro-orm/core';
import { recordAudit } from '../../platform/audit/audit.ts';
import { today } from '../../platform/company/company.ts';
import type { Context } from '../../platform/context.ts';
import { announce } from '../../platform/events.ts';
import { authorize, checkVersion, found, Rejected } from '../../platform/graphql/user-error.ts';
import { forgetInMails } from '../../platform/mail/forget-in-mails.ts';
import type { EntityManager } from '../../platform/orm/orm.ts';
import { selectRows } from '../../platform/orm/select.ts';
import { deleteReferring, referenceNamed } from '../../platform/orm/references.ts';
import { Account } from '../access/account.entity.ts';
import { ERASED_NAME, nameEraser } from './erased.rules.ts';
import './people.events.ts';
import { mayErasePerson } from './people.policy.ts';
import { Person } from './person.entity.ts';
import type { ErasePersonInput } from './person-record.inputs.ts';
import { SUBJECT } from './person-trail.service.ts';
import { SavedView } from './saved-view.entity.ts';

/** What stays of an erased person: that there was somebody, and from when to when. */
const KEPT: ReadonlySet<string> = new Set(['id', 'version', 'name', 'hiredOn', 'leftOn', 'erasedAt']);

/**
 * Keeps nothing personal of somebody who has left. The row stays without a name, for others' history counts it: seats held, answers, turns. The
 * key of what the audit log says of them is destroyed. There is no way back, but by a backup. (server/decisions/erasure.md)
 */
export async function erasePerson(ctx: Context, input: ErasePersonInput): Promise<Person> {
  const { id, version, confirmName, eraseContributions } = input;
  authorize(ctx, mayErasePerson(ctx.viewer, id));
  return ctx.em.transactional(async (em) => {
    const tx = { ...ctx, em };
    const person = found(ctx, await em.findOne(Person, id, { populate: ['email'] }));
    checkVersion(person, version);
    await checkErasable(tx, person, confirmName);
    const { name } = person;
    const accounts = await em.find(Account, { person: id });
    const emails = [...new Set([person.email, ...accounts.map(({ email }) => email)].flatMap((email) => email?.toLowerCase() ?? []))];
    const unnamed = nameEraser(name, await namesWith(em, name));
    await announce(tx, 'personErased', { personId: id, name, unnamed, emails, contributions: eraseContributions });
    await em.nativeDelete(SavedView, { ownerId: { $in: accounts.map((account) => account.id) } });
    await forgetInMails(tx, { id, addresses: emails, name, unnamed });
    await em.flush();
    for (const [reference, { onErasure }] of Object.entries(ctx.services.references)) {
      if (onErasure === 'DELETE') await deleteReferring(em, referenceNamed(ctx.services.orm, reference, Person), id);
    }
    em.assign(person, { ...blankColumns(em.getMetadata().get(Person).props), name: ERASED_NAME, erasedAt: ctx.clock.now() });
    await em.flush();
    await recordAudit(tx, 'erasePerson', [
      { subjectType: SUBJECT, subjectId: id, before: {}, after: { erasedAt: ctx.clock.now().toISOString() } },
    ]);
    return person;
  });
}

/** Names of others that contain this one. */
async function namesWith(em: EntityManager, name: string): Promise<string[]> {
  const rows = await selectRows<{ name: string }>(em, `select distinct name from person where replace(name, ?, '') <> name and name <> ?`, [
    name,
    name,
  ]);
  return rows.map((row) => row.name);
}

async function checkErasable(ctx: Context, { name, leftOn, erasedAt }: Person, confirmName: string): Promise<void> {
  if (erasedAt !== null)
    throw new Rejected([{ code: 'PERSON_ERASED', path: ['id'], message: { zh: '已经删除过了', en: 'They were erased already' } }]);
  if (leftOn === null || leftOn >= (await today(ctx))) {
    throw new Rejected([
      {
        code: 'STILL_EMPLOYED',
        path: ['id'],
        message: { zh: `${name}还没有离职，请先登记离职`, en: `${name} still works here: record the leaving first` },
      },
    ]);
  }
  if (confirmName.trim() !== name) {
    throw new Rejected([
      { code: 'WRONG_NAME', path: ['confirmName'], message: { zh: `请输入“${name}”以确认`, en: `Type “${name}” to confirm` } },
    ]);
  }
}

/** Every column of a person with nothing in it, a new one too. */
function blankColumns(properties: readonly EntityProperty<Person>[]): Record<string, unknown> {
  const fresh = new Person() as unknown as Record<string, unknown>;
  return Object.fromEntries(
    properties
      .filter(({ kind, name }) => kind === ReferenceKind.SCALAR && !KEPT.has(name))
      .map(({ name, nullable }) => [name, nullable ? null : fresh[name]]),
  );
}
