import type { Context } from '../../platform/context.ts';
import { today as todayOf } from '../../platform/company/company.ts';
import type { Birthday } from './birthday.rules.ts';
import { defaultAudience, isHr, isSelf, maySee, type PrivateValue, type Standing } from './people.policy.ts';
import { sql } from '../../platform/read/sql.ts';
import { teamOf } from './audience.reads.ts';
import { type Audience, Person } from './person.entity.ts';
import { selectRows } from '../../platform/orm/select.ts';

/** The columns of a person that have an audience of their own. They never leave this file without `maySee`. */
const privateColumns = [
  'email',
  'phone',
  'birthCalendar',
  'birthMonth',
  'birthDay',
  'birthLeapMonth',
  'birthYear',
  'leapDayKeeping',
  'leapMonthKeeping',
  'birthdayAudience',
  'birthYearAudience',
  'emailAudience',
  'phoneAudience',
] as const;

export type PrivateColumns = Pick<Person, 'id' | (typeof privateColumns)[number]>;

/** What the viewer may see of somebody's private values; what they may not is null. */
export interface SeenValues {
  email: string | null;
  phone: string | null;
  birthday: (Omit<Birthday, 'leapMonth' | 'leapMonthKeeping'> & Pick<Partial<Birthday>, 'leapMonth' | 'leapMonthKeeping'>) | null;
  /** The whole birthday where its month and day may be seen: what is derived from it (when it is kept) needs more than may be shown. */
  whole: Birthday | null;
  audiences: { birthday: Audience | null; birthYear: Audience | null; email: Audience | null; phone: Audience | null } | null;
}

const columnsOf = (ctx: Context, personId: string): Promise<PrivateColumns | null> =>
  ctx.loaders.load('private columns of people', personId, async (ids) => {
    const rows = await ctx.em.fork().find(Person, { id: { $in: [...ids] } }, { fields: ['id', ...privateColumns] });
    const byId = new Map(rows.map((row) => [row.id, row as PrivateColumns]));
    return ids.map((id) => byId.get(id) ?? null);
  });

/** Read once a request, and only when a value for a TEAM is met. */
const viewersTeam = (ctx: Context, viewerPersonId: string): Promise<ReadonlySet<string>> =>
  ctx.loaders.load('team of the viewer', viewerPersonId, async (keys) => {
    const today = ctx.services.reader.dialect.day(sql`${await todayOf(ctx)}`);
    return Promise.all(
      keys.map(async (key) => {
        const team = teamOf(sql`${key}`, today);
        const rows = await selectRows<{ holder_id: string }>(ctx.em, team.text, team.values);
        return new Set(rows.map((row) => row.holder_id));
      }),
    );
  });

/** How the viewer stands to somebody, as far as these audiences depend on it. */
export async function standing(ctx: Context, personId: string, audiences: readonly Audience[]): Promise<Standing> {
  const known: Standing = { self: isSelf(ctx.viewer, personId), hr: isHr(ctx.viewer), team: false };
  const viewerPersonId = ctx.viewer?.personId;
  // Only where it decides something is the chart asked.
  const decides = audiences.some((audience) => maySee(audience, known) !== maySee(audience, { ...known, team: true }));
  return viewerPersonId && decides ? { ...known, team: (await viewersTeam(ctx, viewerPersonId)).has(personId) } : known;
}

/** Somebody's private values as the viewer may see them. */
export async function seenValues(ctx: Context, personId: string): Promise<SeenValues> {
  const row = await columnsOf(ctx, personId);
  if (!row) return { email: null, phone: null, birthday: null, whole: null, audiences: null };
  const audiences: Record<PrivateValue, Audience> = {
    birthday: row.birthdayAudience ?? defaultAudience.birthday,
    birthYear: row.birthYearAudience ?? defaultAudience.birthYear,
    email: row.emailAudience ?? defaultAudience.email,
    phone: row.phoneAudience ?? defaultAudience.phone,
  };
  const to = await standing(ctx, personId, Object.values(audiences));
  const whole = maySee(audiences.birthday, to) ? birthdayOf(row) : null;
  return {
    email: maySee(audiences.email, to) ? row.email : null,
    phone: maySee(audiences.phone, to) ? row.phone : null,
    whole,
    birthday:
      whole && (maySee(audiences.birthYear, to) ? whole : { ...whole, year: null, leapMonth: undefined, leapMonthKeeping: undefined }),
    audiences:
      to.self || to.hr
        ? { birthday: row.birthdayAudience, birthYear: row.birthYearAudience, email: row.emailAudience, phone: row.phoneAudience }
        : null,
  };
}

/** The stored columns as the rules know a birthday; null where there is none. */
export function birthdayOf(row: Omit<PrivateColumns, 'id'>): Birthday | null {
  if (row.birthCalendar === null || row.birthMonth === null || row.birthDay === null) return null;
  return {
    calendar: row.birthCalendar as Birthday['calendar'],
    month: row.birthMonth,
    day: row.birthDay,
    leapMonth: row.birthLeapMonth,
    year: row.birthYear,
    leapDayKeeping: row.leapDayKeeping as Birthday['leapDayKeeping'],
    leapMonthKeeping: row.leapMonthKeeping as Birthday['leapMonthKeeping'],
  };
}
