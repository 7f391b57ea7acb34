import type { EntityManager } from '../../platform/orm/orm.ts';
import { selectSql } from '../../platform/orm/select.ts';
import { endOf, holdsOn } from '../../platform/read/dated.ts';
import { type Sql, sql } from '../../platform/read/sql.ts';
import type { MainPost, UnitPlace } from './headcount.rules.ts';

/** The seats of a unit on a day. */
export interface UnitSeats {
  /** Main posts that are held in it or in a unit below it. */
  headcount: number;
  /** Seats in it or in a unit below it that nobody holds. */
  vacancies: number;
  /** Seats in it alone. */
  seats: number;
}

/** `within(top, id)`: each of these units with itself and with all that stands in it on a day. */
const within = (units: readonly string[], day: string): Sql => sql`with recursive within(top, id) as (
    select unit.id, unit.id from org_unit unit where unit.id in (${sql.join(units)})
    union select within.top, t.unit_id from org_unit_term t join within on t.parent_id = within.id and ${holdsOn('t', sql`${day}`)}
  )`;

/** The seats of these units on a day, in the order of the units. PostgreSQL tells counts as text. */
export async function seatsOfUnits(em: EntityManager, units: readonly string[], day: string): Promise<UnitSeats[]> {
  const rows = await selectSql<{ unit: string; headcount: string | number; vacancies: string | number; seats: string | number }>(
    em,
    sql`${within(units, day)} select within.top as unit, count(case when seat.holder_id is not null and seat."primary" then 1 end) as headcount,
      count(case when seat.holder_id is null then 1 end) as vacancies, count(case when within.id = within.top then 1 end) as seats
    from within join position_term seat on seat.unit_id = within.id and ${holdsOn('seat', sql`${day}`)} group by within.top`,
  );
  const known = new Map(rows.map((row) => [row.unit, row]));
  return units.map((unit) => {
    const { headcount = 0, vacancies = 0, seats = 0 } = known.get(unit) ?? {};
    return { headcount: Number(headcount), vacancies: Number(vacancies), seats: Number(seats) };
  });
}

/** Every unit that stands in one of these on a day, at any depth, or is one of them → those it stands in. */
export async function unitsWithin(em: EntityManager, units: readonly string[], day: string): Promise<Map<string, string[]>> {
  const rows = await selectSql<{ top: string; id: string }>(em, sql`${within(units, day)} select top, id from within`);
  const tops = new Map<string, string[]>();
  for (const { top, id } of rows) tops.set(id, [...(tops.get(id) ?? []), top]);
  return tops;
}

/** How many seats report directly to each of these on a day, in their order. */
export async function seatsBelowSeats(em: EntityManager, above: readonly string[], day: string): Promise<number[]> {
  const rows = await selectSql<{ above: string; below: string | number }>(
    em,
    sql`select seat.reports_to_id as above, count(*) as below from position_term seat
    where seat.reports_to_id in (${sql.join(above)}) and ${holdsOn('seat', sql`${day}`)} group by seat.reports_to_id`,
  );
  const known = new Map(rows.map((row) => [row.above, Number(row.below)]));
  return above.map((seat) => known.get(seat) ?? 0);
}

/** What the headcount of these units, and of all that stands below them, is made of on the days of a half-open window. */
export async function unitHistory(
  em: EntityManager,
  units: readonly string[],
  from: string,
  to: string,
): Promise<{ places: UnitPlace[]; posts: MainPost[] }> {
  const during = (alias: string): Sql => sql`${endOf(alias)} > ${from} and ${sql.ref(`${alias}.valid_from`)} < ${to}`;
  const span = (alias: string): Sql => sql`${sql.ref(`${alias}.valid_from`)} as "validFrom", ${sql.ref(`${alias}.valid_to`)} as "validTo"`;
  const within = sql`with recursive within(id) as (
      select unit.id from org_unit unit where unit.id in (${sql.join(units)})
      union select t.unit_id from org_unit_term t join within on t.parent_id = within.id and ${during('t')}
    )`;
  const places = await selectSql<UnitPlace>(
    em,
    sql`${within} select t.unit_id as id, t.parent_id as parent, ${span('t')}
    from within join org_unit_term t on t.parent_id = within.id and ${during('t')}`,
  );
  const posts = await selectSql<MainPost>(
    em,
    sql`${within} select seat.unit_id as unit, ${span('seat')}
    from within join position_term seat on seat.unit_id = within.id and ${during('seat')}
    where seat.holder_id is not null and seat."primary"`,
  );
  return { places, posts };
}
