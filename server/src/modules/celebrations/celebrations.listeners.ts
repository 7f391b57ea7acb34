import { listener } from '../../platform/events.ts';
import '../people/people.events.ts';
import { Greeting } from './greeting.entity.ts';

/** Nobody signs a card to themselves. */
export const greetingsOfMerged = listener({
  on: 'peopleMerged',
  when: 'DURING',
  async run({ em }, { intoId, fromId }) {
    await em.nativeDelete(Greeting, {
      $or: [
        { celebrant: intoId, signer: fromId },
        { celebrant: fromId, signer: intoId },
      ],
    });
  },
});
