import type { EntityManager } from '../../platform/orm/orm.ts';
import { managersOf } from './manager.rules.ts';
import type { History, SeatState } from './state.rules.ts';
import type { Span } from './term.rules.ts';
import type { Link, Seat } from './tree.rules.ts';
import type { UnitOnPath } from './unit-path.rules.ts';
import { selectRows } from '../../platform/orm/select.ts';

/** A seat as it is on one day, with who stands in for it. */
export interface SeatOnDay extends Seat {
  readonly version: number;
  readonly title: string;
  readonly unit: string;
  readonly standIn: string | null;
}

/** SQLite answers booleans as 0 and 1. */
type Row<T> = Omit<T, 'primary'> & { primary: boolean | number };

const list = (ids: readonly string[]): string => ids.map(() => '?').join(', ');
const covers = (term: string): string => `${term}.valid_from <= ? and (${term}.valid_to is null or ${term}.valid_to > ?)`;
const read = <T extends object>(em: EntityManager, sql: string, values: readonly string[]): Promise<T[]> => selectRows<T>(em, sql, values);

const SEAT = `select t.position_id as id, p.version, t.reports_to_id as "reportsTo", t.holder_id as holder, t."primary", t.title, t.unit_id as unit, s.person_id as "standIn"
  from position_term t
  join position p on p.id = t.position_id
  left join stand_in s on s.position_id = t.position_id and ${covers('s')}`;

async function seats(em: EntityManager, sql: string, values: readonly string[]): Promise<SeatOnDay[]> {
  const rows = await read<Row<SeatOnDay>>(em, sql, values);
  return rows.map((row) => ({ ...row, primary: Boolean(row.primary) }));
}

/** Every seat of a day, siblings in their order. */
export const seatsOn = (em: EntityManager, day: string): Promise<SeatOnDay[]> =>
  seats(em, `${SEAT} where ${covers('t')} order by t.sort_order, t.position_id`, [day, day, day, day]);

/** One seat and all below it on a day. */
export const seatsBelow = (em: EntityManager, root: string, day: string): Promise<SeatOnDay[]> =>
  seats(
    em,
    `with recursive below(id) as (
      select t.position_id from position_term t where t.position_id = ?
      union
      select t.position_id from position_term t join below on t.reports_to_id = below.id where ${covers('t')}
    )
    ${SEAT} join below on below.id = t.position_id where ${covers('t')} order by t.sort_order, t.position_id`,
    [root, day, day, day, day, day, day],
  );

/** The primary seats of these people on a day. */
export const primarySeatsOf = (em: EntityManager, people: readonly string[], day: string): Promise<SeatOnDay[]> =>
  seats(em, `${SEAT} where t.holder_id in (${list(people)}) and t."primary" and ${covers('t')}`, [day, day, ...people, day, day]);

/** These people's primary seats and every seat above them on a day: one statement climbs to the top. */
export const seatsAbove = (em: EntityManager, people: readonly string[], day: string): Promise<SeatOnDay[]> =>
  seats(
    em,
    `with recursive line(id) as (
      select t.position_id from position_term t where t.holder_id in (${list(people)}) and t."primary" and ${covers('t')}
      union
      select t.reports_to_id from position_term t join line on t.position_id = line.id where t.reports_to_id is not null and ${covers('t')}
    )
    ${SEAT} join line on line.id = t.position_id where ${covers('t')}`,
    [...people, day, day, day, day, day, day, day, day],
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
  const members = await read<{ unit: string; person: string }>(
    em,
    `select t.unit_id as unit, t.holder_id as person from position_term t
    where t.unit_id in (${list(units)}) and t.holder_id is not null and t."primary" and ${covers('t')} order by t.sort_order, t.position_id`,
    [...units, day, day],
  );
  const groups = Map.groupBy(members, ({ unit }) => unit);
  return units.map((unit) => (groups.get(unit) ?? []).map(({ person }) => person));
}

/** The units directly inside each of these on a day, in the order of the units. */
export async function unitsInside(em: EntityManager, units: readonly string[], day: string): Promise<string[][]> {
  const inside = await read<{ unit: string; parent: string }>(
    em,
    `select t.unit_id as unit, t.parent_id as parent from org_unit_term t where t.parent_id in (${list(units)}) and ${covers('t')} order by t.sort_order, t.unit_id`,
    [...units, day, day],
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
    `with recursive below(id, open) as (
      select t.position_id, 1 from position_term t where t.holder_id in (${list(people)}) and ${covers('t')}
      union
      select s.position_id, 1 from stand_in s where s.person_id in (${list(people)}) and ${covers('s')}
      union
      select t.position_id, case when t.holder_id is null or not t."primary" then 1 else 0 end
      from position_term t join below on t.reports_to_id = below.id where below.open = 1 and ${covers('t')}
    )
    ${SEAT} where t.position_id in (select id from below) and ${covers('t')} order by t.sort_order, t.position_id`,
    [...people, day, day, ...people, day, day, day, day, day, day, day, day],
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
  const lines = await read<{ from: string; to: string }>(
    em,
    `select d.position_id as "from", d.reports_to_id as "to" from dotted_line d where ${covers('d')} order by d.reports_to_id`,
    [day, day],
  );
  const groups = Map.groupBy(lines, ({ from }) => from);
  return new Map([...groups].map(([from, own]) => [from, own.map(({ to }) => to)]));
}

const TREES = {
  seats: { table: 'position_term', id: 'position_id', parent: 'reports_to_id' },
  units: { table: 'org_unit_term', id: 'unit_id', parent: 'parent_id' },
} as const;

/** The dated links of these and of everything that stands above them on any day after `from`: what a loop could be made of. */
export function linksAbove(em: EntityManager, tree: keyof typeof TREES, ids: readonly string[], from: string): Promise<Link[]> {
  if (ids.length === 0) return Promise.resolve([]);
  const { table, id, parent } = TREES[tree];
  const still = '(t.valid_to is null or t.valid_to > ?)';
  return read<Link>(
    em,
    `with recursive line(id) as (
      select t.${id} from ${table} t where t.${id} in (${list(ids)})
      union
      select t.${parent} from ${table} t join line on t.${id} = line.id where t.${parent} is not null and ${still}
    )
    select t.${id} as id, t.${parent} as parent, t.valid_from as "validFrom", t.valid_to as "validTo"
    from ${table} t join line on line.id = t.${id} where ${still}`,
    [...ids, from, from],
  );
}

/** When each of these units or seats exists: from the first day of its first term to the end of its last. */
export async function livesOf(em: EntityManager, tree: keyof typeof TREES, ids: readonly string[]): Promise<Map<string, Span>> {
  if (ids.length === 0) return new Map();
  const { table, id } = TREES[tree];
  const rows = await read<Span & { id: string }>(
    em,
    `select t.${id} as id, min(t.valid_from) as "validFrom", case when count(*) = count(t.valid_to) then max(t.valid_to) end as "validTo"
    from ${table} t where t.${id} in (${list(ids)}) group by t.${id}`,
    ids,
  );
  return new Map(rows.map((row) => [row.id, { validFrom: row.validFrom, validTo: row.validTo }]));
}

/** The seats these people hold on any day from `from` on, oldest first. */
export const seatsHeldFrom = (em: EntityManager, people: readonly string[], from: string): Promise<{ seat: string; person: string }[]> =>
  read(
    em,
    `select t.position_id as seat, t.holder_id as person from position_term t
    where t.holder_id in (${list(people)}) and (t.valid_to is null or t.valid_to > ?)
    group by t.position_id, t.holder_id order by min(t.valid_from), t.position_id`,
    [...people, from],
  );

/** What would be left behind by a seat that ends: seats that report to it, and units that it heads, on any day from `from` on. */
export async function leaningOnSeat(em: EntityManager, seat: string, from: string): Promise<{ reports: string[]; headed: string[] }> {
  const rows = await read<{ id: string; sort: 'report' | 'headed' }>(
    em,
    `select t.position_id as id, 'report' as sort from position_term t where t.reports_to_id = ? and (t.valid_to is null or t.valid_to > ?)
    union
    select t.unit_id, 'headed' from org_unit_term t where t.head_position_id = ? and (t.valid_to is null or t.valid_to > ?)`,
    [seat, from, seat, from],
  );
  const of = (sort: string) => rows.filter((row) => row.sort === sort).map(({ id }) => id);
  return { reports: of('report'), headed: of('headed') };
}

/** How many seats and units stand in a unit on any day from `from` on. */
export async function inUnitFrom(em: EntityManager, unit: string, from: string): Promise<{ seats: number; units: number }> {
  const [row] = await read<{ seats: number | string; units: number | string }>(
    em,
    `select (select count(distinct t.position_id) from position_term t where t.unit_id = ? and (t.valid_to is null or t.valid_to > ?)) as seats,
      (select count(distinct t.unit_id) from org_unit_term t where t.parent_id = ? and (t.valid_to is null or t.valid_to > ?)) as units`,
    [unit, from, unit, from],
  );
  return { seats: Number(row?.seats ?? 0), units: Number(row?.units ?? 0) };
}

/** A span of a seat, as a row. */
export type TermRow = SeatState & Span;

const TERM = `select t.position_id as id, t.reports_to_id as "reportsTo", t.holder_id as holder, t."primary", t.title, t.unit_id as unit,
  t.sort_order as "sortOrder", t.valid_from as "validFrom", t.valid_to as "validTo" from position_term t`;
const asTerm = (row: Row<TermRow>): TermRow => ({ ...row, primary: Boolean(row.primary) });

/** Every term of every seat that is true on a day from `from` on. */
export async function allTermsFrom(em: EntityManager, from: string): Promise<TermRow[]> {
  const rows = await read<Row<TermRow>>(em, `${TERM} where t.valid_to is null or t.valid_to > ?`, [from]);
  return rows.map(asTerm);
}

/** Every term of every unit that is true on a day from `from` on. */
export const allUnitTermsFrom = (em: EntityManager, from: string): Promise<(UnitOnPath & Span)[]> =>
  read(
    em,
    `select t.unit_id as id, t.name, t.kind, t.parent_id as parent, t.valid_from as "validFrom", t.valid_to as "validTo"
    from org_unit_term t where t.valid_to is null or t.valid_to > ? order by t.sort_order, t.unit_id`,
    [from],
  );

/** Everything that is true of the organization on any day of the half-open window, or on the day before it. */
export async function historyBetween(em: EntityManager, from: string, to: string): Promise<History> {
  const dates = 't.valid_from as "validFrom", t.valid_to as "validTo"';
  const within = 't.valid_from < ? and (t.valid_to is null or t.valid_to >= ?)';
  const terms = await read<Row<TermRow>>(em, `${TERM} where ${within} order by t.position_id`, [to, from]);
  const units = await read<History['units'][number]>(
    em,
    `select t.unit_id as id, t.name, t.kind, t.parent_id as parent, t.sort_order as "sortOrder", t.head_position_id as "headPosition", t.responsibilities, ${dates}
    from org_unit_term t where ${within} order by t.unit_id`,
    [to, from],
  );
  const standIns = await read<History['standIns'][number]>(
    em,
    `select t.position_id as seat, t.person_id as person, ${dates} from stand_in t where ${within}`,
    [to, from],
  );
  const dottedLines = await read<History['dottedLines'][number]>(
    em,
    `select t.position_id as seat, t.reports_to_id as "reportsTo", ${dates} from dotted_line t where ${within}`,
    [to, from],
  );
  return { seats: terms.map(asTerm), units, standIns, dottedLines };
}

/** Every unit of a day, each after the one it stands in, siblings in their order. */
export async function unitIdsOn(em: EntityManager, day: string): Promise<string[]> {
  const units = await read<{ id: string; parent: string | null }>(
    em,
    `select t.unit_id as id, t.parent_id as parent from org_unit_term t where ${covers('t')} order by t.sort_order, t.unit_id`,
    [day, day],
  );
  const inside = Map.groupBy(units, ({ parent }) => parent);
  const below = (parent: string | null): string[] => (inside.get(parent) ?? []).flatMap(({ id }) => [id, ...below(id)]);
  return below(null);
}
