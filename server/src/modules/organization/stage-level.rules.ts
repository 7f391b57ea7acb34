import type { History, SeatState, UnitState } from './state.rules.ts';
import { isOtherTrade, isSalesUnitName, isServiceUnitName, type Level, levelInTitle, topInTitle } from './stage-title.rules.ts';
import { covers } from './term.rules.ts';
import { chartOf } from './tree.rules.ts';
import { unitKindOf } from './unit-path.rules.ts';

/** A seat as it is on the day of the template, and what is planned for it from then on. */
export interface StageSeat extends Omit<SeatState, 'sortOrder'> {
  /** Vacant on the day or not, somebody is planned to hold it later. */
  readonly heldLater: boolean;
  /** Its end is planned: it stays as it is till then, and nothing new leans on it. */
  readonly ends: boolean;
}

export interface StageUnit extends Omit<UnitState, 'sortOrder' | 'responsibilities'> {
  /** A seat or a unit is planned to come into it later. */
  readonly usedLater: boolean;
  readonly ends: boolean;
}

/** The organization of one day: seats and units in the order of the chart. */
export interface StageState {
  readonly seats: readonly StageSeat[];
  readonly units: readonly StageUnit[];
}

/** The state of a day, from all that is true on that day or later. */
export function stageStateOn({ seats, units }: Pick<History, 'seats' | 'units'>, day: string): StageState {
  const still = ({ validTo }: { validTo: string | null }) => validTo === null || validTo > day;
  const lasting = new Set([...seats, ...units].filter(({ validTo }) => validTo === null).map(({ id }) => id));
  const heldLater = new Set(seats.filter((term) => term.holder !== null && still(term)).map(({ id }) => id));
  const later = [
    ...seats.map(({ unit, validFrom }) => ({ into: unit, validFrom })),
    ...units.map(({ parent, validFrom }) => ({ into: parent, validFrom })),
  ];
  const usedLater = new Set(later.filter(({ validFrom }) => validFrom > day).map(({ into }) => into));
  const inOrder = <T extends { sortOrder: number; id: string }>(a: T, b: T) => a.sortOrder - b.sortOrder || (a.id < b.id ? -1 : 1);
  return {
    seats: seats
      .filter((term) => covers(term, day))
      .sort(inOrder)
      .map(({ id, reportsTo, holder, primary, title, unit }) => ({
        id,
        reportsTo,
        holder,
        primary,
        title,
        unit,
        heldLater: heldLater.has(id),
        ends: !lasting.has(id),
      })),
    units: units
      .filter((term) => covers(term, day))
      .sort(inOrder)
      .map(({ id, name, kind, parent, headPosition }) => ({
        id,
        name,
        kind,
        parent,
        headPosition,
        usedLater: usedLater.has(id),
        ends: !lasting.has(id),
      })),
  };
}

export interface SalesLine {
  /** Who runs the company; null where no seat does. */
  readonly top: StageSeat | null;
  /** The seats of the sales line, superiors first, with the level that each has today. */
  readonly levels: ReadonlyMap<string, Level>;
  /** Those of them to whom others of them report. */
  readonly leads: ReadonlySet<string>;
}

export const isRegion = ({ kind, name }: StageUnit): boolean => kind === 'REGION' || (kind !== 'COMPANY' && unitKindOf(name) === 'REGION');

/** A unit and every unit it stands in, nearest first. */
export function unitsUp(units: ReadonlyMap<string, StageUnit>, id: string): StageUnit[] {
  const line: StageUnit[] = [];
  for (let unit = units.get(id); unit; unit = units.get(unit.parent ?? '')) line.push(unit);
  return line;
}

/** Every seat above this one, nearest first. */
export function seatsUp(seats: ReadonlyMap<string, StageSeat>, id: string): StageSeat[] {
  const line: StageSeat[] = [];
  for (let seat = seats.get(seats.get(id)?.reportsTo ?? ''); seat; seat = seats.get(seat.reportsTo ?? '')) line.push(seat);
  return line;
}

/** Who runs the company, who is in its sales line, and on which level each of them stands today. */
export function salesLineOf({ seats, units }: StageState): SalesLine {
  const chart = chartOf(seats);
  const top = topOf(chart);
  const known = new Map(seats.map((seat) => [seat.id, seat]));
  const above = new Set((top ? [top, ...seatsUp(known, top.id)] : []).map(({ id }) => id));
  const eligible = chart.map(({ seat }) => seat).filter((seat) => !above.has(seat.id) && mayTakePart(seat));
  const selling = sellingSeats(eligible, units);
  // Where neither a title nor a unit speaks of sales, everybody below the top sells.
  const line = selling.length > 0 ? selling : eligible;
  const inLine = new Set(line.map(({ id }) => id));
  const leads = new Set(line.flatMap(({ reportsTo }) => (reportsTo !== null && inLine.has(reportsTo) ? [reportsTo] : [])));
  const levels = new Map<string, Level>();
  for (const seat of line) levels.set(seat.id, levelToday(seat, levels.get(seat.reportsTo ?? ''), leads.has(seat.id)));
  return { top, levels, leads };
}

/** 总经理 nearest to the top of the chart, else who is called otherwise but runs it, else the root with most seats below it. */
function topOf(chart: ReturnType<typeof chartOf<StageSeat>>): StageSeat | null {
  const lasting = chart.filter(({ seat }) => !seat.ends);
  for (const rank of [0, 1]) {
    const named = lasting.filter(({ seat }) => topInTitle(seat.title) === rank);
    const highest = Math.min(...named.map(({ depth }) => depth));
    const found = named.find(({ depth }) => depth === highest);
    if (found) return found.seat;
  }
  // Each subtree is one run of the chart: what lies between two roots is the first one's.
  const roots = chart.flatMap(({ depth }, at) => (depth === 0 ? [at] : []));
  let largest: StageSeat | null = null;
  let size = 1;
  for (const [index, at] of roots.entries()) {
    const seats = (roots[index + 1] ?? chart.length) - at;
    const root = chart[at]?.seat;
    if (!root || seats <= size || root.ends || levelInTitle(root.title) !== null || isOtherTrade(root.title)) continue;
    largest = root;
    size = seats;
  }
  return largest;
}

/** A concurrent post (兼岗) takes part only where its title says so: it is beside the tree. */
const mayTakePart = ({ title, primary, ends }: StageSeat): boolean =>
  !ends && !isOtherTrade(title) && (primary || levelInTitle(title) !== null);

/** Whose title speaks of sales, whose unit does or stands in one that does, and who reports to one of them. */
function sellingSeats(eligible: readonly StageSeat[], units: readonly StageUnit[]): StageSeat[] {
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  const sells = new Set(
    units
      .filter(({ id }) =>
        unitsUp(byId, id).some(
          (unit) => unit.kind !== 'COMPANY' && (isSalesUnitName(unit.name) || isServiceUnitName(unit.name) || isRegion(unit)),
        ),
      )
      .map(({ id }) => id),
  );
  const inLine = new Set<string>();
  // Superiors come before their reports.
  return eligible.filter(({ id, title, unit, reportsTo }) => {
    const isSelling = levelInTitle(title) !== null || sells.has(unit) || inLine.has(reportsTo ?? '');
    if (isSelling) inLine.add(id);
    return isSelling;
  });
}

const MANAGES: readonly (Level | undefined)[] = ['MANAGER', 'REGION_MANAGER'];

/** By the title; where it says nothing, or more than the place allows, by the place: below whom, and whether others report to it. */
function levelToday({ title }: StageSeat, superior: Level | undefined, leads: boolean): Level {
  const spoken = levelInTitle(title);
  if (spoken === 'DIRECTOR') return superior === undefined ? 'DIRECTOR' : 'MANAGER';
  // Many a salesperson is called 销售经理: below another manager it is who leads people that counts.
  const belowManager = MANAGES.includes(superior) || superior === 'SUPERVISOR';
  if (spoken !== null && !(MANAGES.includes(spoken) && belowManager)) return spoken;
  if (superior === undefined || superior === 'DIRECTOR') return leads ? 'MANAGER' : 'SALESPERSON';
  if (MANAGES.includes(superior)) return leads ? 'SUPERVISOR' : 'SALESPERSON';
  return superior === 'SUPERVISOR' ? 'SALESPERSON' : 'ASSISTANT';
}
