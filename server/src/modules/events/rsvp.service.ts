import { LockMode } from '@mikro-orm/core';
import { companyOf } from '../../platform/company/company.ts';
import type { Context } from '../../platform/context.ts';
import { announce } from '../../platform/events.ts';
import { authorize, found, type Problem, Rejected } from '../../platform/graphql/user-error.ts';
import { newId } from '../../platform/orm/id.ts';
import { inTransaction } from '../../platform/orm/transaction.ts';
import type { ReadRow } from '../../platform/read/definition.ts';
import type { ReadBack } from '../../platform/read/read-back.ts';
import type { EntityManager } from '../../platform/orm/orm.ts';
import { boundsOfDay, dayOf } from '../../platform/time/wall-clock.ts';
import { answerCounts } from './answer-counts.ts';
import { Event } from './event.entity.ts';
import { tellMovedUp } from './moved-up.mail.ts';
import { Occurrence, Rsvp, RsvpStatus } from './occurrence.entity.ts';
import { type RespondToOccurrenceInput, RsvpClosedError } from './rsvp.inputs.ts';
import { lockedStanding, type Standing, writeAnswer } from './rsvp.queries.ts';
import { answersClose, decide, movingUp, type Places, type Refusal, type RsvpAnswer } from './rsvp.rules.ts';

/** Answers for the viewer. The occurrence is locked first, so that two answers never see the same place as free. */
export async function respondToOccurrence(
  ctx: Context,
  input: RespondToOccurrenceInput,
  readBack: ReadBack,
): Promise<{ rsvp: ReadRow; occurrence: ReadRow | Promise<ReadRow> }> {
  const personId = ctx.viewer?.personId ?? null;
  authorize(ctx, personId !== null);
  if (personId === null || input.status === RsvpStatus.WAITLISTED) throw new Rejected([cannotChooseToWait]);
  const wish = { status: input.status satisfies RsvpAnswer, guests: input.guests };

  return inTransaction(ctx, async (transaction, within) => {
    const standing = found(ctx, await lockedStanding(ctx, transaction, input.occurrenceId, personId));
    checkOpen(ctx, standing);
    await checkStillHere(within, standing);

    const { own } = standing;
    const decision = decide(standing, own, wish);
    if ('refused' in decision) throw new Rejected([refusals[decision.refused]]);

    const { status, guests, waitingOrder } = decision.answer;
    const unchanged = own?.status === status && own.guests === guests;
    const respondedAt = unchanged ? own.respondedAt : ctx.clock.now();
    const answer = { id: own?.id ?? newId('rsvp'), status: RsvpStatus[status], guests, waitingOrder, respondedAt };
    if (!unchanged) {
      writeAnswer(ctx, transaction, input.occurrenceId, personId, answer);
      if (decision.mayMoveUp && standing.lastWaiting !== null) {
        const { em } = within;
        const occurrence = await em.findOneOrFail(Occurrence, input.occurrenceId, { populate: ['event'] });
        await moveUp(within, occurrence, occurrence.event.getEntity(), { ...standing, taken: decision.taken });
        await em.flush();
        const [moved] = await em.find(Rsvp, { id: answer.id }, { refresh: true });
        if (moved) Object.assign(answer, { status: moved.status, waitingOrder: moved.waitingOrder });
      }
      await announce(within, 'occurrenceChanged', { occurrenceId: input.occurrenceId });
    }
    return { rsvp: { __typename: 'Rsvp', ...answer }, occurrence: readBack(transaction) };
  });
}

/**
 * Takes somebody out of the lists of all that starts after their last day, and lets others move up. What they came to before stays.
 * Within the transaction of the caller.
 */
export async function withdrawAfter(ctx: Context, personId: string, lastDay: string): Promise<void> {
  const { em } = ctx;
  const { to: end } = boundsOfDay(lastDay, (await companyOf(ctx)).timeZone);
  const answers = await em.find(Rsvp, { person: personId, occurrence: { startsAt: { $gte: end } } });
  // Locked in the order of their ids, as every change of several occurrences locks them.
  for (const { id, occurrence: ref } of answers.toSorted((a, b) => (a.occurrence.id < b.occurrence.id ? -1 : 1))) {
    const occurrence = await em.findOneOrFail(Occurrence, ref.id, { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true });
    const event = await em.findOneOrFail(Event, occurrence.event.id);
    await em.nativeDelete(Rsvp, id);
    const [counts] = await answerCounts(em, [occurrence.id]);
    if (!occurrence.cancelledAt)
      await moveUp(ctx, occurrence, event, { capacity: capacityOf(occurrence, event), taken: counts?.taken ?? 0 });
    await announce(ctx, 'occurrenceChanged', { occurrenceId: occurrence.id });
  }
}

/** Gives the places that are left to the first who wait, and tells them. The caller holds the lock of the occurrence. */
export async function moveUp(
  ctx: Context,
  occurrence: Occurrence,
  event: Event,
  places: Pick<Places, 'capacity' | 'taken'>,
): Promise<void> {
  const waiting = await ctx.em.find(Rsvp, { occurrence, status: RsvpStatus.WAITLISTED }, { orderBy: { waitingOrder: 'asc' } });
  const moved = movingUp(places, waiting);
  for (const rsvp of moved) {
    rsvp.status = RsvpStatus.GOING;
    rsvp.waitingOrder = null;
  }
  await tellMovedUp(ctx, occurrence, event, moved);
}

/** Places at an occurrence: its own, else its event's; null: as many as come. */
export const capacityOf = (occurrence: Occurrence, event: Event): number | null => occurrence.capacityOverride ?? event.capacity;

/** The places taken at an occurrence, guests counted. */
export async function placesTaken(em: EntityManager, occurrence: Occurrence): Promise<number> {
  const [counts] = await answerCounts(em, [occurrence.id]);
  return counts?.taken ?? 0;
}

function checkOpen(ctx: Context, occurrence: Pick<Standing, 'startsAt' | 'cancelledAt' | 'minutesBefore'>): void {
  const { cancelledAt } = occurrence;
  const closedAt = answersClose(occurrence);
  if (ctx.clock.now() < closedAt && cancelledAt === null) return;
  throw new Rejected([
    {
      code: cancelledAt === null ? 'RSVP_CLOSED' : 'OCCURRENCE_CANCELLED',
      message:
        cancelledAt === null
          ? { zh: '报名已经截止', en: 'Answers are closed' }
          : { zh: '这一场已经取消', en: 'This occurrence is cancelled' },
      as: () => Object.assign(new RsvpClosedError(), { closedAt }),
    },
  ]);
}

/** Nobody answers for a day after their last: a place would be held for somebody who has left. */
async function checkStillHere(ctx: Context, { leftOn, startsAt }: Pick<Standing, 'leftOn' | 'startsAt'>): Promise<void> {
  if (leftOn === null || dayOf(startsAt, (await companyOf(ctx)).timeZone) <= leftOn) return;
  throw new Rejected([
    {
      code: 'AFTER_LAST_DAY',
      message: { zh: `这一场在您的最后工作日（${leftOn}）之后`, en: `This takes place after your last day of work (${leftOn})` },
    },
  ]);
}

const cannotChooseToWait: Problem = {
  code: 'INVALID',
  path: ['status'],
  message: {
    zh: '不能直接选择候补；请选“参加”，没有名额时会自动候补',
    en: 'The waiting list can’t be chosen: answer GOING, and you wait where no place is left',
  },
};

const refusals: Record<Refusal, Problem> = {
  PARTY_OVER_CAPACITY: {
    code: 'PARTY_OVER_CAPACITY',
    path: ['guests'],
    message: { zh: '人数超过了这一场的全部名额', en: 'There are more of you than there are places in all' },
  },
  NO_PLACE_FOR_GUESTS: {
    code: 'NO_PLACE_FOR_GUESTS',
    path: ['guests'],
    message: { zh: '没有多余的名额给更多同伴，您的名额仍然保留', en: 'No places are left for more guests; you keep yours' },
  },
};
