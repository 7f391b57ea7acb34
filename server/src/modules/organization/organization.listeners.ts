import { lockCompany } from '../../platform/company/company.ts';
import { listener } from '../../platform/events.ts';
import { endHoldings } from './holding.service.ts';
import '../people/people.events.ts';

/** Whoever leaves leaves vacant seats from the next day on, never orphans. */
export const seatsOfLeavers = listener({
  on: 'personLeft',
  when: 'DURING',
  async run(ctx, { personId, leftOn }) {
    await lockCompany(ctx);
    await endHoldings(ctx, personId, leftOn);
  },
});
