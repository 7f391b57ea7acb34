import { today as todayOf } from '../../platform/company/company.ts';
import type { Context } from '../../platform/context.ts';
import { selectSql } from '../../platform/orm/select.ts';
import type { Scope } from '../../platform/read/definition.ts';
import { type Sql, sql } from '../../platform/read/sql.ts';
import { visible } from './audience.reads.ts';
import { CelebrationKind } from './celebration.type.ts';
import { celebrationRows, person } from './celebrations.reads.ts';

// For whoever tells people of celebrations without being asked by them: the policy of every reader, for many readers in one statement.

/** A day that is kept, as far as anybody but the person may know of it. Nothing of it is said to somebody whom `seenBy` does not name. */
export interface KeptCelebration {
  kind: CelebrationKind;
  personId: string;
  on: string;
  /** The age, or the years worked here; null where the year is not known, or is for the person alone. */
  years: number | null;
  /** The year of its own calendar in which it is kept. */
  keptYear: number;
}

/** What is kept in the half-open window [from, to), day by day; nothing of those who leave before the day, nothing that is for the person alone. */
export async function celebrationsKept(ctx: Context, from: string, to: string): Promise<KeptCelebration[]> {
  const scope = await scopeOf(ctx, { hr: true, reader: null });
  const rows = await selectSql<{ kind: CelebrationKind; id: string; on_day: string; years: number | null; kept_year: number }>(
    ctx.em,
    sql`select kept.on_day, kept.kind, kept.id, kept.years, kept.kept_year from (${celebrationRows(from, to, scope)}) kept
      order by kept.on_day, kept.kind, kept.id`,
  );
  return rows.map((row) => ({ kind: row.kind, personId: row.id, on: row.on_day, years: row.years, keptYear: row.kept_year }));
}

/** Somebody who may be told of somebody’s birthday. */
export interface Reading {
  readerId: string;
  /** Are they HR? */
  hr: boolean;
  personId: string;
}

/** Of these, who may see the month and day of the birthday; and whether they may see its year too. */
export async function seenBy(ctx: Context, readings: readonly Reading[]): Promise<(Reading & { year: boolean })[]> {
  const seen = await Promise.all(
    [true, false].map((hr) =>
      seenByThose(
        ctx,
        readings.filter((each) => each.hr === hr),
        hr,
      ),
    ),
  );
  return seen.flat();
}

/** Two values each; SQLite takes 32,766 in a statement, and the policy names the reader several times by its column. */
const READINGS_AT_A_TIME = 2000;

async function seenByThose(ctx: Context, readings: readonly Reading[], hr: boolean): Promise<(Reading & { year: boolean })[]> {
  const scope = await scopeOf(ctx, { hr, reader: sql`reading.column1` });
  const seen: (Reading & { year: boolean })[] = [];
  for (let at = 0; at < readings.length; at += READINGS_AT_A_TIME) {
    const some = readings.slice(at, at + READINGS_AT_A_TIME).map(({ readerId, personId }) => sql`(${readerId}, ${personId})`);
    const rows = await selectSql<{ readerId: string; personId: string; year: boolean | number }>(
      ctx.em,
      sql`select reading.column1 as "readerId", p.id as "personId", ${visible(person, 'birthYear', scope)} as year
        from (values ${sql.join(some)}) reading join person p on p.id = reading.column2
        where ${visible(person, 'birthday', scope)}`,
    );
    for (const { readerId, personId, year } of rows) seen.push({ readerId, personId, hr, year: Boolean(year) });
  }
  return seen;
}

/** The scope of a reader who is no viewer: nobody in particular of HR, or whom a column names. */
async function scopeOf(ctx: Context, { hr, reader }: { hr: boolean; reader: Sql | null }): Promise<Scope> {
  const { dialect } = ctx.services.reader;
  return {
    dialect,
    viewer: { roles: new Set(hr ? (['HR'] as const) : []), hr, member: reader !== null },
    viewerPersonId: reader ?? sql`null`,
    today: dialect.day(sql`${await todayOf(ctx)}`),
    now: sql`${dialect.instantValue(ctx.clock.now())}`,
  };
}
