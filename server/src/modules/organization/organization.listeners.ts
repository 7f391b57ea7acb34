import { listener } from '../../platform/events.ts';
import { changeOrganization } from './dated-change.service.ts';
import { endHoldings } from './holding.service.ts';
import { prolongHoldings } from './leaving.service.ts';
import { joinHoldings } from './merging.service.ts';
import '../people/people.events.ts';

/** Whoever leaves leaves vacant seats from the next day on, never orphans; who stays longer has back what is still vacant. */
export const seatsOfLeavers = listener({
  on: 'personLeft',
  when: 'DURING',
  async run(ctx, { personId, leftOn, formerLeftOn }) {
    await changeOrganization(ctx, 'recordLeaving', (tx) =>
      formerLeftOn !== null && formerLeftOn < leftOn
        ? prolongHoldings(tx, personId, formerLeftOn, leftOn)
        : endHoldings(tx, personId, leftOn),
    );
  },
});

/** Two records of one human hold one human's seats. */
export const seatsOfMerged = listener({
  on: 'peopleMerged',
  when: 'DURING',
  async run(ctx, merged) {
    await changeOrganization(ctx, 'mergePeople', (tx) => joinHoldings(tx, merged));
  },
});
