import type { Context } from '../../platform/context.ts';
import { today as todayOf } from '../../platform/company/company.ts';
import type { Birthday } from './birthday.rules.ts';
import { defaultAudience, isHr, isSelf, maySee, type PrivateValue, type Standing } from './people.policy.ts';
import { selectRows, selectSql, someAtATime } from '../../platform/orm/select.ts';
import { type Sql, sql } from '../../platform/read/sql.ts';
import { audienceOf, teamOf } from './audience.reads.ts';
import { type Audience, Person } from './person.entity.ts';

/** The columns of a person that not everybody sees. They never leave this file without the policy. */
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
  'photoAudience',
  'emergencyName',
  'emergencyRelation',
  'emergencyPhone',
] as const;

export type PrivateColumns = Pick<Person, 'id' | (typeof privateColumns)[number]>;

/** Whom each value is for, whoever chose it. */
type Audiences = Record<PrivateValue, Audience>;

const privateValues = Object.keys(defaultAudience) as PrivateValue[];

/** What the viewer may see of somebody's private values; what they may not is null. */
export interface SeenValues {
  email: string | null;
  phone: string | null;
  birthday: (Omit<Birthday, 'leapMonth' | 'leapMonthKeeping'> & Pick<Partial<Birthday>, 'leapMonth' | 'leapMonthKeeping'>) | null;
  /** The whole birthday where its month and day may be seen: what is derived from it (when it is kept) needs more than may be shown. */
  whole: Birthday | null;
  emergencyContact: { name: string | null; relation: string | null; phone: string | null } | null;
  /** May their photo be seen, if there is one? */
  photo: boolean;
  /** What the person chose. */
  audiences: Record<PrivateValue, Audience | null> | null;
}

const columnsOf = (ctx: Context, personId: string): Promise<(PrivateColumns & { audiences: Audiences }) | null> =>
  ctx.loaders.load('private columns of people', personId, async (ids) => {
    const { properties } = ctx.services.orm.getMetadata(Person);
    const person = { column: (property: string): Sql => sql.ref(`p.${properties[property as keyof Person].fieldNames[0] ?? ''}`) };
    const columns = (['id', ...privateColumns] as const).map((name) => sql`${person.column(name)} as ${sql.id(name)}`);
    const audiences = privateValues.map((value) => sql`${audienceOf(person, value)} as ${sql.id(`for ${value}`)}`);
    const selected = sql.join([...columns, ...audiences]);
    const rows = await someAtATime(ids, (some) =>
      selectSql<PrivateColumns & Record<`for ${PrivateValue}`, Audience>>(
        ctx.em,
        sql`select ${selected} from person p where p.id in (${sql.list(some)})`,
      ),
    );
    const byId = new Map(rows.map((row) => [row.id, row]));
    return ids.map((id) => {
      const row = byId.get(id);
      if (!row) return null;
      const {
        'for birthday': birthday,
        'for birthYear': birthYear,
        'for email': email,
        'for phone': phone,
        'for photo': photo,
        ...rest
      } = row;
      return { ...rest, birthLeapMonth: Boolean(rest.birthLeapMonth), audiences: { birthday, birthYear, email, phone, photo } };
    });
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

/** Somebody's birthday for a use case that changes it; never for an answer. */
export async function storedBirthday(ctx: Context, personId: string): Promise<Birthday | null> {
  const row = await columnsOf(ctx, personId);
  return row && birthdayOf(row);
}

/** Whom somebody's private values are for, whoever chose it; null where there is nobody. */
export const audiencesOf = async (ctx: Context, personId: string): Promise<Audiences | null> =>
  (await columnsOf(ctx, personId))?.audiences ?? null;

/** Somebody's private values as the viewer may see them. */
export async function seenValues(ctx: Context, personId: string): Promise<SeenValues> {
  const row = await columnsOf(ctx, personId);
  if (!row) return { email: null, phone: null, birthday: null, whole: null, emergencyContact: null, photo: false, audiences: null };
  const { audiences } = row;
  const to = await standing(ctx, personId, Object.values(audiences));
  const whole = maySee(audiences.birthday, to) ? birthdayOf(row) : null;
  return {
    email: maySee(audiences.email, to) ? row.email : null,
    phone: maySee(audiences.phone, to) ? row.phone : null,
    whole,
    birthday:
      whole && (maySee(audiences.birthYear, to) ? whole : { ...whole, year: null, leapMonth: undefined, leapMonthKeeping: undefined }),
    emergencyContact: to.self || to.hr ? emergencyContactOf(row) : null,
    photo: maySee(audiences.photo, to),
    audiences:
      to.self || to.hr
        ? {
            birthday: row.birthdayAudience,
            birthYear: row.birthYearAudience,
            email: row.emailAudience,
            phone: row.phoneAudience,
            photo: row.photoAudience,
          }
        : null,
  };
}

function emergencyContactOf({ emergencyName: name, emergencyRelation: relation, emergencyPhone: phone }: PrivateColumns) {
  return name === null && relation === null && phone === null ? null : { name, relation, phone };
}

type BirthdayColumn = 'birthCalendar' | 'birthMonth' | 'birthDay' | 'birthLeapMonth' | 'birthYear' | 'leapDayKeeping' | 'leapMonthKeeping';

/** The stored columns as the rules know a birthday; null where there is none. */
export function birthdayOf(row: Pick<PrivateColumns, BirthdayColumn>): Birthday | null {
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
