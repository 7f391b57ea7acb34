import type { Context } from '../../platform/context.ts';
import { lockCompany } from '../../platform/company/company.ts';
import { announce } from '../../platform/events.ts';
import { authorize, found, Rejected } from '../../platform/graphql/user-error.ts';
import { deleteReferring, isReferredTo, moveReference, namesOfReferences, referenceNamed } from '../../platform/orm/references.ts';
import { type Employments, mergedEmployments } from './employment.rules.ts';
import { FormerEmployment } from './former-employment.entity.ts';
import './people.events.ts';
import { mayMergePeople } from './people.policy.ts';
import { derivedColumns } from './people.service.ts';
import { Person } from './person.entity.ts';
import { filledFrom } from './person-merge.rules.ts';
import type { MergePeopleInput } from './person-record.inputs.ts';
import { differenceOf, type PersonState } from './person-state.rules.ts';
import { recordSealed, statesOf } from './person-trail.service.ts';
import { PersonSkill } from './skill.entity.ts';

/**
 * Makes one record of two for one human: what refers to the second refers to the first, which takes over what it says nothing of itself, and
 * the second is no more. (server/decisions/references-to-people.md)
 */
export async function mergePeople(ctx: Context, { intoId, fromId }: MergePeopleInput): Promise<Person> {
  authorize(ctx, mayMergePeople(ctx.viewer));
  if (intoId === fromId) throw refused('SAME_PERSON', '不能与自己合并', 'A record cannot be merged with itself');
  return ctx.em.transactional(async (em) => {
    const tx = { ...ctx, em };
    await lockCompany(tx);
    const before = await statesOf(tx, [intoId, fromId]);
    const [into, from] = [found(ctx, before.get(intoId)), found(ctx, before.get(fromId))];
    if (into['erasedAt'] || from['erasedAt'])
      throw refused('PERSON_ERASED', '已删除的成员不能合并', 'An erased member cannot be merged with anybody');

    const employments = mergedEmployments(employmentsOf(into), employmentsOf(from));
    await announce(tx, 'peopleMerged', { intoId, fromId, leftOn: employments.present.leftOn });
    await uniteSkills(tx, intoId, fromId);
    await moveOwnRows(tx, intoId, fromId);
    await em.flush();
    await moveReferences(tx, intoId, fromId);
    await writeEmployments(tx, intoId, employments);

    const columns = em
      .getMetadata()
      .get(Person)
      .props.map(({ name }) => name);
    // The number is unique: it has to be free before it is given.
    await em.nativeDelete(Person, fromId);
    const person = await em.findOneOrFail(Person, intoId, { refresh: true });
    em.assign(person, { ...filledFrom(into, from, columns), ...employments.present });
    em.assign(person, derivedColumns(person));
    await em.flush();

    const difference = differenceOf(into, (await statesOf(tx, [intoId])).get(intoId));
    await recordSealed(tx, 'mergePeople', [
      { id: fromId, before: differenceOf(from, undefined)?.before ?? {}, after: { mergedInto: intoId }, keyOf: intoId },
      { id: intoId, before: difference?.before ?? {}, after: { ...difference?.after, mergedFrom: fromId } },
    ]);
    return person;
  });
}

const refused = (code: string, zh: string, en: string): Rejected => new Rejected([{ code, path: ['fromId'], message: { zh, en } }]);

function employmentsOf(state: PersonState): Employments {
  const { hiredOn, leftOn, formerEmployments } = state as {
    hiredOn: string | null;
    leftOn: string | null;
    formerEmployments: { hiredOn: string | null; leftOn: string }[];
  };
  return { present: { hiredOn, leftOn }, former: formerEmployments };
}

async function writeEmployments({ em }: Context, person: string, { former }: Employments): Promise<void> {
  await em.nativeDelete(FormerEmployment, { person });
  for (const { hiredOn, leftOn } of former) em.persist(em.create(FormerEmployment, { person, hiredOn, leftOn }));
}

/** A skill that both have is known as well as either knows it. */
async function uniteSkills({ em }: Context, intoId: string, fromId: string): Promise<void> {
  const skills = await em.find(PersonSkill, { person: { $in: [intoId, fromId] } });
  const others = new Map(skills.filter(({ person }) => person.id === fromId).map((each) => [each.skill.id, each]));
  for (const own of skills.filter(({ person }) => person.id === intoId)) {
    const other = others.get(own.skill.id);
    own.level ??= other?.level ?? null;
    own.canHelp ||= other?.canHelp ?? false;
  }
}

/** What no unique key tells to be twice the same, and what names somebody without a reference. */
async function moveOwnRows({ em }: Context, intoId: string, fromId: string): Promise<void> {
  await em.execute(
    `delete from absence where person_id = ? and exists (select 1 from absence kept
      where kept.person_id = ? and kept.from_day <= absence.from_day and kept.to_day >= absence.to_day)`,
    [fromId, intoId],
    'run',
  );
  await em.execute(
    `update custom_field_value set value = ? where value = ? and field_id in (select id from custom_field where type = 'PERSON')`,
    [intoId, fromId],
    'run',
  );
}

/** By the rule of each; what its module has moved already is not there any more, and nothing is lost with the record. */
async function moveReferences({ em, services }: Context, intoId: string, fromId: string): Promise<void> {
  for (const [name, { onMerge }] of Object.entries(services.references)) {
    if (onMerge === 'MODULE' || onMerge === 'WITH_ACCOUNT') continue;
    const reference = referenceNamed(services.orm, name, Person);
    if (onMerge === 'DELETE') await deleteReferring(em, reference, fromId);
    else await moveReference(em, reference, { fromId, intoId, keepOne: onMerge === 'KEEP_ONE' });
  }
  for (const name of namesOfReferences(services.orm, [Person])) {
    if (await isReferredTo(em, referenceNamed(services.orm, name, Person), fromId))
      throw new Error(`${name} still refers to the record that was merged: its rule in references.ts is missing or wrong`);
  }
}
