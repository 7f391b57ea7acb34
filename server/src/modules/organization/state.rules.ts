import type { UnitKind } from './unit-path.rules.ts';
import { covers, type Span } from './term.rules.ts';
import type { Seat } from './tree.rules.ts';

export interface SeatState extends Seat {
  readonly title: string;
  readonly unit: string;
  readonly sortOrder: number;
}

export interface UnitState {
  readonly id: string;
  readonly name: string;
  readonly kind: UnitKind;
  readonly parent: string | null;
  readonly sortOrder: number;
  readonly headPosition: string | null;
  readonly responsibilities: string;
}

/** All that is true of the organization at once: on one day, or in a draft of that day. */
export interface OrgState {
  readonly units: ReadonlyMap<string, UnitState>;
  readonly seats: ReadonlyMap<string, SeatState>;
  /** Seat → who acts for it. */
  readonly standIns: ReadonlyMap<string, string>;
  /** Seat → the seats it also reports to; seats without a dotted line are left out. */
  readonly dottedLines: ReadonlyMap<string, ReadonlySet<string>>;
}

/** The same, dated. */
export interface History {
  readonly units: readonly (UnitState & Span)[];
  readonly seats: readonly (SeatState & Span)[];
  readonly standIns: readonly ({ readonly seat: string; readonly person: string } & Span)[];
  readonly dottedLines: readonly ({ readonly seat: string; readonly reportsTo: string } & Span)[];
}

export const stateOn = (history: History, day: string): OrgState => stateWhere(history, (span) => covers(span, day));

/** What was true on the day before. */
export const stateBefore = (history: History, day: string): OrgState =>
  stateWhere(history, (span) => span.validFrom < day && (span.validTo === null || day <= span.validTo));

function stateWhere(history: History, isTrue: (span: Span) => boolean): OrgState {
  const dottedLines = new Map<string, Set<string>>();
  for (const { seat, reportsTo } of history.dottedLines.filter(isTrue)) {
    const own = dottedLines.get(seat);
    if (own) own.add(reportsTo);
    else dottedLines.set(seat, new Set([reportsTo]));
  }
  return {
    units: new Map(history.units.filter(isTrue).map((unit) => [unit.id, undated(unit)])),
    seats: new Map(history.seats.filter(isTrue).map((seat) => [seat.id, undated(seat)])),
    standIns: new Map(history.standIns.filter(isTrue).map(({ seat, person }) => [seat, person])),
    dottedLines,
  };
}

/** The facts without the days on which they are true. */
export const undated = <Row extends Span>({ validFrom: _from, validTo: _to, ...facts }: Row): Omit<Row, keyof Span> => facts;

/** Every unit after the one it stands in, siblings in their order. */
export function unitsInOrder({ units }: OrgState): UnitState[] {
  const inside = Map.groupBy(units.values(), ({ parent }) => parent);
  const below = (parent: string | null): UnitState[] =>
    (inside.get(parent) ?? [])
      .toSorted((a, b) => a.sortOrder - b.sortOrder || (a.id < b.id ? -1 : 1))
      .flatMap((unit) => [unit, ...below(unit.id)]);
  return below(null);
}
