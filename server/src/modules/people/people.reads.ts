import type { Context } from '../../platform/context.ts';
import { type CursorValues, decodeCursor, type Page, pageOf } from '../../platform/graphql/connection.ts';
import { today as todayOf } from '../../platform/company/company.ts';
import { searchTerm } from './name.rules.ts';
import type { PrivateValue } from './people.policy.ts';
import { defaultAudience, isHr } from './people.policy.ts';
import { Audience, Person } from './person.entity.ts';
import { type PeopleFilter, PeopleOrder, PeopleStatus } from './person.inputs.ts';
import { escapeLike } from '../../platform/orm/like.ts';
import { selectRows } from '../../platform/orm/select.ts';

/** A piece of SQL for either database, with `?` for each of its values. */
export interface Sql {
  text: string;
  values: (string | number)[];
}

export const join = (parts: readonly Sql[], separator: string): Sql => ({
  text: parts.map(({ text }) => text).join(separator),
  values: parts.flatMap(({ values }) => values),
});

const never: Sql = { text: '1 = 0', values: [] };
const always: Sql = { text: '1 = 1', values: [] };

/** True in a statement where a term of the alias holds on the day. */
const holds = (alias: string, day: string): Sql => ({
  text: `${alias}.valid_from <= ? and (${alias}.valid_to is null or ${alias}.valid_to > ?)`,
  values: [day, day],
});

/**
 * The ids of those whose TEAM the viewer is: everyone below the viewer in the chart, those of the same unit, and those to whom the
 * viewer reports.
 */
export function teamOf(viewerPersonId: string, today: string): Sql {
  const mine: Sql = { text: `mine.holder_id = ? and ${holds('mine', today).text}`, values: [viewerPersonId, today, today] };
  const now = holds('seat', today);
  return {
    text: `with recursive below(id) as (
        select mine.position_id from position_term mine where ${mine.text}
        union select seat.position_id from position_term seat join below on seat.reports_to_id = below.id where ${now.text}
      )
      select seat.holder_id from position_term seat where seat.position_id in (select id from below) and seat.holder_id is not null and ${now.text}
      union select seat.holder_id from position_term seat
        where seat.unit_id in (select mine.unit_id from position_term mine where ${mine.text} and mine."primary") and seat.holder_id is not null and ${now.text}
      union select seat.holder_id from position_term seat
        where seat.position_id in (select mine.reports_to_id from position_term mine where ${mine.text}) and seat.holder_id is not null and ${now.text}`,
    values: [...mine.values, ...now.values, ...now.values, ...mine.values, ...now.values, ...mine.values, ...now.values],
  };
}

const audienceColumn: Record<PrivateValue, string> = {
  birthday: 'birthday_audience',
  birthYear: 'birth_year_audience',
  email: 'email_audience',
  phone: 'phone_audience',
};

/** The policy `maySee` as a condition on the person `p`: a list that depends on a private value answers only where the viewer may see it. */
export function visible(ctx: Context, value: PrivateValue, today: string): Sql {
  const audience = `coalesce(p.${audienceColumn[value]}, '${defaultAudience[value]}')`;
  const hr = isHr(ctx.viewer);
  const personId = ctx.viewer?.personId;
  const seen: Sql[] = [
    { text: `${audience} in ('${Audience.EVERYONE}'${hr ? `, '${Audience.TEAM}', '${Audience.HR}'` : ''})`, values: [] },
  ];
  if (personId) {
    seen.push({ text: 'p.id = ?', values: [personId] });
    const team = teamOf(personId, today);
    if (!hr) seen.push({ text: `(${audience} = '${Audience.TEAM}' and p.id in (${team.text}))`, values: team.values });
  }
  const any = join(seen, ' or ');
  return { text: `(${any.text})`, values: any.values };
}

/** Those who work here on the day, or will: who has left is in no list. */
export const notLeft = (day: string): Sql => ({ text: '(p.left_on is null or p.left_on >= ?)', values: [day] });

function matchesSearch(ctx: Context, typed: string, today: string): Sql {
  const term = searchTerm(typed);
  if (!term) return always;
  const like = (column: string, pattern: string): Sql => ({ text: `${column} like ? escape '!'`, values: [pattern] });
  const found = [
    like('lower(p.name)', `%${escapeLike(term.text)}%`),
    like('lower(p.alias)', `%${escapeLike(term.text)}%`),
    like('lower(p.employee_number)', `${escapeLike(term.text)}%`),
  ];
  if (term.reading) {
    // One letter would stand somewhere in every reading.
    found.push(like('p.pinyin', `${term.reading.length > 1 ? '%' : ''}${term.reading}%`), like('p.initials', `${term.reading}%`));
    if (/^\d{4,}$/.test(term.reading)) {
      const phone = like("replace(replace(p.phone, ' ', ''), '-', '')", `%${term.reading}`);
      found.push(join([phone, visible(ctx, 'phone', today)], ' and '));
    }
  }
  const any = join(
    found.map(({ text, values }) => ({ text: `(${text})`, values })),
    ' or ',
  );
  return { text: `(${any.text})`, values: any.values };
}

/** Those whose primary seat is in the unit, or in a unit below it. */
function inUnit(unitId: string, today: string): Sql {
  const below = holds('t', today);
  const now = holds('seat', today);
  return {
    text: `p.id in (
      with recursive within(id) as (
        select id from org_unit where id = ? union select t.unit_id from org_unit_term t join within on t.parent_id = within.id where ${below.text}
      )
      select seat.holder_id from position_term seat where seat.unit_id in (select id from within) and seat."primary" and seat.holder_id is not null and ${now.text})`,
    values: [unitId, ...below.values, ...now.values],
  };
}

function matchesFilter(ctx: Context, filter: PeopleFilter | null | undefined, today: string): Sql[] {
  const conditions: Sql[] = [];
  const status = filter?.status ?? PeopleStatus.CURRENT;
  if (status === PeopleStatus.CURRENT) conditions.push(notLeft(today));
  else if (!isHr(ctx.viewer)) conditions.push(never);
  else conditions.push({ text: 'p.left_on < ?', values: [today] });
  if (filter?.unitId) conditions.push(inUnit(filter.unitId, today));
  if (filter?.hobbyId)
    conditions.push({ text: 'p.id in (select person_id from person_hobby where hobby_id = ?)', values: [filter.hobbyId] });
  if (filter?.skillId)
    conditions.push({ text: 'p.id in (select person_id from person_skill where skill_id = ?)', values: [filter.skillId] });
  return conditions;
}

// Nobody was hired on this day; it stands last where the newest come first.
const NEVER_HIRED = '0001-01-01';

const orders = {
  [PeopleOrder.NAME]: {
    columns: 'p.sort_key, p.id',
    direction: 'asc',
    after: '>',
    valuesOf: (person: Person): CursorValues => [person.sortKey, person.id],
  },
  [PeopleOrder.NEWEST]: {
    columns: `coalesce(p.hired_on, '${NEVER_HIRED}'), p.id`,
    direction: 'desc',
    after: '<',
    valuesOf: (person: Person): CursorValues => [person.hiredOn ?? NEVER_HIRED, person.id],
  },
} as const;

export interface PeopleList {
  first: number;
  after?: string | null;
  search?: string | null;
  filter?: PeopleFilter | null;
  orderBy: PeopleOrder;
}

/** The directory: whom the viewer may find, in order, from a cursor on. */
export async function listPeople(ctx: Context, { first, after, search, filter, orderBy }: PeopleList): Promise<Page<Person>> {
  const today = await todayOf(ctx);
  const order = orders[orderBy];
  const where = join([...matchesFilter(ctx, filter, today), matchesSearch(ctx, search ?? '', today)], ' and ');
  const from = after ? { text: `(${order.columns}) ${order.after} (?, ?)`, values: [...decodeCursor(after, 2)] } : always;
  const page = join([where, from], ' and ');
  const ordered = order.columns.split(', p.').join(` ${order.direction}, p.`);
  const ids = await selectRows<{ id: string }>(
    ctx.em,
    `select p.id from person p where ${page.text} order by ${ordered} ${order.direction} limit ${first + 1}`,
    page.values,
  );
  const people = await peopleById(
    ctx,
    ids.map(({ id }) => id),
  );
  return pageOf(people, first, order.valuesOf, async () => {
    const [row] = await selectRows<{ count: number | string }>(
      ctx.em,
      `select count(*) as count from person p where ${where.text}`,
      where.values,
    );
    return Number(row?.count);
  });
}

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
