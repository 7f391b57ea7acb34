import type { Context } from '../../platform/context.ts';
import { escapeLike } from '../../platform/orm/like.ts';
import { holdsOn } from '../../platform/read/dated.ts';
import {
  type FieldRead,
  given,
  many,
  one,
  type PageRead,
  pageRoot,
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
import { Hobby } from './hobby.entity.ts';
import { searchTerm } from './name.rules.ts';
import { Person } from './person.entity.ts';
import { PeopleArgs, type PeopleFilter, PeopleOrder, PeopleStatus } from './person.inputs.ts';
import { photoRead } from './person-photo.reads.ts';
import { birthdayOf, type PrivateColumns } from './private-values.service.ts';
import { PersonSkill, Skill } from './skill.entity.ts';

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
      viewerPermissions: given('id'),
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
  { type: 'Hobby', entity: Hobby, fields: {} },
  { type: 'Skill', entity: Skill, fields: {} },
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

const never = sql`1 = 0`;

/** Those who work here on the day, or will: who has left is in no list. */
export const notLeft = (person: Row, day: Sql): Sql => sql`(${person.column('leftOn')} is null or ${person.column('leftOn')} >= ${day})`;

function matchesSearch(person: Row, typed: string, scope: Scope): Sql[] {
  const term = searchTerm(typed);
  if (!term) return [];
  const like = (text: Sql, pattern: string): Sql => sql`${text} like ${pattern} escape '!'`;
  const lower = (name: string): Sql => sql`lower(${person.column(name)})`;
  const found = [
    like(lower('name'), `%${escapeLike(term.text)}%`),
    like(lower('alias'), `%${escapeLike(term.text)}%`),
    like(lower('employeeNumber'), `${escapeLike(term.text)}%`),
  ];
  if (term.reading) {
    // One letter would stand somewhere in every reading.
    found.push(like(person.column('pinyin'), `${term.reading.length > 1 ? '%' : ''}${term.reading}%`));
    found.push(like(person.column('initials'), `${term.reading}%`));
    if (/^\d{4,}$/.test(term.reading)) {
      const digits = sql`replace(replace(${person.column('phone')}, ' ', ''), '-', '')`;
      found.push(sql`(${like(digits, `%${term.reading}`)} and ${visible(person, 'phone', scope)})`);
    }
  }
  return [sql.join(found, sql` or `)];
}

/** Those whose primary seat is in the unit, or in a unit below it. */
const inUnit = (person: Row, unitId: string, { today }: Scope): Sql => sql`${person.column('id')} in (
    with recursive within(id) as (
      select id from org_unit where id = ${unitId}
      union select t.unit_id from org_unit_term t join within on t.parent_id = within.id where ${holdsOn('t', today)}
    )
    select seat.holder_id from position_term seat
    where seat.unit_id in (select id from within) and seat."primary" and seat.holder_id is not null and ${holdsOn('seat', today)})`;

function matchesFilter(person: Row, filter: PeopleFilter | null | undefined, scope: Scope): Sql[] {
  const conditions: Sql[] = [];
  const id = person.column('id');
  const status = filter?.status ?? PeopleStatus.CURRENT;
  if (status === PeopleStatus.CURRENT) conditions.push(notLeft(person, scope.today));
  else conditions.push(scope.viewer.hr ? sql`${person.column('leftOn')} < ${scope.today}` : never);
  if (filter?.unitId) conditions.push(inUnit(person, filter.unitId, scope));
  if (filter?.hobbyId) conditions.push(sql`${id} in (select person_id from person_hobby where hobby_id = ${filter.hobbyId})`);
  if (filter?.skillId) conditions.push(sql`${id} in (select person_id from person_skill where skill_id = ${filter.skillId})`);
  return conditions;
}

// Nobody was hired on this day; it stands last where the newest come first.
const NEVER_HIRED = sql.lit('0001-01-01');

function inOrder(person: Row, orderBy: PeopleOrder): Pick<PageRead, 'order' | 'direction'> {
  const id = { by: person.column('id') };
  if (orderBy === PeopleOrder.NEWEST) {
    return { order: [{ by: sql`coalesce(${person.column('hiredOn')}, ${NEVER_HIRED})` }, id], direction: 'desc' };
  }
  return { order: [{ by: person.column('sortKey') }, id] };
}

/** The directory: whom the viewer may find, in order, from a cursor on. */
const listPeople = (person: Row, { first, after, search, filter, orderBy }: PeopleArgs, scope: Scope): PageRead => ({
  where: [...matchesFilter(person, filter, scope), ...matchesSearch(person, search ?? '', scope)],
  ...inOrder(person, orderBy),
  first,
  after,
});

/** How the fields of Query that are about people find their rows. */
export const peopleRoots: Record<string, RootRead> = {
  person: { kind: 'one', type: 'Person', find: (person, { id }) => ({ where: sql`${person.column('id')} = ${id}` }) },
  people: pageRoot('Person', PeopleArgs, listPeople),
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
