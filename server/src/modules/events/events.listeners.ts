import { listener } from '../../platform/events.ts';
import '../people/people.events.ts';
import { occurrenceTopic } from './events.events.ts';
import { joinAnswers } from './merging.service.ts';
import { withdrawAfter } from './rsvp.service.ts';

/** Who looks at an occurrence hears that it has changed. */
const tellSubscribers = listener({
  on: 'occurrenceChanged',
  when: 'AFTER',
  run: async (ctx, { occurrenceId }) => ctx.services.pubsub.publish(occurrenceTopic(occurrenceId), occurrenceId),
});

/** Whoever leaves gives up their places from the next day on. */
const answersOfLeavers = listener({
  on: 'personLeft',
  when: 'DURING',
  run: (ctx, { personId, leftOn }) => withdrawAfter(ctx, personId, leftOn),
});

/** Two records of one human come once. */
const answersOfMerged = listener({
  on: 'peopleMerged',
  when: 'DURING',
  run: (ctx, { intoId, fromId }) => joinAnswers(ctx, intoId, fromId),
});

export const eventListeners = [tellSubscribers, answersOfLeavers, answersOfMerged];
