import { GraphQLError } from 'graphql';
import type { Context } from '../../platform/context.ts';
import { type CursorValues, decodeCursor, type Page, pageOf } from '../../platform/graphql/connection.ts';
import { today as todayOf } from '../../platform/company/company.ts';
import { daysBetween } from '../../platform/time/wall-clock.ts';
import { anniversaryKeysBetween } from './anniversary.rules.ts';
import { keysBetween } from './birthday.rules.ts';
import { Celebration, CelebrationKind } from './celebration.type.ts';
import { join, peopleById, type Sql, visible } from './people.reads.ts';
import { selectRows } from '../../platform/orm/select.ts';

/** A year, leap or not. */
const LONGEST_WINDOW = 366;

/** Keys come from our own rules alone: days, whole numbers and the words of an enum. */
const literal = (value: string | number | boolean | undefined): string =>
  value === undefined ? 'null' : typeof value === 'string' ? `'${value}'` : String(value);
const rows = (keys: readonly (readonly (string | number | boolean | undefined)[])[]): string =>
  keys.map((key) => `(${key.map(literal).join(', ')})`).join(', ');

/** Birthdays in a window by the index on (calendar, month, day), whoever may see them. */
function birthdays(ctx: Context, from: string, to: string, today: string): Sql {
  const keys = keysBetween(from, to).map((key) => [
    key.on,
    key.keptYear,
    key.calendar,
    key.month,
    key.day,
    key.leapMonth,
    key.leapDayKeeping,
    key.leapMonthKeeping,
  ]);
  const seen = visible(ctx, 'birthday', today);
  const year = visible(ctx, 'birthYear', today);
  return {
    text: `select k.on_day, '${CelebrationKind.BIRTHDAY}' as kind, p.id,
        case when ${year.text} then k.kept_year - p.birth_year end as years
      from (with k(on_day, kept_year, calendar, month, day, leap_month, leap_day_keeping, leap_month_keeping) as (values ${rows(keys)}) select * from k) k
      join person p on p.birth_calendar = k.calendar and p.birth_month = k.month and p.birth_day = k.day
      where p.birth_leap_month = k.leap_month
        and (k.leap_day_keeping is null or p.leap_day_keeping = k.leap_day_keeping)
        and (k.leap_month_keeping is null or p.leap_month_keeping = k.leap_month_keeping)
        and (not ${year.text} or p.birth_year is null or k.kept_year >= p.birth_year)
        and (p.left_on is null or cast(p.left_on as text) >= k.on_day)
        and ${seen.text}`,
    // Not before the birth, but where the year is hidden: the first year that somebody appears in would tell it.
    values: [...year.values, ...year.values, ...seen.values],
  };
}

/** Work anniversaries in a window by the index on the day of hire; the day of hire is known to everyone. */
function anniversaries(from: string, to: string): Sql {
  const keys = anniversaryKeysBetween(from, to).map(({ on, key }) => [on, key, Number(on.slice(0, 4))]);
  const years = 'k.kept_year - cast(substr(cast(p.hired_on as text), 1, 4) as integer)';
  return {
    text: `select k.on_day, '${CelebrationKind.WORK_ANNIVERSARY}' as kind, p.id, ${years} as years
      from (with k(on_day, anniversary_key, kept_year) as (values ${rows(keys)}) select * from k) k
      join person p on p.anniversary_key = k.anniversary_key
      where ${years} >= 1 and (p.left_on is null or cast(p.left_on as text) >= k.on_day)`,
    values: [],
  };
}

export interface CelebrationWindow {
  from: string;
  to: string;
  kinds: readonly CelebrationKind[];
  first: number;
  after?: string | null;
}

interface Row {
  on_day: string;
  kind: CelebrationKind;
  id: string;
  years: number | null;
}

/** What is celebrated in the half-open window [from, to), day by day. */
export async function listCelebrations(ctx: Context, { from, to, kinds, first, after }: CelebrationWindow): Promise<Page<Celebration>> {
  if (daysBetween(from, to) > LONGEST_WINDOW) {
    throw new GraphQLError(`At most ${LONGEST_WINDOW} days at a time`, { extensions: { code: 'BAD_USER_INPUT' } });
  }
  const today = await todayOf(ctx);
  const found = (start: string): Sql =>
    join(
      kinds.map((kind) => (kind === CelebrationKind.BIRTHDAY ? birthdays(ctx, start, to, today) : anniversaries(start, to))),
      ' union all ',
    );
  const count = async (): Promise<number> => {
    if (from >= to || kinds.length === 0) return 0;
    const all = found(from);
    const [row] = await selectRows<{ count: number | string }>(ctx.em, `select count(*) as count from (${all.text}) c`, all.values);
    return Number(row?.count);
  };
  const cursor = after ? decodeCursor(after, 3) : null;
  const start = cursor ? String(cursor[0]) : from;
  if (start >= to || kinds.length === 0) return pageOf<Celebration>([], first, () => [], count);

  const all = found(start);
  const page = join([all, { text: cursor ? ') c where (c.on_day, c.kind, c.id) > (?, ?, ?)' : ') c', values: [...(cursor ?? [])] }], '');
  const answer = await selectRows<Row>(
    ctx.em,
    `select c.on_day, c.kind, c.id, c.years from (${page.text} order by c.on_day, c.kind, c.id limit ${first + 1}`,
    page.values,
  );
  const people = new Map((await peopleById(ctx, [...new Set(answer.map(({ id }) => id))])).map((person) => [person.id, person]));
  const celebrations = answer.map((row) =>
    Object.assign(new Celebration(), { kind: row.kind, on: row.on_day, years: row.years, person: people.get(row.id) }),
  );
  return pageOf(celebrations, first, ({ on, kind, person }): CursorValues => [on, kind, person.id], count);
}
