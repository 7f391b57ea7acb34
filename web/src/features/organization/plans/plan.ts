import { readFragment } from '../../../gql';
import type { OrgChangeKind, PlanPageQuery } from '../../../gql/graphql';
import { DIFFERENCE_KINDS, shownAs, type Difference, type DifferenceKind } from '../differences';
import type { EditedUnit } from '../unit-record';
import { PlanDifferenceFragment } from './plan.graphql';

export type Plan = NonNullable<PlanPageQuery['reorgPlan']>;
export type PlanStep = Plan['steps'][number];
export type PlanCheck = NonNullable<Plan['rehearsal']>['checks'][number];
export type PlanConflict = NonNullable<Plan['rehearsal']>['conflicts'][number];

/** What a draft makes different, and what became different in the live chart meanwhile. */
export const changesOfPlan = (plan: Plan | undefined): readonly Difference[] =>
  readFragment(PlanDifferenceFragment, plan?.rehearsal?.changes ?? []);
export const liveChangesOf = (plan: Plan | undefined): readonly Difference[] =>
  readFragment(PlanDifferenceFragment, plan?.rehearsal?.liveChanges ?? []);

/** Differences by the kind in which the chart shows them, in the order of its legend. */
export function groupsOf(differences: readonly Difference[]): { kind: DifferenceKind; differences: Difference[] }[] {
  return DIFFERENCE_KINDS.flatMap((kind) => {
    const own = differences.filter((difference) => shownAs(difference) === kind);
    return own.length > 0 ? [{ kind, differences: own }] : [];
  });
}

/** The units of a plan's day, as the forms that change units take them. A step has no version of its own. */
export function unitsOf({ units, effectiveOn, version }: Pick<Plan, 'units' | 'effectiveOn' | 'version'>): EditedUnit[] {
  const nameOf = new Map(units.map(({ orgUnit, name }) => [orgUnit, name]));
  return units.map(({ orgUnit: id, parent, headPosition, sortOrder, ...unit }) => ({
    ...unit,
    id,
    version,
    parent: parent ? { id: parent, name: nameOf.get(parent) ?? '' } : null,
    headPosition: headPosition ?? null,
    children: units.filter((other) => other.parent === id).map(({ orgUnit, name }) => ({ id: orgUnit, name })),
    terms: [{ validFrom: effectiveOn, sortOrder }],
  }));
}

/** What publishing comes to, as one says it beforehand. */
export const SUMS = [
  'joined',
  'left',
  'moved',
  'newManager',
  'seatsOpened',
  'seatsClosed',
  'unitsOpened',
  'unitsClosed',
  'renamed',
  'other',
] as const;
export type Sum = (typeof SUMS)[number];

const COUNTED_AS: Readonly<Partial<Record<OrgChangeKind, Sum>>> = {
  JOINED: 'joined',
  LEFT: 'left',
  MOVED: 'moved',
  NEW_MANAGER: 'newManager',
  RENAMED: 'renamed',
};

function countedAs({ kind, position }: Difference): Sum {
  if (kind === 'OPENED') return position ? 'seatsOpened' : 'unitsOpened';
  if (kind === 'CLOSED') return position ? 'seatsClosed' : 'unitsClosed';
  return COUNTED_AS[kind] ?? 'other';
}

export function sumUp(differences: readonly Difference[]): { sum: Sum; many: number }[] {
  return SUMS.flatMap((sum) => {
    const many = differences.filter((difference) => countedAs(difference) === sum).length;
    return many > 0 ? [{ sum, many }] : [];
  });
}

/** What became of a plan's steps while somebody else edited it. */
export function stepsMeanwhile(
  before: readonly PlanStep[],
  now: readonly PlanStep[],
): { added: PlanStep[]; changed: PlanStep[]; removed: PlanStep[] } {
  const former = new Map(before.map((step) => [step.id, step]));
  const here = new Set(now.map(({ id }) => id));
  return {
    added: now.filter(({ id }) => !former.has(id)),
    changed: now.filter(({ id, text }) => former.has(id) && former.get(id)?.text !== text),
    removed: before.filter(({ id }) => !here.has(id)),
  };
}
