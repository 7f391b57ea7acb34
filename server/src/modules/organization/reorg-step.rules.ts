import type { OrgState } from './state.rules.ts';
import type { Value } from './term.rules.ts';

/** The mutations of this module that a plan can run. */
export const STEP_ACTIONS = [
  'addOrgUnit',
  'renameOrgUnit',
  'moveOrgUnit',
  'closeOrgUnit',
  'addPosition',
  'changePosition',
  'closePosition',
  'assignPosition',
  'vacatePosition',
] as const;
export type StepAction = (typeof STEP_ACTIONS)[number];

/**
 * One step of a plan: the name of a mutation of this module and its input, without day and version. A step that makes a unit or a seat says
 * in `input.id` which id it will have, so that later steps can name it.
 */
export interface StoredStep {
  readonly id: string;
  readonly action: StepAction;
  readonly input: { readonly [field: string]: Value };
  /** It was taken out of the plan. */
  readonly removed?: true;
}

export interface StepSubject {
  readonly type: 'unit' | 'seat';
  readonly id: string;
}

/** What a step changes: the unit or the seat that it makes, moves, fills or ends. */
export function subjectOf({ action, input }: StoredStep): StepSubject {
  const type = action.endsWith('OrgUnit') ? 'unit' : 'seat';
  return { type, id: String(input.id ?? input[type === 'unit' ? 'orgUnitId' : 'positionId'] ?? '') };
}

/** Input field → what of the subject it sets, as a state calls it. */
const FIELDS: Readonly<Record<StepAction, Readonly<Record<string, string>>>> = {
  addOrgUnit: {},
  renameOrgUnit: { name: 'name', kind: 'kind', headPositionId: 'headPosition', responsibilities: 'responsibilities' },
  moveOrgUnit: { parentId: 'parent', sortOrder: 'sortOrder' },
  closeOrgUnit: {},
  addPosition: {},
  changePosition: { title: 'title', unitId: 'unit', reportsToId: 'reportsTo', sortOrder: 'sortOrder' },
  closePosition: {},
  assignPosition: {},
  vacatePosition: {},
};

/** The facts of its subject that a step sets, with what it sets them to; a step that ends or empties its subject sets all it takes away. */
export function factsSetBy({ action, input }: StoredStep): ReadonlyMap<string, Value> {
  if (action === 'vacatePosition')
    return new Map([
      ['holder', null],
      ['standIn', input.standInId ?? null],
    ]);
  if (action === 'assignPosition')
    return new Map([
      ['holder', input.personId ?? null],
      ['standIn', null],
    ]);
  return new Map(Object.entries(FIELDS[action]).flatMap(([field, fact]) => (input[field] === undefined ? [] : [[fact, input[field]]])));
}

/** The steps with one more. A second change of a subject that the last step changes in the same way becomes a part of that step. */
export function withStep(steps: readonly StoredStep[], step: StoredStep): StoredStep[] {
  const last = steps.findLast(({ removed }) => !removed);
  const mergeable = step.action === 'changePosition' || step.action === 'moveOrgUnit' || step.action === 'renameOrgUnit';
  if (!last || !mergeable || last.action !== step.action || subjectOf(last).id !== subjectOf(step).id) return [...steps, step];
  return steps.map((each) => (each === last ? { ...last, input: { ...last.input, ...step.input } } : each));
}

/** The steps with some of them taken out, and others put back where they were. */
export function withoutSteps(steps: readonly StoredStep[], removeIds: readonly string[], restoreIds: readonly string[]): StoredStep[] {
  const [removed, restored] = [new Set(removeIds), new Set(restoreIds)];
  return steps.map(({ removed: was, ...step }) =>
    (was && !restored.has(step.id)) || removed.has(step.id) ? { ...step, removed: true } : step,
  );
}

/** Somebody changed in the live chart what a step of a plan changes too. */
export interface Conflict {
  readonly step: StoredStep;
  /** As a state calls it; null: the subject as a whole. */
  readonly fact: string | null;
  readonly was: Value;
  /** Null where it is no more. */
  readonly isNow: Value;
  readonly planned: Value;
}

/**
 * What of a plan conflicts with what became of the live chart meanwhile: the same fact of the same unit or seat was changed, or what a step
 * ends or changes is no more, or something was done to what a step ends. `base` is the chart of the plan's day as its editors knew it.
 */
export function conflictsOf(steps: readonly StoredStep[], base: OrgState, live: OrgState): Conflict[] {
  const conflicts: Conflict[] = [];
  const settled = new Set<string>();
  for (const step of steps) {
    const { type, id } = subjectOf(step);
    const [was, isNow] = type === 'unit' ? [base.units.get(id), live.units.get(id)] : [seatWith(base, id), seatWith(live, id)];
    // What the plan itself makes is nobody else's.
    if (!was) continue;
    if (!isNow) {
      conflicts.push({ step, fact: null, was: id, isNow: null, planned: null });
      continue;
    }
    const facts = factsSetBy(step);
    const ends = step.action === 'closePosition' || step.action === 'closeOrgUnit';
    const compared = ends ? new Map(Object.keys(was).map((fact) => [fact, null as Value])) : facts;
    for (const [fact, planned] of compared) {
      const key = `${id} ${fact}`;
      const [before, now] = [valueOf(was, fact), valueOf(isNow, fact)];
      // The first step that sets it speaks for all.
      if (before === now || settled.has(key)) continue;
      settled.add(key);
      // Both wanted the same.
      if (!ends && now === planned) continue;
      conflicts.push({ step, fact, was: before, isNow: now, planned });
    }
  }
  return conflicts;
}

/** A seat with what stands beside it; lists as ids in their order, so that they can be compared. */
function seatWith(state: OrgState, id: string) {
  const seat = state.seats.get(id);
  if (!seat) return undefined;
  const listed = (ids: Iterable<string>): string => [...ids].sort().join(' ');
  return {
    ...seat,
    standIn: state.standIns.get(id) ?? null,
    dottedLines: listed(state.dottedLines.get(id) ?? []),
    reports: listed([...state.seats.values()].flatMap((other) => (other.reportsTo === id ? [other.id] : []))),
    dottedReports: listed([...state.dottedLines].flatMap(([from, lines]) => (lines.has(id) ? [from] : []))),
  };
}

const valueOf = (state: object, fact: string): Value => (state as { readonly [fact: string]: Value })[fact] ?? null;
