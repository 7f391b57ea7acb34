import { LockMode } from '@mikro-orm/core';
import type { Context } from '../../platform/context.ts';
import { announce } from '../../platform/events.ts';
import { Event } from './event.entity.ts';
import { Occurrence, Rsvp, RsvpStatus } from './occurrence.entity.ts';
import { capacityOf, moveUp, placesTaken } from './rsvp.service.ts';

/**
 * Two records are one human, who comes once: of two answers to one occurrence the later one holds, but that who waits under one name and has
 * a place under the other keeps the place. A place that becomes free goes to the first who waits.
 */
export async function joinAnswers(ctx: Context, intoId: string, fromId: string): Promise<void> {
  const { em } = ctx;
  const answers = await em.find(Rsvp, { person: fromId });
  // Locked in the order of their ids, as every change of several occurrences locks them.
  for (const { id, occurrence: ref } of answers.toSorted((a, b) => (a.occurrence.id < b.occurrence.id ? -1 : 1))) {
    const occurrence = await em.findOneOrFail(Occurrence, ref.id, { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true });
    const event = await em.findOneOrFail(Event, occurrence.event.id);
    const [one, other] = await em.find(Rsvp, { occurrence, person: { $in: [intoId, fromId] } }, { refresh: true });
    const kept = one && other ? holding(one, other) : one;
    const given = kept === one ? other : one;
    if (given) await em.nativeDelete(Rsvp, given.id);
    if (kept?.id === id) await em.nativeUpdate(Rsvp, id, { person: intoId });
    if (!given) continue;
    const isToCome = occurrence.cancelledAt === null && occurrence.startsAt > ctx.clock.now();
    if (isToCome)
      await moveUp(ctx, occurrence, event, { capacity: capacityOf(occurrence, event), taken: await placesTaken(em, occurrence) });
    await announce(ctx, 'occurrenceChanged', { occurrenceId: occurrence.id });
    await em.flush();
  }
}

/** Of two answers of one person the one that holds. */
function holding(one: Rsvp, other: Rsvp): Rsvp {
  const place = [one, other].find(({ status }) => status === RsvpStatus.GOING);
  const waits = [one, other].some(({ status }) => status === RsvpStatus.WAITLISTED);
  if (place && waits) return place;
  return one.respondedAt > other.respondedAt ? one : other;
}
