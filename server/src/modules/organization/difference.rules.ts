import { undated, type History, type OrgState, type SeatState, type UnitState } from './state.rules.ts';
import type { Span } from './term.rules.ts';

/** A unit or a seat that is not what it was. Null before: it is new. Null after: it is no more. */
export interface Altered<S> {
  readonly id: string;
  readonly before: S | null;
  readonly after: S | null;
}

export interface AlteredStandIn {
  readonly seat: string;
  readonly before: string | null;
  readonly after: string | null;
}

export interface AlteredDottedLine {
  readonly seat: string;
  readonly reportsTo: string;
  /** True: it is new. False: it is no more. */
  readonly drawn: boolean;
}

/** What is different between two states of the organization: two days, or the chart of a day and a draft of it. */
export interface Difference {
  readonly units: readonly Altered<UnitState>[];
  readonly seats: readonly Altered<SeatState>[];
  readonly standIns: readonly AlteredStandIn[];
  readonly dottedLines: readonly AlteredDottedLine[];
}

export const differenceOf = (a: OrgState, b: OrgState): Difference => ({
  units: alteredAmong(a.units, b.units),
  seats: alteredAmong(a.seats, b.seats),
  standIns: [...union(a.standIns.keys(), b.standIns.keys())].flatMap((seat) => {
    const [before, after] = [a.standIns.get(seat) ?? null, b.standIns.get(seat) ?? null];
    return before === after ? [] : [{ seat, before, after }];
  }),
  dottedLines: [...union(a.dottedLines.keys(), b.dottedLines.keys())].flatMap((seat) => {
    const [before, after] = [a.dottedLines.get(seat) ?? none, b.dottedLines.get(seat) ?? none];
    return [
      ...[...before].filter((to) => !after.has(to)).map((reportsTo) => ({ seat, reportsTo, drawn: false })),
      ...[...after].filter((to) => !before.has(to)).map((reportsTo) => ({ seat, reportsTo, drawn: true })),
    ];
  }),
});

const none: ReadonlySet<string> = new Set();
const union = (a: Iterable<string>, b: Iterable<string>): Set<string> => new Set([...a, ...b]);

function alteredAmong<S extends UnitState | SeatState>(a: ReadonlyMap<string, S>, b: ReadonlyMap<string, S>): Altered<S>[] {
  const altered: Altered<S>[] = [];
  for (const id of union(a.keys(), b.keys())) {
    const [before, after] = [a.get(id) ?? null, b.get(id) ?? null];
    if (isAltered(before, after)) altered.push({ id, before, after });
  }
  return altered;
}

const isAltered = (before: UnitState | SeatState | null, after: UnitState | SeatState | null): boolean =>
  before === null || after === null ? before !== after : changedFields({ before, after }).length > 0;

/** Which facts of something that stays are different. */
export function changedFields<S extends object>({ before, after }: { before: S | null; after: S | null }): (keyof S & string)[] {
  if (!before || !after) return [];
  return (Object.keys(after) as (keyof S & string)[]).filter((field) => before[field] !== after[field]);
}

/**
 * The second state, made of the first and the difference. Applied to another state than it was taken from, it changes the facts it speaks
 * of and leaves all others; what it changes is passed over where it is not there.
 */
export function applyDifference(a: OrgState, difference: Difference): OrgState {
  const standIns = new Map(a.standIns);
  for (const { seat, after } of difference.standIns) {
    if (after === null) standIns.delete(seat);
    else standIns.set(seat, after);
  }
  const dottedLines = new Map(a.dottedLines);
  for (const { seat, reportsTo, drawn } of difference.dottedLines) {
    const own = new Set(dottedLines.get(seat));
    if (drawn) own.add(reportsTo);
    else own.delete(reportsTo);
    if (own.size > 0) dottedLines.set(seat, own);
    else dottedLines.delete(seat);
  }
  return { units: applied(a.units, difference.units), seats: applied(a.seats, difference.seats), standIns, dottedLines };
}

function applied<S extends object>(to: ReadonlyMap<string, S>, altered: readonly Altered<S>[]): Map<string, S> {
  const states = new Map(to);
  for (const each of altered) {
    const now = states.get(each.id);
    if (each.after === null) states.delete(each.id);
    else if (each.before === null) states.set(each.id, each.after);
    else if (now) states.set(each.id, { ...now, ...pick(each.after, changedFields(each)) });
  }
  return states;
}

const pick = <S extends object>(from: S, fields: readonly (keyof S & string)[]): Partial<S> =>
  Object.fromEntries(fields.map((field) => [field, from[field]])) as Partial<S>;

export interface DatedDifference extends Difference {
  readonly on: string;
}

/** What becomes different on each day of the half-open window, oldest first. A day costs what changes on it, not what there is. */
export function differencesBetween(history: History, from: string, to: string): DatedDifference[] {
  const inWindow = (day: string | null): day is string => day !== null && from <= day && day < to;
  const byDay = <R extends Span>(rows: readonly R[], key: (row: R) => string) => turnsOf(rows, key, inWindow);
  const units = byDay(history.units, ({ id }) => id);
  const seats = byDay(history.seats, ({ id }) => id);
  const standIns = byDay(history.standIns, ({ seat }) => seat);
  const dottedLines = byDay(history.dottedLines, ({ seat, reportsTo }) => `${seat} ${reportsTo}`);
  const days = [...new Set([units, seats, standIns, dottedLines].flatMap((turns) => [...turns.keys()]))].sort();
  return days.map((on) => ({
    on,
    units: alteredIn<UnitState>(units.get(on), undated),
    seats: alteredIn<SeatState>(seats.get(on), undated),
    standIns: turnsIn(standIns.get(on)).flatMap(([, { ended, begun }]) => {
      const [before, after] = [ended?.person ?? null, begun?.person ?? null];
      return before === after ? [] : [{ seat: (ended ?? begun)?.seat ?? '', before, after }];
    }),
    dottedLines: turnsIn(dottedLines.get(on)).flatMap(([, { ended, begun }]) => {
      const row = ended ?? begun;
      return !row || (ended && begun) ? [] : [{ seat: row.seat, reportsTo: row.reportsTo, drawn: row === begun }];
    }),
  }));
}

/** What of one thing ends on a day, and what begins. */
interface Turn<R> {
  ended?: R;
  begun?: R;
}
type Turns<R> = Map<string, Turn<R>>;

function turnsOf<R extends Span>(
  rows: readonly R[],
  key: (row: R) => string,
  inWindow: (day: string | null) => day is string,
): Map<string, Turns<R>> {
  const days = new Map<string, Turns<R>>();
  const turn = (day: string, row: R): Turn<R> => {
    const turns = days.get(day) ?? new Map<string, Turn<R>>();
    days.set(day, turns);
    const own = turns.get(key(row)) ?? {};
    turns.set(key(row), own);
    return own;
  };
  for (const row of rows) {
    if (inWindow(row.validFrom)) turn(row.validFrom, row).begun = row;
    if (inWindow(row.validTo)) turn(row.validTo, row).ended = row;
  }
  return days;
}

/** In the order of their keys, so that the same history is always told alike. */
const turnsIn = <R>(turns: Turns<R> | undefined): [string, Turn<R>][] => [...(turns ?? [])].sort(([a], [b]) => (a < b ? -1 : 1));

const alteredIn = <S extends UnitState | SeatState>(turns: Turns<S & Span> | undefined, factsOf: (row: S & Span) => S): Altered<S>[] =>
  turnsIn(turns).flatMap(([id, { ended, begun }]) => {
    const altered = { id, before: ended ? factsOf(ended) : null, after: begun ? factsOf(begun) : null };
    return isAltered(altered.before, altered.after) ? [altered] : [];
  });
