import { LockMode } from '@mikro-orm/core';
import type { Context } from '../../platform/context.ts';
import { announce } from '../../platform/events.ts';
import { authorize, checkVersion, found, Rejected } from '../../platform/graphql/user-error.ts';
import type { EntityManager } from '../../platform/orm/orm.ts';
import { spanOf } from '../../platform/time/wall-clock.ts';
import type { CancelOccurrenceInput, RescheduleOccurrenceInput } from './event.inputs.ts';
import { Event } from './event.entity.ts';
import { checkStart, moveWithEvent, reschedule } from './event.service.ts';
import { mayChangeEvent } from './events.policy.ts';
import { Occurrence } from './occurrence.entity.ts';

/** Moves one occurrence; whoever answered keeps their answer. An event that happens once moves with it. */
export async function rescheduleOccurrence(ctx: Context, input: RescheduleOccurrenceInput): Promise<{ occurrence: Occurrence }> {
  return ctx.em.transactional(async (em) => {
    const { event, occurrence } = await lockOccurrence(ctx, em, input.id);
    checkVersion(occurrence, input.version);
    if (occurrence.cancelledAt) {
      throw new Rejected([{ code: 'OCCURRENCE_CANCELLED', message: { zh: '这一场已经取消', en: 'This occurrence is cancelled' } }]);
    }
    checkStart(input.startsLocal);
    if (event.recurrence === null) {
      reschedule(event, input);
      moveWithEvent(event, occurrence);
    } else {
      const minutes = input.durationMinutes ?? (occurrence.endsAt.getTime() - occurrence.startsAt.getTime()) / 60_000;
      Object.assign(occurrence, spanOf(input.startsLocal, event.timeZone, minutes));
    }
    await announce({ ...ctx, em }, 'occurrenceChanged', { occurrenceId: occurrence.id });
    return { occurrence };
  });
}

/** Cancels one occurrence, and with it an event that happens once. Cancelling again changes nothing. */
export async function cancelOccurrence(ctx: Context, input: CancelOccurrenceInput): Promise<{ occurrence: Occurrence }> {
  return ctx.em.transactional(async (em) => {
    const { event, occurrence } = await lockOccurrence(ctx, em, input.id);
    if (occurrence.cancelledAt) return { occurrence };
    occurrence.cancelledAt = ctx.clock.now();
    if (event.recurrence === null) event.cancelledAt = occurrence.cancelledAt;
    await announce({ ...ctx, em }, 'occurrenceChanged', { occurrenceId: occurrence.id });
    return { occurrence };
  });
}

/** The occurrence and its event, locked in the order that every change locks them: the event first. */
async function lockOccurrence(ctx: Context, em: EntityManager, id: string): Promise<{ event: Event; occurrence: Occurrence }> {
  const { event: eventRef } = found(ctx, await em.findOne(Occurrence, id));
  const event = await em.findOneOrFail(Event, eventRef.id, { lockMode: LockMode.PESSIMISTIC_WRITE });
  authorize(ctx, mayChangeEvent(ctx, event));
  const occurrence = await em.findOneOrFail(Occurrence, id, { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true });
  return { event, occurrence };
}
