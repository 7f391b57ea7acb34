import { managersOf } from './manager.rules.ts';
import { covers, type Span } from './term.rules.ts';
import type { Seat } from './tree.rules.ts';

export interface SeatState extends Seat {
  readonly title: string;
  readonly unit: string;
}

export interface UnitState {
  readonly id: string;
  readonly name: string;
  readonly parent: string | null;
}

/** Everything true of the organization, dated. */
export interface History {
  readonly seats: readonly (SeatState & Span)[];
  readonly units: readonly (UnitState & Span)[];
  readonly standIns: readonly ({ readonly seat: string; readonly person: string } & Span)[];
}

/** JOINED and LEFT: somebody takes their first seat or gives up their last. MOVED: their primary seat is in another unit. */
export type ChangeKind = 'JOINED' | 'LEFT' | 'MOVED' | 'NEW_MANAGER' | 'RENAMED' | 'OPENED' | 'CLOSED';

/** One thing that became different on a day; ids, and names where something was renamed. */
export interface Change {
  readonly kind: ChangeKind;
  readonly on: string;
  readonly person: string | null;
  /** The seat it concerns; null where a unit as a whole changed. */
  readonly seat: string | null;
  readonly unit: string | null;
  readonly formerUnit: string | null;
  readonly manager: string | null;
  readonly formerManager: string | null;
  readonly name: string | null;
  readonly formerName: string | null;
}

interface State {
  readonly seats: ReadonlyMap<string, SeatState>;
  readonly units: ReadonlyMap<string, UnitState>;
  /** The primary seat of everybody who has one. */
  readonly seatOf: ReadonlyMap<string, SeatState>;
  readonly managers: ReadonlyMap<string, string>;
}

function stateWhere(history: History, isTrue: (span: Span) => boolean): State {
  const seats = history.seats.filter(isTrue);
  const standIns = new Map(history.standIns.filter(isTrue).map(({ seat, person }) => [seat, person]));
  return {
    seats: new Map(seats.map((seat) => [seat.id, seat])),
    units: new Map(history.units.filter(isTrue).map((unit) => [unit.id, unit])),
    seatOf: new Map(seats.flatMap((seat) => (seat.holder !== null && seat.primary ? [[seat.holder, seat] as const] : []))),
    managers: managersOf(seats, standIns),
  };
}

/** What becomes different on each day of the half-open window, oldest first. */
export function changesBetween(history: History, from: string, to: string): Change[] {
  const days = new Set<string>();
  for (const { validFrom, validTo } of [...history.seats, ...history.units, ...history.standIns]) {
    for (const day of [validFrom, validTo]) if (day !== null && from <= day && day < to) days.add(day);
  }
  let before = stateWhere(history, (span) => span.validFrom < from && (span.validTo === null || from <= span.validTo));
  return [...days].sort().flatMap((on) => {
    const after = stateWhere(history, (span) => covers(span, on));
    const changes = differences(before, after, on);
    before = after;
    return changes;
  });
}

function differences(before: State, after: State, on: string): Change[] {
  const nothing = {
    on,
    person: null,
    seat: null,
    unit: null,
    formerUnit: null,
    manager: null,
    formerManager: null,
    name: null,
    formerName: null,
  };
  const changes: Change[] = [];
  const add = (change: { kind: ChangeKind } & Partial<Change>) => changes.push({ ...nothing, ...change });
  // A change of what a thing is called, of its opening or its closing: the same for seats and for units.
  const compare = <T>(
    then: ReadonlyMap<string, T>,
    now: ReadonlyMap<string, T>,
    nameOf: (item: T) => string,
    at: (id: string, item: T) => Partial<Change>,
  ) => {
    for (const [id, item] of now) {
      const former = then.get(id);
      if (!former) add({ kind: 'OPENED', name: nameOf(item), ...at(id, item) });
      else if (nameOf(former) !== nameOf(item)) add({ kind: 'RENAMED', name: nameOf(item), formerName: nameOf(former), ...at(id, item) });
    }
    for (const [id, item] of then) if (!now.has(id)) add({ kind: 'CLOSED', formerName: nameOf(item), ...at(id, item) });
  };

  compare(
    before.units,
    after.units,
    (unit) => unit.name,
    (unit) => ({ unit }),
  );
  compare(
    before.seats,
    after.seats,
    (seat) => seat.title,
    (seat, { unit, holder }) => ({ seat, unit, person: holder }),
  );
  for (const [person, seat] of after.seatOf) {
    const former = before.seatOf.get(person);
    const manager = after.managers.get(person) ?? null;
    const formerManager = before.managers.get(person) ?? null;
    if (!former) add({ kind: 'JOINED', person, seat: seat.id, unit: seat.unit, manager });
    else if (former.unit !== seat.unit)
      add({ kind: 'MOVED', person, seat: seat.id, unit: seat.unit, formerUnit: former.unit, manager, formerManager });
    else if (manager !== formerManager) add({ kind: 'NEW_MANAGER', person, seat: seat.id, unit: seat.unit, manager, formerManager });
  }
  for (const [person, seat] of before.seatOf) {
    if (!after.seatOf.has(person))
      add({ kind: 'LEFT', person, seat: seat.id, formerUnit: seat.unit, formerManager: before.managers.get(person) ?? null });
  }
  return changes;
}
