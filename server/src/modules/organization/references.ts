import type { References } from '../../platform/references.ts';

/** What becomes of this module's references to people. Who held a seat stays in the chart, with a name or without. */
export const organizationReferences: References = {
  'PositionTerm.holder': { onMerge: 'MODULE', onErasure: 'STAYS', download: 'organization.positions' },
  'StandIn.person': { onMerge: 'MODULE', onErasure: 'STAYS', download: 'organization.actedFor' },
  'ReorgPlan.author': { onMerge: 'MOVE', onErasure: 'STAYS', download: 'organization.plans' },
  'ReorgPlan.accountId': { onMerge: 'WITH_ACCOUNT', onErasure: 'STAYS', download: { leftOut: 'the account of the author' } },
  reorg_plan_editor: { onMerge: 'KEEP_ONE', onErasure: 'STAYS', download: 'organization.plans' },
};
