import type { Context } from '../../platform/context.ts';
import { CustomField, CustomFieldValue } from '../people/custom-field.entity.ts';
import { Hobby } from '../people/hobby.entity.ts';
import { Skill } from '../people/skill.entity.ts';
import { wordKeysOf } from '../people/vocabulary.service.ts';
import type { Roster, RosterPerson } from './plan.rules.ts';

type Row = Record<string, string | number | boolean | null>;

/** Everybody and every vocabulary, as plain values: an import compares thousands of rows with it and must not hold thousands of entities. */
export async function readRoster({ em }: Context): Promise<Roster> {
  const read = (sql: string): Promise<Row[]> => em.execute<Row[]>(sql, []);
  const people = await read(
    `select id, employee_number, name, alias, email, phone, birth_calendar, birth_month, birth_day, birth_leap_month, birth_year, hired_on, left_on from person order by sort_key, id`,
  );
  const hobbies = pairs(await read('select person_id as owner, hobby_id as word from person_hobby'));
  const skills = pairs(await read('select person_id as owner, skill_id as word from person_skill'));
  const custom = new Map<string, Map<string, string>>();
  for (const value of await em.find(CustomFieldValue, {}, { disableIdentityMap: true })) {
    const values = custom.get(value.person.id) ?? new Map<string, string>();
    custom.set(value.person.id, values.set(value.field.id, value.value));
  }
  const fields = await em.find(CustomField, {}, { disableIdentityMap: true });
  return {
    people: people.map((row) => personOf(row, hobbies, skills, custom)),
    hobbies: vocabulary(await em.find(Hobby, {}, { disableIdentityMap: true })),
    skills: vocabulary(await em.find(Skill, {}, { disableIdentityMap: true })),
    customFields: new Map(fields.map(({ key, id, type, choices }) => [key, { id, type, choices }])),
  };
}

const vocabulary = (words: readonly (Hobby | Skill)[]): Map<string, string> =>
  new Map(words.flatMap((word) => wordKeysOf(word).map((key) => [key, word.id])));

function pairs(rows: readonly Row[]): Map<string, Set<string>> {
  const byOwner = new Map<string, Set<string>>();
  for (const { owner, word } of rows) {
    const words = byOwner.get(String(owner)) ?? new Set();
    byOwner.set(String(owner), words.add(String(word)));
  }
  return byOwner;
}

function personOf(
  row: Row,
  hobbies: ReadonlyMap<string, Set<string>>,
  skills: ReadonlyMap<string, Set<string>>,
  custom: ReadonlyMap<string, Map<string, string>>,
): RosterPerson {
  const id = String(row['id']);
  const text = (column: string): string | null => (row[column] === null ? null : String(row[column]));
  return {
    id,
    employeeNumber: text('employee_number'),
    name: String(row['name']),
    alias: text('alias'),
    email: text('email'),
    phone: text('phone'),
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
    hobbies: hobbies.get(id) ?? new Set(),
    skills: skills.get(id) ?? new Set(),
    custom: custom.get(id) ?? new Map(),
  };
}
