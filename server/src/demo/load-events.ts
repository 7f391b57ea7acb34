import type { EntityManager } from '@mikro-orm/core';
import { Event, EventKind } from '../modules/events/event.entity.ts';
import { Occurrence, Rsvp, RsvpStatus } from '../modules/events/occurrence.entity.ts';
import { wallClockOf } from '../platform/time/wall-clock.ts';
import type { DemoEvent } from './events.ts';
import type { FindPerson } from './load-demo.ts';

/** Writes what happened and what is planned, once each, with everybody's answers. */
export function writeEvents(em: EntityManager, events: readonly DemoEvent[], timeZone: string, find: FindPerson): void {
  for (const { title, description, kind, startsAt, endsAt, place, capacity, organizer, cancelled, rsvps } of events) {
    const startsLocal = wallClockOf(startsAt, timeZone);
    const cancelledAt = cancelled ? new Date(startsAt.getTime() - 2 * 86_400_000) : null;
    const event = em.create(Event, {
      title,
      description,
      kind: EventKind[kind],
      startsLocal,
      timeZone,
      durationMinutes: (endsAt.getTime() - startsAt.getTime()) / 60_000,
      place,
      capacity,
      organizer: find(organizer),
      cancelledAt,
    });
    const occurrence = em.create(Occurrence, { event, originalStart: startsLocal, startsAt, endsAt, cancelledAt });
    em.persist([event, occurrence]);
    let waiting = 0;
    for (const { person, status, respondedAt } of rsvps) {
      const waitingOrder = status === 'WAITLISTED' ? (waiting += 1) : null;
      em.persist(em.create(Rsvp, { occurrence, person: find(person), status: RsvpStatus[status], waitingOrder, respondedAt }));
    }
  }
}
