import { listener } from '../../platform/events.ts';
import { changeOrganization } from './dated-change.service.ts';
import { endHoldings } from './holding.service.ts';
import '../people/people.events.ts';

/** Whoever leaves leaves vacant seats from the next day on, never orphans. */
export const seatsOfLeavers = listener({
  on: 'personLeft',
  when: 'DURING',
  async run(ctx, { personId, leftOn }) {
    await changeOrganization(ctx, 'recordLeaving', (tx) => endHoldings(tx, personId, leftOn));
  },
});
