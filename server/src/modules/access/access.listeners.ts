import { listener } from '../../platform/events.ts';
import '../people/people.events.ts';
import { endWhatEnded, forgetAddresses, refuseTwoAccounts } from './account-of-person.service.ts';

export const accessListeners = [
  listener({ on: 'personReturned', when: 'DURING', run: (ctx, { personId }) => endWhatEnded(ctx, personId) }),
  listener({ on: 'peopleMerged', when: 'DURING', run: (ctx, { intoId, fromId }) => refuseTwoAccounts(ctx, intoId, fromId) }),
  listener({ on: 'personErased', when: 'DURING', run: (ctx, { emails }) => forgetAddresses(ctx, emails) }),
];
