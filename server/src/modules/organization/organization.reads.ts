import type { EntityManager } from '../../platform/orm/orm.ts';
import { endOf, holdsOn } from '../../platform/read/dated.ts';
import { type Sql, sql } from '../../platform/read/sql.ts';
import { managersOf } from './manager.rules.ts';
import type { History, SeatState } from './state.rules.ts';
import type { Span } from './term.rules.ts';
import type { Link, Seat } from './tree.rules.ts';
import type { UnitOnPath } from './unit-path.rules.ts';
import { selectSql } from '../../platform/orm/select.ts';

/** A seat as it is on one day, with who stands in for it. */
export interface SeatOnDay extends Seat {
  readonly version: number;
  readonly title: string;
  readonly unit: string;
  readonly standIn: string | null;
}

/** SQLite answers booleans as 0 and 1. */
type Row<T> = Omit<T, 'primary'> & { primary: boolean | number };

const on = (term: string, day: string): Sql => holdsOn(term, sql`${day}`);

const seatRows = (
  day: string,
): Sql => sql`select t.position_id as id, p.version, t.reports_to_id as "reportsTo", t.holder_id as holder, t."primary",
    t.title, t.unit_id as unit, s.person_id as "standIn"
  from position_term t
  join position p on p.id = t.position_id
  left join stand_in s on s.position_id = t.position_id and ${on('s', day)}`;

async function seats(em: EntityManager, statement: Sql): Promise<SeatOnDay[]> {
  const rows = await selectSql<Row<SeatOnDay>>(em, statement);
  return rows.map((row) => ({ ...row, primary: Boolean(row.primary) }));
}

/** Every seat of a day, siblings in their order. */
export const seatsOn = (em: EntityManager, day: string): Promise<SeatOnDay[]> =>
  seats(em, sql`${seatRows(day)} where ${on('t', day)} order by t.sort_order, t.position_id`);

/** One seat and all below it on a day. */
export const seatsBelow = (em: EntityManager, root: string, day: string): Promise<SeatOnDay[]> =>
  seats(
    em,
    sql`with recursive below(id) as (
      select t.position_id from position_term t where t.position_id = ${root}
      union
      select t.position_id from position_term t join below on t.reports_to_id = below.id where ${on('t', day)}
    )
    ${seatRows(day)} join below on below.id = t.position_id where ${on('t', day)} order by t.sort_order, t.position_id`,
  );

/** The primary seats of these people on a day. */
export const primarySeatsOf = (em: EntityManager, people: readonly string[], day: string): Promise<SeatOnDay[]> =>
  seats(em, sql`${seatRows(day)} where t.holder_id in (${sql.list(people)}) and t."primary" and ${on('t', day)}`);

/** These people's primary seats and every seat above them on a day: one statement climbs to the top. */
export const seatsAbove = (em: EntityManager, people: readonly string[], day: string): Promise<SeatOnDay[]> =>
  seats(
    em,
    sql`with recursive line(id) as (
      select t.position_id from position_term t where t.holder_id in (${sql.list(people)}) and t."primary" and ${on('t', day)}
      union
      select t.reports_to_id from position_term t join line on t.position_id = line.id where t.reports_to_id is not null and ${on('t', day)}
    )
    ${seatRows(day)} join line on line.id = t.position_id where ${on('t', day)}`,
  );

/** Who manages these people on a day. */
export async function managersOn(em: EntityManager, people: readonly string[], day: string): Promise<Map<string, string>> {
  const line = await seatsAbove(em, people, day);
  return managersOf(line, standInsOf(line));
}

/** Everybody in charge of a seat above these people's on a day, nearest first. */
export async function lineAbove(em: EntityManager, people: readonly string[], day: string): Promise<Map<string, string[]>> {
  const line = new Map((await seatsAbove(em, people, day)).map((seat) => [seat.id, seat]));
  const asked = new Set(people);
  const answers = new Map<string, string[]>();
  for (const own of line.values()) {
    if (own.holder === null || !own.primary || !asked.has(own.holder)) continue;
    const above = new Set<string>();
    for (let seat = line.get(own.reportsTo ?? ''); seat; seat = line.get(seat.reportsTo ?? '')) {
      const inCharge = seat.holder ?? seat.standIn;
      if (inCharge !== null) above.add(inCharge);
    }
    answers.set(own.holder, [...above]);
  }
  return answers;
}

/** Whose primary seat is in each of these units on a day, in the order of the units. */
export async function membersOfUnits(em: EntityManager, units: readonly string[], day: string): Promise<string[][]> {
  const members = await selectSql<{ unit: string; person: string }>(
    em,
    sql`select t.unit_id as unit, t.holder_id as person from position_term t
    where t.unit_id in (${sql.list(units)}) and t.holder_id is not null and t."primary" and ${on('t', day)} order by t.sort_order, t.position_id`,
  );
  const groups = Map.groupBy(members, ({ unit }) => unit);
  return units.map((unit) => (groups.get(unit) ?? []).map(({ person }) => person));
}

/** The units directly inside each of these on a day, in the order of the units. */
export async function unitsInside(em: EntityManager, units: readonly string[], day: string): Promise<string[][]> {
  const inside = await selectSql<{ unit: string; parent: string }>(
    em,
    sql`select t.unit_id as unit, t.parent_id as parent from org_unit_term t where t.parent_id in (${sql.list(units)}) and ${on('t', day)} order by t.sort_order, t.unit_id`,
  );
  const groups = Map.groupBy(inside, ({ parent }) => parent);
  return units.map((unit) => (groups.get(unit) ?? []).map((each) => each.unit));
}

/**
 * Who reports to these people on a day. One statement goes down from the seats they hold or stand in for, and further through seats that
 * are passed over on the way up: vacant ones, and concurrent posts (their holder may have a seat of their own below).
 */
export async function reportsOn(em: EntityManager, people: readonly string[], day: string): Promise<Map<string, string[]>> {
  const below = await seats(
    em,
    sql`with recursive below(id, open) as (
      select t.position_id, 1 from position_term t where t.holder_id in (${sql.list(people)}) and ${on('t', day)}
      union
      select s.position_id, 1 from stand_in s where s.person_id in (${sql.list(people)}) and ${on('s', day)}
      union
      select t.position_id, case when t.holder_id is null or not t."primary" then 1 else 0 end
      from position_term t join below on t.reports_to_id = below.id where below.open = 1 and ${on('t', day)}
    )
    ${seatRows(day)} where t.position_id in (select id from below) and ${on('t', day)} order by t.sort_order, t.position_id`,
  );
  const asked = new Set(people);
  const reports = new Map<string, string[]>();
  const managers = managersOf(below, standInsOf(below));
  for (const { holder, primary } of below) {
    const manager = holder !== null && primary ? managers.get(holder) : undefined;
    if (holder !== null && manager !== undefined && asked.has(manager)) reports.set(manager, [...(reports.get(manager) ?? []), holder]);
  }
  return reports;
}

export const standInsOf = (of: readonly SeatOnDay[]): Map<string, string> =>
  new Map(of.flatMap(({ id, standIn }) => (standIn === null ? [] : [[id, standIn] as const])));

/** The dotted lines of a day, from seat to the seats they lead to. */
export async function dottedLinesOn(em: EntityManager, day: string): Promise<Map<string, string[]>> {
  const lines = await selectSql<{ from: string; to: string }>(
    em,
    sql`select d.position_id as "from", d.reports_to_id as "to" from dotted_line d where ${on('d', day)} order by d.reports_to_id`,
  );
  const groups = Map.groupBy(lines, ({ from }) => from);
  return new Map([...groups].map(([from, own]) => [from, own.map(({ to }) => to)]));
}

const TREES = {
  seats: { terms: sql`position_term t`, id: sql`t.position_id`, parent: sql`t.reports_to_id` },
  units: { terms: sql`org_unit_term t`, id: sql`t.unit_id`, parent: sql`t.parent_id` },
} as const;

/** The dated links of these and of everything that stands above them on any day after `from`: what a loop could be made of. */
export function linksAbove(em: EntityManager, tree: keyof typeof TREES, ids: readonly string[], from: string): Promise<Link[]> {
  if (ids.length === 0) return Promise.resolve([]);
  const { terms, id, parent } = TREES[tree];
  const still = sql`${endOf('t')} > ${from}`;
  return selectSql<Link>(
    em,
    sql`with recursive line(id) as (
      select ${id} from ${terms} where ${id} in (${sql.list(ids)})
      union
      select ${parent} from ${terms} join line on ${id} = line.id where ${parent} is not null and ${still}
    )
    select ${id} as id, ${parent} as parent, t.valid_from as "validFrom", t.valid_to as "validTo"
    from ${terms} join line on line.id = ${id} where ${still}`,
  );
}

/** When each of these units or seats exists: from the first day of its first term to the end of its last. */
export async function livesOf(em: EntityManager, tree: keyof typeof TREES, ids: readonly string[]): Promise<Map<string, Span>> {
  if (ids.length === 0) return new Map();
  const { terms, id } = TREES[tree];
  const rows = await selectSql<Span & { id: string }>(
    em,
    sql`select ${id} as id, min(t.valid_from) as "validFrom", case when count(*) = count(t.valid_to) then max(t.valid_to) end as "validTo"
    from ${terms} where ${id} in (${sql.list(ids)}) group by ${id}`,
  );
  return new Map(rows.map((row) => [row.id, { validFrom: row.validFrom, validTo: row.validTo }]));
}

/** The seats these people hold on any day from `from` on, oldest first. */
export const seatsHeldFrom = (em: EntityManager, people: readonly string[], from: string): Promise<{ seat: string; person: string }[]> =>
  selectSql(
    em,
    sql`select t.position_id as seat, t.holder_id as person from position_term t
    where t.holder_id in (${sql.list(people)}) and ${endOf('t')} > ${from}
    group by t.position_id, t.holder_id order by min(t.valid_from), t.position_id`,
  );

/** What would be left behind by a seat that ends: seats that report to it, and units that it heads, on any day from `from` on. */
export async function leaningOnSeat(em: EntityManager, seat: string, from: string): Promise<{ reports: string[]; headed: string[] }> {
  const rows = await selectSql<{ id: string; sort: 'report' | 'headed' }>(
    em,
    sql`select t.position_id as id, 'report' as sort from position_term t where t.reports_to_id = ${seat} and ${endOf('t')} > ${from}
    union
    select t.unit_id, 'headed' from org_unit_term t where t.head_position_id = ${seat} and ${endOf('t')} > ${from}`,
  );
  const of = (sort: string) => rows.filter((row) => row.sort === sort).map(({ id }) => id);
  return { reports: of('report'), headed: of('headed') };
}

/** How many seats and units stand in a unit on any day from `from` on. */
export async function inUnitFrom(em: EntityManager, unit: string, from: string): Promise<{ seats: number; units: number }> {
  const [row] = await selectSql<{ seats: number | string; units: number | string }>(
    em,
    sql`select (select count(distinct t.position_id) from position_term t where t.unit_id = ${unit} and ${endOf('t')} > ${from}) as seats,
      (select count(distinct t.unit_id) from org_unit_term t where t.parent_id = ${unit} and ${endOf('t')} > ${from}) as units`,
  );
  return { seats: Number(row?.seats ?? 0), units: Number(row?.units ?? 0) };
}

/** A span of a seat, as a row. */
export type TermRow = SeatState & Span;

const TERM = sql`select t.position_id as id, t.reports_to_id as "reportsTo", t.holder_id as holder, t."primary", t.title, t.unit_id as unit,
  t.sort_order as "sortOrder", t.valid_from as "validFrom", t.valid_to as "validTo" from position_term t`;
const asTerm = (row: Row<TermRow>): TermRow => ({ ...row, primary: Boolean(row.primary) });

/** Every term of every seat that is true on a day from `from` on. */
export async function allTermsFrom(em: EntityManager, from: string): Promise<TermRow[]> {
  const rows = await selectSql<Row<TermRow>>(em, sql`${TERM} where ${endOf('t')} > ${from}`);
  return rows.map(asTerm);
}

/** Every term of every unit that is true on a day from `from` on. */
export const allUnitTermsFrom = (em: EntityManager, from: string): Promise<(UnitOnPath & Span)[]> =>
  selectSql(
    em,
    sql`select t.unit_id as id, t.name, t.kind, t.parent_id as parent, t.valid_from as "validFrom", t.valid_to as "validTo"
    from org_unit_term t where ${endOf('t')} > ${from} order by t.sort_order, t.unit_id`,
  );

/** Everything that is true of the organization on any day of the half-open window, or on the day before it. */
export async function historyBetween(em: EntityManager, from: string, to: string): Promise<History> {
  const dates = sql`t.valid_from as "validFrom", t.valid_to as "validTo"`;
  const within = sql`t.valid_from < ${to} and ${endOf('t')} >= ${from}`;
  const terms = await selectSql<Row<TermRow>>(em, sql`${TERM} where ${within} order by t.position_id`);
  const units = await selectSql<History['units'][number]>(
    em,
    sql`select t.unit_id as id, t.name, t.kind, t.parent_id as parent, t.sort_order as "sortOrder", t.head_position_id as "headPosition", t.responsibilities, ${dates}
    from org_unit_term t where ${within} order by t.unit_id`,
  );
  const standIns = await selectSql<History['standIns'][number]>(
    em,
    sql`select t.position_id as seat, t.person_id as person, ${dates} from stand_in t where ${within}`,
  );
  const dottedLines = await selectSql<History['dottedLines'][number]>(
    em,
    sql`select t.position_id as seat, t.reports_to_id as "reportsTo", ${dates} from dotted_line t where ${within}`,
  );
  return { seats: terms.map(asTerm), units, standIns, dottedLines };
}
