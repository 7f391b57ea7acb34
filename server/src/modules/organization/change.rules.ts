import {
  changedFields,
  differenceOf,
  differencesBetween,
  type Altered,
  type AlteredStandIn,
  type DatedDifference,
} from './difference.rules.ts';
import { managerOf, managersOf } from './manager.rules.ts';
import { stateBefore, type History, type OrgState, type SeatState, type UnitState } from './state.rules.ts';

/** What people call it; the schema describes each. */
export type ChangeKind =
  | 'JOINED'
  | 'LEFT'
  | 'MOVED'
  | 'NEW_MANAGER'
  | 'NEW_MAIN_POST'
  | 'POST_TAKEN'
  | 'POST_GIVEN_UP'
  | 'RENAMED'
  | 'OPENED'
  | 'CLOSED'
  | 'UNIT_MOVED'
  | 'NEW_UNIT_KIND'
  | 'NEW_HEAD'
  | 'NEW_DUTIES'
  | 'SEAT_MOVED'
  | 'NEW_SUPERIOR'
  | 'STAND_IN_BEGUN'
  | 'STAND_IN_ENDED'
  | 'DOTTED_LINE_DRAWN'
  | 'DOTTED_LINE_ENDED';

/** One thing that became different on a day; ids, and names where something was renamed. */
export interface Change {
  readonly kind: ChangeKind;
  readonly on: string;
  readonly person: string | null;
  /** The seat it concerns; null where a unit as a whole changed. */
  readonly seat: string | null;
  /** The main post before, or the head of a unit before, where it was another seat. */
  readonly formerSeat: string | null;
  readonly unit: string | null;
  readonly formerUnit: string | null;
  readonly parent: string | null;
  readonly formerParent: string | null;
  readonly manager: string | null;
  readonly formerManager: string | null;
  readonly superior: string | null;
  readonly formerSuperior: string | null;
  readonly name: string | null;
  readonly formerName: string | null;
}

/** What becomes different on each day of the half-open window, oldest first. */
export function changesBetween(history: History, from: string, to: string): Change[] {
  const teller = new ChangeTeller(stateBefore(history, from));
  return differencesBetween(history, from, to).flatMap((difference) => teller.tell(difference));
}

/** The same of any two states: the chart of a day and a draft of it, say. */
export const changesOf = (a: OrgState, b: OrgState, on: string): Change[] => new ChangeTeller(a).tell({ on, ...differenceOf(a, b) });

type Told = Pick<Change, 'kind'> & Partial<Omit<Change, 'on'>>;

const nothing: Omit<Change, 'kind' | 'on'> = {
  person: null,
  seat: null,
  formerSeat: null,
  unit: null,
  formerUnit: null,
  parent: null,
  formerParent: null,
  manager: null,
  formerManager: null,
  superior: null,
  formerSuperior: null,
  name: null,
  formerName: null,
};

/**
 * Tells differences in people's words, one after the other. It keeps who holds what, and whose manager is who, and works out anew only
 * what a difference can have touched: a year of ten thousand people would take minutes otherwise.
 */
class ChangeTeller {
  readonly #seats: Map<string, SeatState>;
  readonly #standIns: Map<string, string>;
  /** Seat → the seats that report to it. */
  readonly #reports = new Map<string, Set<string>>();
  /** Person → their primary seat. */
  readonly #mainPosts = new Map<string, string>();
  readonly #managers: Map<string, string>;

  constructor(state: OrgState) {
    this.#seats = new Map(state.seats);
    this.#standIns = new Map(state.standIns);
    for (const seat of this.#seats.values()) this.#enter(seat);
    this.#managers = managersOf([...this.#seats.values()], this.#standIns);
  }

  tell({ on, units, seats, standIns, dottedLines }: DatedDifference): Change[] {
    const concerned = new Map<string, Place | null>();
    const concern = (person: string | null) => {
      if (person !== null && !concerned.has(person)) concerned.set(person, this.#placeOf(person));
    };
    for (const { before, after } of seats) {
      concern(before?.holder ?? null);
      concern(after?.holder ?? null);
    }
    this.#apply(seats, standIns);
    for (const person of this.#answeringTo(seats, standIns)) concern(person);
    const people = [...concerned].map(([person, before]) => ({ person, before, after: this.#settle(person) }));
    const lines = new Map(people.map(({ person, before, after }) => [person, { before, after }]));
    return [
      ...units.flatMap((unit) => this.#tellUnit(unit)),
      ...seats.flatMap((seat) => tellSeat(seat, lines)),
      ...standIns.flatMap(({ seat, before, after }) => [
        ...(before === null ? [] : [this.#at(seat, { kind: 'STAND_IN_ENDED', person: before })]),
        ...(after === null ? [] : [this.#at(seat, { kind: 'STAND_IN_BEGUN', person: after })]),
      ]),
      ...dottedLines.map(({ seat, reportsTo, drawn }) =>
        this.#at(seat, {
          kind: drawn ? 'DOTTED_LINE_DRAWN' : 'DOTTED_LINE_ENDED',
          person: this.#seats.get(seat)?.holder ?? null,
          superior: reportsTo,
        }),
      ),
      ...people.sort(byPlace).flatMap(tellPerson),
    ].map((told) => ({ ...nothing, ...told, on }));
  }

  #enter(seat: SeatState): void {
    if (seat.reportsTo !== null) {
      const reports = this.#reports.get(seat.reportsTo);
      if (reports) reports.add(seat.id);
      else this.#reports.set(seat.reportsTo, new Set([seat.id]));
    }
    if (seat.holder !== null && seat.primary) this.#mainPosts.set(seat.holder, seat.id);
  }

  #apply(seats: DatedDifference['seats'], standIns: readonly AlteredStandIn[]): void {
    // What is altered is taken out first: who changes seats gives up the one before they take the other.
    for (const { id, before } of seats) {
      if (!before) continue;
      this.#seats.delete(id);
      if (before.reportsTo !== null) this.#reports.get(before.reportsTo)?.delete(id);
      if (before.holder !== null && before.primary) this.#mainPosts.delete(before.holder);
    }
    for (const { id, after } of seats) {
      if (!after) continue;
      this.#seats.set(id, after);
      this.#enter(after);
    }
    for (const { seat, after } of standIns) {
      if (after === null) this.#standIns.delete(seat);
      else this.#standIns.set(seat, after);
    }
  }

  /** Everybody who may have another manager: whose way up to the next one in charge passes what was altered. */
  #answeringTo(seats: DatedDifference['seats'], standIns: readonly AlteredStandIn[]): Set<string> {
    const people = new Set<string>();
    const pending = new Set(standIns.map(({ seat }) => seat));
    for (const seat of seats) {
      const fields = changedFields(seat);
      if (!seat.before || !seat.after || fields.includes('holder') || fields.includes('reportsTo')) pending.add(seat.id);
    }
    // What is added while it is gone through is gone through as well.
    for (const id of pending) {
      for (const report of this.#reports.get(id) ?? []) {
        const seat = this.#seats.get(report);
        const inCharge = seat?.holder ?? this.#standIns.get(report);
        // Somebody's way up passes over vacant seats, and over seats of their own.
        if (inCharge === undefined) pending.add(report);
        else people.add(inCharge);
      }
    }
    return people;
  }

  #placeOf(person: string): Place | null {
    const seat = this.#seats.get(this.#mainPosts.get(person) ?? '');
    return seat ? { seat, manager: this.#managers.get(person) ?? null } : null;
  }

  /** Works out somebody's manager anew. */
  #settle(person: string): Place | null {
    const seat = this.#seats.get(this.#mainPosts.get(person) ?? '');
    const manager = seat && managerOf(seat, (id) => this.#seats.get(id), this.#standIns);
    if (manager === undefined) this.#managers.delete(person);
    else this.#managers.set(person, manager);
    return seat ? { seat, manager: manager ?? null } : null;
  }

  #at(seat: string, told: Told): Told {
    return { seat, unit: this.#seats.get(seat)?.unit ?? null, ...told };
  }

  #tellUnit(altered: Altered<UnitState>): Told[] {
    const { id: unit, before, after } = altered;
    if (!before) return [{ kind: 'OPENED', unit, name: after?.name ?? null, parent: after?.parent ?? null }];
    if (!after) return [{ kind: 'CLOSED', unit, formerName: before.name, formerParent: before.parent }];
    return changedFields(altered).flatMap((field): Told[] => {
      switch (field) {
        case 'name':
          return [{ kind: 'RENAMED', unit, name: after.name, formerName: before.name }];
        case 'parent':
          return [{ kind: 'UNIT_MOVED', unit, parent: after.parent, formerParent: before.parent }];
        case 'kind':
          return [{ kind: 'NEW_UNIT_KIND', unit }];
        case 'responsibilities':
          return [{ kind: 'NEW_DUTIES', unit }];
        case 'headPosition': {
          const person = this.#seats.get(after.headPosition ?? '')?.holder ?? null;
          return [{ kind: 'NEW_HEAD', unit, seat: after.headPosition, formerSeat: before.headPosition, person }];
        }
        // In which order units stand is no news.
        case 'id':
        case 'sortOrder':
          return [];
      }
    });
  }
}

/** Where somebody's main post is, and to whom they report there. */
interface Place {
  readonly seat: SeatState;
  readonly manager: string | null;
}
interface Line {
  readonly before: Place | null;
  readonly after: Place | null;
}

/** What is told of a seat, as far as its holder's line does not tell it. */
function tellSeat({ id: seat, before, after }: Altered<SeatState>, lines: ReadonlyMap<string, Line>): Told[] {
  const told: Told[] = [];
  const person = after?.holder ?? null;
  const unit = after?.unit ?? null;
  if (!before) told.push({ kind: 'OPENED', seat, unit, person, name: after?.title ?? null, superior: after?.reportsTo ?? null });
  if (!after && before) {
    const { holder, title, reportsTo } = before;
    told.push({ kind: 'CLOSED', seat, unit: before.unit, person: holder, formerName: title, formerSuperior: reportsTo });
  }
  if (before && after) {
    const line = lines.get(person ?? '');
    // Who stays in it as their main post: their line tells of another unit, and of another manager.
    const stays = line?.before?.seat.id === seat && line.after?.seat.id === seat ? line : undefined;
    if (before.title !== after.title) told.push({ kind: 'RENAMED', seat, unit, person, name: after.title, formerName: before.title });
    if (before.unit !== after.unit && !stays) told.push({ kind: 'SEAT_MOVED', seat, person, unit, formerUnit: before.unit });
    if (before.reportsTo !== after.reportsTo && (!stays || stays.before?.manager === stays.after?.manager)) {
      told.push({ kind: 'NEW_SUPERIOR', seat, person, unit, superior: after.reportsTo, formerSuperior: before.reportsTo });
    }
  }
  if (before?.holder !== after?.holder) {
    if (before && before.holder !== null && !before.primary)
      told.push({ kind: 'POST_GIVEN_UP', seat, person: before.holder, formerUnit: before.unit });
    if (after && person !== null && !after.primary) told.push({ kind: 'POST_TAKEN', seat, person, unit });
  }
  return told;
}

interface Person extends Line {
  readonly person: string;
}

/** In the order of their seats; who left comes last. */
function byPlace(a: Person, b: Person): number {
  if (!a.after !== !b.after) return a.after ? -1 : 1;
  const [one, other] = [a, b].map(({ before, after }) => (after ?? before)?.seat.id ?? '');
  return (one ?? '') < (other ?? '') ? -1 : 1;
}

function tellPerson({ person, before, after }: Person): Told[] {
  if (!after)
    return before ? [{ kind: 'LEFT', person, seat: before.seat.id, formerUnit: before.seat.unit, formerManager: before.manager }] : [];
  const now = { person, seat: after.seat.id, unit: after.seat.unit, manager: after.manager };
  if (!before) return [{ kind: 'JOINED', ...now }];
  const another = before.seat.id !== after.seat.id;
  const told = { ...now, formerSeat: another ? before.seat.id : null, formerManager: before.manager };
  if (before.seat.unit !== after.seat.unit) return [{ kind: 'MOVED', ...told, formerUnit: before.seat.unit }];
  if (before.manager !== after.manager) return [{ kind: 'NEW_MANAGER', ...told }];
  return another ? [{ kind: 'NEW_MAIN_POST', ...told }] : [];
}
