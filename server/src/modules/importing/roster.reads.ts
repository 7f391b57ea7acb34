import type { Context } from '../../platform/context.ts';
import { onDay } from '../../platform/orm/dated.ts';
import { selectSql } from '../../platform/orm/select.ts';
import { holdsOn } from '../../platform/read/dated.ts';
import { type Sql, sql } from '../../platform/read/sql.ts';
import { OrgUnitTerm } from '../organization/org-unit.entity.ts';
import { AudienceDefault } from '../people/audience-default.entity.ts';
import { CustomField, CustomFieldValue } from '../people/custom-field.entity.ts';
import { Hobby } from '../people/hobby.entity.ts';
import { Audience } from '../people/person.entity.ts';
import { Skill } from '../people/skill.entity.ts';
import { wordKeysOf } from '../people/vocabulary.service.ts';
import { personLabel } from './custom-cells.rules.ts';
import { unitPaths } from './export.rules.ts';
import type { Roster, RosterPerson, RosterSeat, SkillStanding } from './roster.rules.ts';

type Row = Record<string, string | number | boolean | null>;

/** Which private value each column says the audience of. */
const AUDIENCES = {
  email_audience: 'email',
  phone_audience: 'phone',
  birthday_audience: 'birthday',
  birth_year_audience: 'birthYear',
} as const;

/**
 * Everybody and every vocabulary, as plain values: an import compares thousands of rows with it and must not hold thousands of entities.
 * For HR: theirs is all but what somebody keeps for themselves alone. Who was erased is nobody to a file.
 */
export async function readRoster(ctx: Context, day: string): Promise<Roster> {
  const { em } = ctx;
  const read = (text: string): Promise<Row[]> => em.execute<Row[]>(text, []);
  const people = await read(
    `select id, employee_number, name, alias, email, phone, place, time_zone, locale, emergency_name, emergency_relation, emergency_phone,
       birth_calendar, birth_month, birth_day, birth_leap_month, birth_year, hired_on, left_on, ${Object.keys(AUDIENCES).join(', ')}
     from person where erased_at is null order by sort_key, id`,
  );
  const owned: Owned = {
    hobbies: byOwner(await read('select person_id as owner, hobby_id as word from person_hobby'), () => true as const),
    skills: byOwner(await read('select person_id as owner, skill_id as word, level, can_help from person_skill'), standingOf),
    ...(await customValues(ctx)),
  };
  const defaults = await em.find(AudienceDefault, { audience: Audience.ONLY_ME }, { disableIdentityMap: true });
  const hiddenByDefault = new Set(defaults.map(({ value }) => value));
  const hobbies = await em.find(Hobby, {}, { disableIdentityMap: true });
  const skills = await em.find(Skill, {}, { disableIdentityMap: true });
  const units = await em.find(OrgUnitTerm, onDay(day), { disableIdentityMap: true });
  const roster = people.map((row) => personOf(row, owned, hiddenOf(ctx, row, hiddenByDefault)));
  return {
    people: roster,
    hobbies: vocabulary(hobbies),
    skills: vocabulary(skills),
    words: new Map([...hobbies, ...skills].map(({ id, nameZh, nameEn }) => [id, { nameZh, nameEn }])),
    customFields: new Map(owned.fields.map((field) => [field.key, field])),
    labels: new Map(roster.map((person) => [person.id, personLabel(person)])),
    seats: await seatsOn(ctx, day),
    paths: unitPaths(units.map(({ unit, name, kind, parent }) => ({ id: unit.id, name, kind, parent: parent?.id ?? null }))),
  };
}

const vocabulary = (words: readonly (Hobby | Skill)[]): Map<string, string> =>
  new Map(words.flatMap((word) => wordKeysOf(word).map((key) => [key, word.id])));

const standingOf = ({ level, can_help }: Row): SkillStanding => ({
  level: level === null ? null : Number(level),
  canHelp: Boolean(can_help),
});

function byOwner<Value>(rows: readonly Row[], valueOf: (row: Row) => Value): Map<string, Map<string, Value>> {
  const owners = new Map<string, Map<string, Value>>();
  for (const row of rows) {
    const words = owners.get(String(row['owner'])) ?? new Map<string, Value>();
    owners.set(String(row['owner']), words.set(String(row['word']), valueOf(row)));
  }
  return owners;
}

interface Owned {
  hobbies: ReadonlyMap<string, ReadonlyMap<string, true>>;
  skills: ReadonlyMap<string, ReadonlyMap<string, SkillStanding>>;
  custom: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** Id of the person → ids of the fields that are for them alone. */
  hiddenFields: ReadonlyMap<string, ReadonlySet<string>>;
  fields: readonly CustomField[];
}

async function customValues({ em }: Context): Promise<Pick<Owned, 'custom' | 'hiddenFields' | 'fields'>> {
  const fields = await em.find(CustomField, {}, { disableIdentityMap: true, orderBy: { sortOrder: 'asc', key: 'asc' } });
  const audienceOf = new Map(fields.map(({ id, audience }) => [id, audience]));
  const custom = new Map<string, Map<string, string>>();
  const hiddenFields = new Map<string, Set<string>>();
  for (const { person, field, value, audience } of await em.find(CustomFieldValue, {}, { disableIdentityMap: true })) {
    custom.set(person.id, (custom.get(person.id) ?? new Map<string, string>()).set(field.id, value));
    if ((audience ?? audienceOf.get(field.id)) !== Audience.ONLY_ME) continue;
    hiddenFields.set(person.id, (hiddenFields.get(person.id) ?? new Set<string>()).add(field.id));
  }
  return { custom, hiddenFields, fields };
}

/** The private values that somebody, or else the company, keeps from HR. */
function hiddenOf(ctx: Context, row: Row, byDefault: ReadonlySet<string>): ReadonlySet<string> {
  if (ctx.viewer?.personId === row['id']) return new Set();
  const hidden = Object.entries(AUDIENCES).filter(([column, value]) =>
    row[column] === null ? byDefault.has(value) : row[column] === Audience.ONLY_ME,
  );
  return new Set(hidden.map(([, value]) => value));
}

function personOf(row: Row, { hobbies, skills, custom, hiddenFields }: Owned, hidden: ReadonlySet<string>): RosterPerson {
  const id = String(row['id']);
  const text = (column: string): string | null => (row[column] === null ? null : String(row[column]));
  return {
    id,
    employeeNumber: text('employee_number'),
    name: String(row['name']),
    alias: text('alias'),
    email: text('email'),
    phone: text('phone'),
    place: text('place'),
    timeZone: text('time_zone'),
    locale: text('locale'),
    emergencyName: text('emergency_name'),
    emergencyRelation: text('emergency_relation'),
    emergencyPhone: text('emergency_phone'),
    birthday:
      row['birth_calendar'] === null
        ? null
        : {
            calendar: row['birth_calendar'] === 'LUNAR' ? 'LUNAR' : 'SOLAR',
            month: Number(row['birth_month']),
            day: Number(row['birth_day']),
            leapMonth: Boolean(row['birth_leap_month']),
            year: row['birth_year'] === null ? null : Number(row['birth_year']),
          },
    hiredOn: text('hired_on'),
    leftOn: text('left_on'),
    hobbies: new Set(hobbies.get(id)?.keys()),
    skills: skills.get(id) ?? new Map<string, SkillStanding>(),
    custom: custom.get(id) ?? new Map<string, string>(),
    hidden: new Set([...hidden, ...(hiddenFields.get(id) ?? [])]),
  };
}

/** Everybody's main post on a day. */
async function seatsOn(ctx: Context, day: string): Promise<Map<string, RosterSeat>> {
  const on = (term: string): Sql => holdsOn(term, sql`${day}`);
  const rows = await selectSql<{ holder: string } & RosterSeat>(
    ctx.em,
    sql`select t.holder_id as holder, t.title, t.unit_id as unit, manager.employee_number as "managerNumber"
    from position_term t
    left join position_term above on above.position_id = t.reports_to_id and above."primary" and ${on('above')}
    left join person manager on manager.id = above.holder_id
    where t.holder_id is not null and t."primary" and ${on('t')}`,
  );
  return new Map(rows.map(({ holder, ...seat }) => [holder, seat]));
}
