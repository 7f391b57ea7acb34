import type { PersonalData } from '../../platform/references.ts';
import { PositionTerm, StandIn } from './position.entity.ts';
import { ReorgPlan } from './reorg-plan.entity.ts';

/** Where somebody has stood in the chart, and the plans they wrote or may edit. */
export const organizationData: PersonalData = async ({ em }, { personId }) => {
  const order = { orderBy: { validFrom: 'asc', id: 'asc' } } as const;
  const [held, acted, plans] = await Promise.all([
    em.find(PositionTerm, { holder: personId }, order),
    em.find(StandIn, { person: personId }, order),
    em.find(ReorgPlan, { $or: [{ author: personId }, { editors: { id: personId } }] }, { orderBy: { draftedAt: 'asc', id: 'asc' } }),
  ]);
  return {
    positions: held.map(({ position, unit, title, primary, validFrom, validTo }) => ({
      position: position.id,
      unit: unit.id,
      title,
      primary,
      validFrom,
      validTo,
    })),
    actedFor: acted.map(({ position, validFrom, validTo }) => ({ position: position.id, validFrom, validTo })),
    plans: plans.map(({ id, title, author, draftedAt }) => ({ id, title, draftedAt, wroteIt: author?.id === personId })),
  };
};
