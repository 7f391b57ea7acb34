import { GraphQLError } from 'graphql';
import type { Context } from '../../platform/context.ts';
import { Latest } from '../../platform/latest.ts';
import type { Page } from '../../platform/graphql/connection.ts';
import { one, type PageRead, pageRoot, type RootRead, type Scope, type TypeReads, value } from '../../platform/read/definition.ts';
import { beyond, where } from '../../platform/read/paging.ts';
import type { Row } from '../../platform/read/row.ts';
import { type Sql, sql } from '../../platform/read/sql.ts';
import { daysBetween } from '../../platform/time/wall-clock.ts';
import { anniversaryKeysBetween } from './anniversary.rules.ts';
import { visible } from './audience.reads.ts';
import { keysBetween } from './birthday.rules.ts';
import { CelebrationArgs } from './celebration.inputs.ts';
import { Celebration, CelebrationKind } from './celebration.type.ts';
import { personById } from './people.reads.ts';

/** A year, leap or not. */
const LONGEST_WINDOW = 366;

export const celebrationReads: TypeReads[] = [
  {
    type: 'Celebration',
    fields: {
      kind: value((celebration) => celebration.column('kind')),
      on: value((celebration) => celebration.column('on_day')),
      years: value((celebration) => celebration.column('years')),
      person: one('Person', (celebration) => ({ id: celebration.column('id') })),
    },
    carries: (celebration) => ({
      kind: celebration.column('kind'),
      on: celebration.column('on_day'),
      years: celebration.column('years'),
      personId: celebration.column('id'),
    }),
    revive: async (ctx, row) =>
      Object.assign(new Celebration(), {
        kind: row['@kind'],
        on: row['@on'],
        years: row['@years'],
        person: await personById(ctx, String(row['@personId'])),
      }),
  },
];

export const celebrationRoots: Record<string, RootRead> = {
  celebrations: pageRoot('Celebration', CelebrationArgs, inWindow),
};

/** What is celebrated in the half-open window [from, to), day by day. */
export const listCelebrations = (ctx: Context, window: CelebrationArgs): Promise<Page<Celebration>> =>
  ctx.services.reader.page<Celebration>(ctx, 'celebrations', window);

function inWindow(row: Row, { from, to, kinds, first, after }: CelebrationArgs, scope: Scope): PageRead {
  if (daysBetween(from, to) > LONGEST_WINDOW) {
    throw new GraphQLError(`At most ${LONGEST_WINDOW} days at a time`, { extensions: { code: 'BAD_USER_INPUT' } });
  }
  const order = ['on_day', 'kind', 'id'].map((name) => ({ by: row.column(name) }));
  const parts = [...new Set(kinds ?? Object.values(CelebrationKind))].map((each) =>
    each === CelebrationKind.BIRTHDAY ? birthdays(from, to, scope) : anniversaries(from, to, scope),
  );
  const alias = sql.id(row.alias);
  if (!parts.length) return { from: sql`(${nothing}) ${alias}`, where: [], order, first, after };
  const found = (days: Sql): Sql =>
    sql.join(
      parts.map(({ select }) => sql`${select} and ${days}`),
      sql` union all `,
    );
  const keys = sql.join(parts.map((part) => part.keys));
  const onPage = where(beyond(scope, { where: [], order, first, after }));
  return {
    // Days are read in their order, a few at first and then twice as many each time, until they fill the page: a company of any size
    // costs what its page holds.
    from: sql`(
      with recursive ${keys}, walked(until, step, found) as (
        select 0, 1, 0
        union all
        select walked.until + walked.step, walked.step * 2, walked.found + (
          select cast(count(*) as integer) from (${found(sql`k.day_no >= walked.until and k.day_no < walked.until + walked.step`)}) ${alias}${onPage})
        from walked where walked.found <= ${sql.lit(first)} and walked.until < ${sql.lit(daysBetween(from, to))}
      )
      ${found(sql`k.day_no < (select max(until) from walked)`)}
    ) ${alias}`,
    all: sql`(with ${keys} ${found(sql`1 = 1`)}) ${alias}`,
    where: [],
    order,
    first,
    after,
  };
}

/** The rows of one kind: the keys that find them, as a named part of the statement, and the select that goes through them as `k`. */
interface Kept {
  keys: Sql;
  select: Sql;
}

/** The person `p` of the statements below. */
const person = { column: (property: string): Sql => sql.ref(`p.${columns[property] ?? property}`) };
const columns: Readonly<Record<string, string>> = {
  birthdayAudience: 'birthday_audience',
  birthYearAudience: 'birth_year_audience',
};

const nothing = sql`select '' as on_day, '' as kind, '' as id, 0 as years where 1 = 0`;
const kind = (of: CelebrationKind): Sql => sql.lit(of);
const stillHere = sql`(p.left_on is null or cast(p.left_on as text) >= k.on_day)`;

/** Windows are asked for again and again: the overview of everybody shows the same weeks. */
const keysKept = new Latest<string>(64);

/** Birthdays in a window by the index on (calendar, month, day), as far as the viewer may see them. */
function birthdays(from: string, to: string, scope: Scope): Kept {
  const keys = keysKept.get(`birthdays ${from} ${to}`, () =>
    JSON.stringify(
      keysBetween(from, to).map((key) => [
        daysBetween(from, key.on),
        key.on,
        key.keptYear,
        key.calendar,
        key.month,
        key.day,
        key.leapMonth,
        key.leapDayKeeping ?? null,
        key.leapMonthKeeping ?? null,
      ]),
    ),
  );
  const rows = scope.dialect.rowsOf(sql`${keys}`, 'rows', [
    { name: 'day_no', type: 'integer' },
    { name: 'on_day', type: 'text' },
    { name: 'kept_year', type: 'integer' },
    { name: 'calendar', type: 'text' },
    { name: 'month', type: 'integer' },
    { name: 'day', type: 'integer' },
    { name: 'leap_month', type: 'boolean' },
    { name: 'leap_day_keeping', type: 'text' },
    { name: 'leap_month_keeping', type: 'text' },
  ]);
  const year = visible(person, 'birthYear', scope);
  return {
    keys: sql`birthday_key as materialized (select * from ${rows})`,
    // Not before the birth, but where the year is hidden: the first year that somebody appears in would tell it.
    select: sql`select k.on_day, ${kind(CelebrationKind.BIRTHDAY)} as kind, p.id, case when ${year} then k.kept_year - p.birth_year end as years
      from birthday_key k cross join person p
      where p.birth_calendar = k.calendar and p.birth_month = k.month and p.birth_day = k.day and p.birth_leap_month = k.leap_month
        and (k.leap_day_keeping is null or p.leap_day_keeping = k.leap_day_keeping)
        and (k.leap_month_keeping is null or p.leap_month_keeping = k.leap_month_keeping)
        and (p.birth_year is null or k.kept_year >= p.birth_year or not ${year})
        and ${stillHere} and ${visible(person, 'birthday', scope)}`,
  };
}

/** Work anniversaries in a window by the index on the day of hire; the day of hire is known to everyone. */
function anniversaries(from: string, to: string, { dialect }: Scope): Kept {
  const keys = keysKept.get(`anniversaries ${from} ${to}`, () =>
    JSON.stringify(anniversaryKeysBetween(from, to).map(({ on, key }) => [daysBetween(from, on), on, key, Number(on.slice(0, 4))])),
  );
  const rows = dialect.rowsOf(sql`${keys}`, 'rows', [
    { name: 'day_no', type: 'integer' },
    { name: 'on_day', type: 'text' },
    { name: 'anniversary_key', type: 'integer' },
    { name: 'kept_year', type: 'integer' },
  ]);
  const years = sql`k.kept_year - cast(substr(cast(p.hired_on as text), 1, 4) as integer)`;
  return {
    keys: sql`anniversary_key as materialized (select * from ${rows})`,
    select: sql`select k.on_day, ${kind(CelebrationKind.WORK_ANNIVERSARY)} as kind, p.id, ${years} as years
      from anniversary_key k cross join person p
      where p.anniversary_key = k.anniversary_key and ${years} >= 1 and ${stillHere}`,
  };
}
