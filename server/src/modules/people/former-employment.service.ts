import { today } from '../../platform/company/company.ts';
import type { Context } from '../../platform/context.ts';
import { announce } from '../../platform/events.ts';
import { authorize, checkVersion, found, type Problem, Rejected } from '../../platform/graphql/user-error.ts';
import { anniversaryKey } from './anniversary.rules.ts';
import { FormerEmployment } from './former-employment.entity.ts';
import './people.events.ts';
import { mayRecordReturn } from './people.policy.ts';
import { Person } from './person.entity.ts';
import type { RecordReturnInput } from './person-record.inputs.ts';
import { changingPerson } from './person-trail.service.ts';

/** A first day that does not come after every earlier employment. */
export async function formerEmploymentProblems(ctx: Context, personId: string, hiredOn: string | null): Promise<Problem[]> {
  const [last] = await ctx.em.find(FormerEmployment, { person: personId }, { orderBy: { leftOn: 'desc' }, limit: 1 });
  if (!last || (hiredOn !== null && hiredOn > last.leftOn)) return [];
  return [notAfter(last.leftOn)];
}

const notAfter = (leftOn: string): Problem => ({
  code: 'NOT_AFTER_LAST_DAY',
  path: ['hiredOn'],
  message: {
    zh: `这一段任职须晚于上一段的最后工作日（${leftOn}）`,
    en: `This employment begins after the last day of the one before (${leftOn})`,
  },
});

/**
 * Somebody who had left comes back: the employment that was over is kept as a former one, and a new one begins. Their seats stay with who has
 * them, and their sessions and tokens stay ended; they can sign in again from their first day on, unless an administrator disabled the account.
 */
export async function recordReturn(ctx: Context, { id, hiredOn, version }: RecordReturnInput): Promise<Person> {
  authorize(ctx, mayRecordReturn(ctx.viewer));
  return changingPerson(ctx, 'recordReturn', id, async (tx) => {
    const person = found(tx, await tx.em.findOne(Person, id));
    if (version !== undefined && version !== null) checkVersion(person, version);
    const { leftOn } = person;
    if (leftOn === null || leftOn >= (await today(tx))) throw new Rejected([stillEmployed(person)]);
    if (hiredOn <= leftOn) throw new Rejected([notAfter(leftOn)]);
    tx.em.persist(tx.em.create(FormerEmployment, { person, hiredOn: person.hiredOn, leftOn }));
    Object.assign(person, { hiredOn, leftOn: null, anniversaryKey: anniversaryKey(hiredOn) });
    await announce(tx, 'personReturned', { personId: id, hiredOn, formerLeftOn: leftOn });
    await tx.em.flush();
    return person;
  });
}

const stillEmployed = ({ name, leftOn }: Person): Problem => ({
  code: 'STILL_EMPLOYED',
  path: ['id'],
  message:
    leftOn === null
      ? { zh: `${name}没有离职`, en: `${name} has not left` }
      : {
          zh: `${name}工作到 ${leftOn}，还没有离职；如果不走了，请更正最后工作日`,
          en: `${name} works until ${leftOn} and has not left yet; if they stay, correct the last day`,
        },
});
