import { overlapsAmong, type StructureFault } from '../organization/structure-check.rules.ts';
import type { FileTerm, Origin } from '../organization/structure.rules.ts';
import { covers, type Span } from '../organization/term.rules.ts';
import type { SeatFacts } from '../organization/timeline.service.ts';
import { faultAt } from './structure-row.rules.ts';

/**
 * Other systems keep departments, titles and managers in tables of their own, each with its own days. Together they make one seat a person:
 * - the seat exists from the first day in a department to the end of the last one; on days between two departments it stays, vacant;
 * - the title is the one of the day, else the last one before, else the first one after; titles of other days say nothing;
 * - it reports to the manager's seat, else to the seat of the department's head; a head without a manager reports to nobody.
 * Two departments, titles or managers of one person on one day, or two heads of one department, are mistakes.
 */
export interface Intervals {
  readonly units: readonly (Interval & { readonly unit: string })[];
  readonly titles: readonly (Interval & { readonly title: string })[];
  readonly managers: readonly (Interval & { readonly manager: string })[];
  readonly heads: readonly (Interval & { readonly unit: string })[];
}

export interface Interval extends Span {
  readonly rowIndex: number;
  readonly person: string;
}

export interface Surroundings {
  /** The seat of somebody; undefined where they have none, here or stored. */
  readonly seatOf: (person: string) => string | undefined;
  readonly nameOf: (person: string) => string;
  /** What a seat is called that no title is known for. */
  readonly member: string;
}

type SeatTerm = FileTerm<SeatFacts>;

/** One seat for everybody who is in a department on any day, by the seat's id. */
export function seatsFrom(
  { units, titles, managers, heads }: Intervals,
  around: Surroundings,
): { seats: Map<string, SeatTerm[]>; faults: StructureFault[] } {
  const seats = new Map<string, SeatTerm[]>();
  const faults = [
    ...overlapsAmong(units, ({ person }) => person),
    ...overlapsAmong(titles, ({ person }) => person),
    ...overlapsAmong(managers, ({ person }) => person),
    ...overlapsAmong(heads, ({ unit }) => unit),
    ...unplaced(units, [...titles, ...managers], around),
    ...managers.flatMap(({ rowIndex, person, manager }) => managerFaults(rowIndex, person, manager, around)),
    ...heads
      .filter(({ person }) => around.seatOf(person) === undefined)
      .map(({ rowIndex, person }) => noPost({ rowIndex, column: 'holder' }, around.nameOf(person))),
  ];
  if (faults.length > 0) return { seats, faults };

  const titlesOf = byPerson(titles);
  const managersOf = byPerson(managers);
  const headsOf = Map.groupBy(heads, ({ unit }) => unit);
  for (const [person, own] of byPerson(units)) {
    const seat = around.seatOf(person);
    const tables = { units: own, titles: titlesOf.get(person) ?? [], managers: managersOf.get(person) ?? [], headsOf };
    if (seat !== undefined) seats.set(seat, seatOfPerson(person, tables, around));
  }
  return { seats, faults };
}

function byPerson<Row extends Interval>(rows: readonly Row[]): Map<string, Row[]> {
  const groups = Map.groupBy(rows, ({ person }) => person);
  for (const own of groups.values()) own.sort((a, b) => (a.validFrom < b.validFrom ? -1 : 1));
  return groups;
}

const noPost = (at: Origin, name: string): StructureFault =>
  faultAt(
    at,
    'NO_POST',
    `${name} 没有岗位：文件里没有他们的任职部门`,
    `${name} has no post: the file says of no department that they are in`,
  );

/** Somebody with a title or a manager, and in no department, has no seat to show it. */
function unplaced(units: Intervals['units'], others: readonly Interval[], { nameOf }: Surroundings): StructureFault[] {
  const placed = new Set(units.map(({ person }) => person));
  const first = new Map(others.filter(({ person }) => !placed.has(person)).map((row) => [row.person, row]));
  return [...first.values()].map(({ rowIndex, person }) => noPost({ rowIndex, column: 'holder' }, nameOf(person)));
}

function managerFaults(rowIndex: number, person: string, manager: string, { seatOf, nameOf }: Surroundings): StructureFault[] {
  const at = { rowIndex, column: 'manager' };
  const name = nameOf(manager);
  if (manager === person) return [faultAt(at, 'OWN_MANAGER', `${name} 不能是自己的上级`, `${name} cannot be their own manager`)];
  return seatOf(manager) === undefined ? [noPost(at, name)] : [];
}

interface Tables extends Pick<Intervals, 'units' | 'titles' | 'managers'> {
  readonly headsOf: ReadonlyMap<string, Intervals['heads']>;
}

function seatOfPerson(person: string, tables: Tables, around: Surroundings): SeatTerm[] {
  const { units, titles } = tables;
  return stepsOf(tables).map((span): SeatTerm => {
    const on = span.validFrom;
    const now = units.find((each) => covers(each, on));
    const unit = now ?? units.findLast((each) => each.validFrom <= on);
    const title = titles.findLast((each) => each.validFrom <= on) ?? titles[0];
    const superior = superiorOn(on, person, unit?.unit ?? '', tables);
    return {
      ...span,
      rowIndex: unit?.rowIndex ?? 0,
      origins: { title: title && { rowIndex: title.rowIndex, column: 'name' }, reportsTo: superior?.origin },
      facts: {
        title: title?.title ?? around.member,
        unit: unit?.unit ?? '',
        reportsTo: (superior && around.seatOf(superior.person)) ?? null,
        holder: now ? person : null,
        primary: true,
        sortOrder: 0,
      },
    };
  });
}

function superiorOn(on: string, person: string, unit: string, { managers, headsOf }: Tables): { person: string; origin: Origin } | null {
  const manager = managers.find((each) => covers(each, on));
  if (manager) return { person: manager.manager, origin: { rowIndex: manager.rowIndex, column: 'manager' } };
  const head = headsOf.get(unit)?.find((each) => covers(each, on));
  return head && head.person !== person ? { person: head.person, origin: { rowIndex: head.rowIndex, column: 'holder' } } : null;
}

/** The spans of the seat's life within which no table changes. */
function stepsOf({ units, titles, managers, headsOf }: Tables): Span[] {
  const [first, last] = [units[0], units.at(-1)];
  if (!first || !last) return [];
  const days = new Set([first.validFrom]);
  const heads = new Set(units.map(({ unit }) => unit));
  for (const rows of [units, titles, managers, ...[...heads].map((unit) => headsOf.get(unit) ?? [])]) {
    for (const { validFrom, validTo } of rows) {
      for (const day of [validFrom, validTo])
        if (day !== null && day > first.validFrom && (last.validTo === null || day < last.validTo)) days.add(day);
    }
  }
  const inOrder = [...days].sort();
  return inOrder.map((validFrom, index) => ({ validFrom, validTo: inOrder[index + 1] ?? last.validTo }));
}
