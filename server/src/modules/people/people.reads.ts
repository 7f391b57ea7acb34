import type { Context } from '../../platform/context.ts';
import {
  type FieldRead,
  given,
  many,
  one,
  part,
  relation,
  type RootRead,
  type Scope,
  type TypeReads,
  value,
} from '../../platform/read/definition.ts';
import type { Row } from '../../platform/read/row.ts';
import { type Sql, sql } from '../../platform/read/sql.ts';
import { visible, visibleTo } from './audience.reads.ts';
import { type Birthday, counterpartOf, nextOn } from './birthday.rules.ts';
import { CustomField, CustomFieldType, CustomFieldValue } from './custom-field.entity.ts';
import { FormerEmployment } from './former-employment.entity.ts';
import { Person } from './person.entity.ts';
import { photoRead } from './person-photo.reads.ts';
import { birthdayOf, type PrivateColumns } from './private-values.service.ts';
import { PersonSkill } from './skill.entity.ts';

const ownOrHr = (person: Row, { viewer, viewerPersonId }: Scope): Sql | boolean =>
  viewer.hr || (viewer.member && sql`${person.column('id')} = ${viewerPersonId}`);

const shownYear = (person: Row, scope: Scope, column: string): Sql =>
  sql`case when ${visible(person, 'birthYear', scope)} then ${person.column(column)} end`;

/** What `birthdayOf` needs, in this order. */
const birthdayColumns = ['birthCalendar', 'birthMonth', 'birthDay', 'birthLeapMonth', 'birthYear', 'leapDayKeeping', 'leapMonthKeeping'];

export const peopleReads: TypeReads[] = [
  {
    type: 'Person',
    entity: Person,
    fields: {
      contact: part('PersonContact'),
      birthday: part(
        'Birthday',
        (person, scope) =>
          sql`${person.column('birthCalendar')} is not null and ${person.column('birthMonth')} is not null and ${person.column('birthDay')} is not null and ${visible(person, 'birthday', scope)}`,
      ),
      emergencyContact: part('EmergencyContact', (person, scope) => {
        const mine = ownOrHr(person, scope);
        if (mine === false) return false;
        const any = sql`coalesce(${person.column('emergencyName')}, ${person.column('emergencyRelation')}, ${person.column('emergencyPhone')}) is not null`;
        return mine === true ? any : sql`${mine} and ${any}`;
      }),
      photo: photoRead,
      audiences: part('PersonAudiences', ownOrHr),
      hobbies: relation('key'),
      skills: many('PersonSkill', (skill, person) => ({
        from: sql`person_skill ${sql.id(skill.alias)} join skill word on word.id = ${skill.column('skill')}`,
        where: [sql`${skill.column('person')} = ${person.column('id')}`],
        order: [sql`word.key`],
      })),
      customFields: many('CustomFieldValue', (held, person, scope) => ({
        from: sql`custom_field_value ${sql.id(held.alias)} join custom_field field on field.id = ${held.column('field')}`,
        where: [
          sql`${held.column('person')} = ${person.column('id')}`,
          visibleTo(sql`coalesce(${held.column('audience')}, field.audience)`, held.column('person'), scope),
        ],
        order: [sql`field.sort_order`, sql`field.key`],
      })),
      absences: given('id'),
      latestChanges: given('id'),
      erased: value((person) => sql`(${person.column('erasedAt')} is not null)`, Boolean),
      formerEmployments: many('FormerEmployment', (span, person) => ({
        where: [sql`${span.column('person')} = ${person.column('id')}`],
        order: [sql`${span.column('leftOn')} desc`],
      })),
      viewerPermissions: given('id', 'erasedAt'),
      leftBehind: given('id', 'leftOn'),
    },
  },
  {
    type: 'PersonContact',
    fields: {
      email: value((person, scope) => sql`case when ${visible(person, 'email', scope)} then ${person.column('email')} end`),
      phone: value((person, scope) => sql`case when ${visible(person, 'phone', scope)} then ${person.column('phone')} end`),
    },
  },
  {
    type: 'EmergencyContact',
    fields: {
      name: value((person) => person.column('emergencyName')),
      relation: value((person) => person.column('emergencyRelation')),
      phone: value((person) => person.column('emergencyPhone')),
    },
  },
  {
    type: 'Birthday',
    fields: {
      calendar: value((person) => person.column('birthCalendar')),
      month: value((person) => person.column('birthMonth')),
      day: value((person) => person.column('birthDay')),
      leapDayKeeping: value((person) => person.column('leapDayKeeping')),
      leapMonth: value((person, scope) => shownYear(person, scope, 'birthLeapMonth')),
      leapMonthKeeping: value((person, scope) => shownYear(person, scope, 'leapMonthKeeping')),
      year: value((person, scope) => shownYear(person, scope, 'birthYear')),
      nextOn: ofBirthday(nextOn),
      counterpart: part(
        'BirthdayCounterpart',
        (person, scope) => sql`${person.column('birthYear')} is not null and ${visible(person, 'birthYear', scope)}`,
      ),
    },
  },
  {
    type: 'BirthdayCounterpart',
    fields: {
      calendar: ofCounterpart(({ calendar }) => calendar),
      year: ofCounterpart(({ year }) => year),
      month: ofCounterpart(({ month }) => month),
      day: ofCounterpart(({ day }) => day),
      leapMonth: ofCounterpart(({ leapMonth }) => leapMonth),
      nextOn: ofCounterpart(nextOn),
    },
  },
  {
    type: 'PersonAudiences',
    fields: {
      birthday: value((person) => person.column('birthdayAudience')),
      birthYear: value((person) => person.column('birthYearAudience')),
      email: value((person) => person.column('emailAudience')),
      phone: value((person) => person.column('phoneAudience')),
      photo: value((person) => person.column('photoAudience')),
    },
  },
  { type: 'FormerEmployment', entity: FormerEmployment, fields: {} },
  { type: 'PersonSkill', entity: PersonSkill, fields: { skill: relation() } },
  { type: 'CustomField', entity: CustomField, fields: {} },
  {
    type: 'CustomFieldValue',
    entity: CustomFieldValue,
    fields: {
      field: relation(),
      value: value((held) => held.column('value')),
      audience: value((held, { viewer, viewerPersonId }) => {
        if (viewer.hr) return held.column('audience');
        return viewer.member ? sql`case when ${held.column('person')} = ${viewerPersonId} then ${held.column('audience')} end` : sql`null`;
      }),
      person: one('Person', (held) => ({
        id: sql`case when ${held.column('field')} in (select named.id from custom_field named where named.type = ${sql.lit(CustomFieldType.PERSON)}) then ${held.column('value')} end`,
      })),
    },
  },
];

/** What a rule says of a birthday, from its stored columns and today. */
function ofBirthday(rule: (birthday: Birthday, today: string) => unknown): FieldRead {
  return value(
    (person, { dialect, today }) => dialect.array([...birthdayColumns.map((column) => person.column(column)), today]),
    (stored) => {
      const cells = stored as unknown[];
      const columns = Object.fromEntries(birthdayColumns.map((name, index) => [name, cells[index]])) as unknown as PrivateColumns;
      const birthday = birthdayOf({ ...columns, birthLeapMonth: Boolean(columns.birthLeapMonth) });
      return birthday && rule(birthday, String(cells.at(-1)));
    },
  );
}

/** What a rule says of the same day in the other calendar. */
function ofCounterpart(rule: (birthday: Birthday, today: string) => unknown): FieldRead {
  return ofBirthday((birthday, today) => {
    const counterpart = counterpartOf(birthday);
    return counterpart && rule(counterpart, today);
  });
}

/** How the fields of Query that are about people find their rows. */
export const peopleRoots: Record<string, RootRead> = {
  person: { kind: 'one', type: 'Person', find: (person, { id }) => ({ where: sql`${person.column('id')} = ${id}` }) },
};

/** These people, in the order asked for, in one statement. */
export async function peopleById(ctx: Context, ids: readonly string[]): Promise<Person[]> {
  const people = await ctx.em.find(Person, { id: { $in: [...ids] } });
  const byId = new Map(people.map((person) => [person.id, person]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** One person by id, batched. */
export const personById = (ctx: Context, id: string): Promise<Person | null> =>
  ctx.loaders.load('person', id, async (ids) => {
    const people = new Map((await peopleById(ctx, ids)).map((person) => [person.id, person]));
    return ids.map((each) => people.get(each) ?? null);
  });
