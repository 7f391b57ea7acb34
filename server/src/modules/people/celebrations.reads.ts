import { GraphQLError } from 'graphql';
import type { Context } from '../../platform/context.ts';
import { Latest } from '../../platform/latest.ts';
import type { Page } from '../../platform/graphql/connection.ts';
import { GivenRows } from '../../platform/read/dialect.ts';
import { one, type PageRead, pageRoot, type RootRead, type Scope, type TypeReads, value } from '../../platform/read/definition.ts';
import { beyond, where } from '../../platform/read/paging.ts';
import type { Row } from '../../platform/read/row.ts';
import { type Sql, sql } from '../../platform/read/sql.ts';
import { daysBetween } from '../../platform/time/wall-clock.ts';
import { anniversaryKeysBetween } from './anniversary.rules.ts';
import { teamOf, visible } from './audience.reads.ts';
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

function inWindow(row: Row, { from, to, kinds, personId, viewersTeam, first, after }: CelebrationArgs, scope: Scope): PageRead {
  if (daysBetween(from, to) > LONGEST_WINDOW) {
    throw new GraphQLError(`At most ${LONGEST_WINDOW} days at a time`, { extensions: { code: 'BAD_USER_INPUT' } });
  }
  const whose: Sql[] = [];
  if (personId != null) whose.push(sql`p.id = ${personId}`);
  if (viewersTeam) whose.push(scope.viewer.member ? sql`p.id in (${teamOf(scope.viewerPersonId, scope.today)})` : sql`1 = 0`);
  const parts = keptIn(from, to, kinds, scope).map((part) => ({ ...part, where: sql.join([part.where, ...whose], sql` and `) }));
  const page: PageRead = { where: [], order: ['on_day', 'kind', 'id'].map((name) => ({ by: row.column(name) })), first, after };
  if (!parts.length) return { ...page, from: sql`(${nothing}) ${sql.id(row.alias)}` };
  return {
    ...page,
    from: pageOfDays(parts, page, row, scope, daysBetween(from, to)),
    all: sql`(${allOf(parts, scope)}) ${sql.id(row.alias)}`,
  };
}

const keptIn = (from: string, to: string, kinds: readonly CelebrationKind[] | null | undefined, scope: Scope): Kept[] =>
  [...new Set(kinds ?? Object.values(CelebrationKind))].map((kind) =>
    kind === CelebrationKind.BIRTHDAY ? birthdays(from, to, scope) : anniversaries(from, to),
  );

/** All that a scope sees in the window, as rows of day, kind, id, years and the year of its own calendar in which it is kept. */
export const celebrationRows = (from: string, to: string, scope: Scope): Sql => allOf(keptIn(from, to, null, scope), scope);

/** The rows of one kind: the keys `k` that find them, and what else must hold of the person `p`. */
interface Kept {
  kind: CelebrationKind;
  keys: GivenRows;
  years: Sql;
  where: Sql;
}

const selectOf = ({ kind, years, where: condition }: Kept, keys: Sql): Sql =>
  sql`select k.on_day, ${sql.lit(kind)} as kind, p.id, ${years} as years, k.kept_year from ${keys} k cross join person p where ${condition}`;

const allOf = (parts: readonly Kept[], { dialect }: Scope): Sql =>
  sql.join(
    parts.map((part) => selectOf(part, sql`(select * from ${dialect.rowsOf(part.keys, 'given')})`)),
    sql` union all `,
  );

/**
 * Enough rows for a page: of each key no more than a page holds, by the index, and no day after those that fill it. A company of any size costs
 * what its page holds. PostgreSQL stops where the days in their order fill the page; for SQLite a look ahead says how many do, a few at first
 * and then twice as many each time.
 */
function pageOfDays(parts: readonly Kept[], page: PageRead, row: Row, scope: Scope, days: number): Sql {
  const { dialect } = scope;
  const enough = sql.lit(page.first + 1);
  const matching = ({ kind, where: condition }: Kept): Sql => {
    const place = { ...page, order: [{ by: sql`k.on_day` }, { by: sql.lit(kind) }, { by: sql`p.id` }] };
    return sql`from person p${where([condition, ...beyond(scope, place)])}`;
  };
  const union = (each: (part: Kept, index: number) => Sql): Sql => sql.join(parts.map(each), sql` union all `);
  if (dialect.name === 'postgresql') {
    const found = union(
      (part) => sql`select k.on_day, ${sql.lit(part.kind)} as kind, found.id, found.years
        from (select * from ${dialect.rowsOf(part.keys, 'given')} order by on_day) k
        cross join lateral (select p.id, ${part.years} as years ${matching(part)} order by p.id limit ${enough}) found`,
    );
    return sql`(${found}) ${sql.id(row.alias)}`;
  }
  const names = parts.map(({ kind }) => sql.id(`${kind.toLowerCase()}_key`));
  const keys = sql.join(
    parts.map((part, index) => sql`${names[index]} as materialized (select * from ${dialect.rowsOf(part.keys, 'given')})`),
  );
  const ahead = union(
    (part, index) => sql`select (select count(*) from (select 1 ${matching(part)} limit ${enough})) as people
      from ${names[index]} k where k.day_no >= walked.until and k.day_no < walked.until + walked.step`,
  );
  const found = union(
    (
      part,
      index,
    ) => sql`select k.on_day, ${sql.lit(part.kind)} as kind, p.id, ${part.years} as years from ${names[index]} k cross join person p
      where k.day_no < (select max(until) from walked) and p.id in (select p.id ${matching(part)} order by p.id limit ${enough})`,
  );
  return sql`(
    with recursive ${keys}, walked(until, step, found) as (
      select 0, 1, 0
      union all
      select walked.until + walked.step, walked.step * 2, walked.found + (select coalesce(sum(people), 0) from (${ahead}))
      from walked where walked.found < ${enough} and walked.until < ${sql.lit(days)}
    )
    ${found}
  ) ${sql.id(row.alias)}`;
}

/** The person `p` of the statements below. */
export const person = { column: (property: string): Sql => sql.ref(`p.${columns[property] ?? property}`) };
const columns: Readonly<Record<string, string>> = {
  birthdayAudience: 'birthday_audience',
  birthYearAudience: 'birth_year_audience',
};

const nothing = sql`select '' as on_day, '' as kind, '' as id, 0 as years where 1 = 0`;
const stillHere = sql`(p.left_on is null or cast(p.left_on as text) >= k.on_day)`;

/** Windows are asked for again and again: the overview of everybody shows the same weeks. */
const keysKept = new Latest<GivenRows>(64);

const birthdayKeys = (from: string, to: string): GivenRows =>
  keysKept.get(`birthdays ${from} ${to}`, () => {
    const rows = keysBetween(from, to).map((key) => [
      daysBetween(from, key.on),
      key.on,
      key.keptYear,
      key.calendar,
      key.month,
      key.day,
      key.leapMonth,
      key.leapDayKeeping ?? null,
      key.leapMonthKeeping ?? null,
    ]);
    return new GivenRows(
      [
        { name: 'day_no', type: 'integer' },
        { name: 'on_day', type: 'text' },
        { name: 'kept_year', type: 'integer' },
        { name: 'calendar', type: 'text' },
        { name: 'month', type: 'integer' },
        { name: 'day', type: 'integer' },
        { name: 'leap_month', type: 'boolean' },
        { name: 'leap_day_keeping', type: 'text' },
        { name: 'leap_month_keeping', type: 'text' },
      ],
      rows,
    );
  });

const anniversaryKeys = (from: string, to: string): GivenRows =>
  keysKept.get(`anniversaries ${from} ${to}`, () => {
    const rows = anniversaryKeysBetween(from, to).map(({ on, key }) => [daysBetween(from, on), on, key, Number(on.slice(0, 4))]);
    return new GivenRows(
      [
        { name: 'day_no', type: 'integer' },
        { name: 'on_day', type: 'text' },
        { name: 'anniversary_key', type: 'integer' },
        { name: 'kept_year', type: 'integer' },
      ],
      rows,
    );
  });

/** Birthdays in a window by the index on (calendar, month, day), as far as the viewer may see them. */
function birthdays(from: string, to: string, scope: Scope): Kept {
  const year = visible(person, 'birthYear', scope);
  return {
    kind: CelebrationKind.BIRTHDAY,
    keys: birthdayKeys(from, to),
    years: sql`case when ${year} then k.kept_year - p.birth_year end`,
    // Not before the birth, but where the year is hidden: the first year that somebody appears in would tell it.
    where: sql`p.birth_calendar = k.calendar and p.birth_month = k.month and p.birth_day = k.day and p.birth_leap_month = k.leap_month
      and (k.leap_day_keeping is null or p.leap_day_keeping = k.leap_day_keeping)
      and (k.leap_month_keeping is null or p.leap_month_keeping = k.leap_month_keeping)
      and (p.birth_year is null or k.kept_year >= p.birth_year or not ${year})
      and ${stillHere} and ${visible(person, 'birthday', scope)}`,
  };
}

/** Work anniversaries in a window by the index on the day of hire; the day of hire is known to everyone. */
function anniversaries(from: string, to: string): Kept {
  const years = sql`k.kept_year - cast(substr(cast(p.hired_on as text), 1, 4) as integer)`;
  return {
    kind: CelebrationKind.WORK_ANNIVERSARY,
    keys: anniversaryKeys(from, to),
    years,
    where: sql`p.anniversary_key = k.anniversary_key and ${years} >= 1 and ${stillHere}`,
  };
}
