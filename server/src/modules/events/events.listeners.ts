import { listener } from '../../platform/events.ts';
import { occurrenceTopic } from './events.events.ts';

export const eventListeners = [
  listener({
    on: 'occurrenceChanged',
    when: 'AFTER',
    run: async (ctx, { occurrenceId }) => ctx.services.pubsub.publish(occurrenceTopic(occurrenceId), occurrenceId),
  }),
];
