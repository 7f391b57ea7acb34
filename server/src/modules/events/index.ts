import { defineModule } from '../../platform/define-module.ts';
import { Event } from './event.entity.ts';
import { EventResolver } from './event.resolver.ts';
import { eventListeners } from './events.listeners.ts';
import { eventReads, eventRoots } from './events.reads.ts';
import { LeftEventsResolver } from './left-behind.resolver.ts';
import { Occurrence, Rsvp } from './occurrence.entity.ts';
import { OccurrenceResolver, RsvpResolver } from './occurrence.resolver.ts';
import { eventData } from './personal-data.reads.ts';
import { eventReferences } from './references.ts';

export const events = defineModule({
  name: 'events',
  entities: [Event, Occurrence, Rsvp],
  resolvers: [EventResolver, OccurrenceResolver, RsvpResolver, LeftEventsResolver],
  reads: eventReads,
  roots: eventRoots,
  nodes: { evt: (ctx, id) => ctx.em.findOne(Event, id), occ: (ctx, id) => ctx.em.findOne(Occurrence, id) },
  listeners: eventListeners,
  references: eventReferences,
  personalData: eventData,
});
