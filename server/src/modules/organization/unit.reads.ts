import { dayAsked, holdsOn } from '../../platform/read/dated.ts';
import { given, many, one, part, relation, type RootRead, type Scope, type TypeReads, value } from '../../platform/read/definition.ts';
import type { Beside, Row } from '../../platform/read/row.ts';
import { type Sql, sql } from '../../platform/read/sql.ts';
import { OrgUnit, OrgUnitTerm } from './org-unit.entity.ts';
import { unitBy } from './organization.loaders.ts';
import { dayOfTerm } from './place.reads.ts';

// How units are read in SQL, each on the day that the answer is about. The rules are those of `organization.loaders.ts`.

/** What is true of a unit on its day; of one that is no more, what was true last; of one to come, what will be first. */
const unitTerm = (unit: Row): Beside =>
  unit.firstBeside('term', 'org_unit_term', [
    { where: sql`each.unit_id = ${unit.column('id')} and each.valid_from <= ${unit.day}`, order: sql`each.valid_from desc` },
    { where: sql`each.unit_id = ${unit.column('id')} and each.valid_from > ${unit.day}`, order: sql`each.valid_from` },
  ]);

/** A unit and all that stands in it, at any depth. */
const within = (unit: Row, { dialect }: Scope): Sql => sql`with recursive within(id) as (
      select ${dialect.byCodePoint(unit.column('id'))}
      union select t.unit_id from org_unit_term t join within on t.parent_id = within.id and ${holdsOn('t', unit.day)}
    )`;

/** How many seats of a unit and of all below it are so. Unit by unit: PostgreSQL would rather read all seats there ever were. */
const seatsWithin = (unit: Row, condition: Sql, scope: Scope): Sql => sql`(
    ${within(unit, scope)}
    select cast(sum((select count(*) from position_term seat where seat.unit_id = within.id and ${condition} and ${holdsOn('seat', unit.day)}))
      as integer) from within
  )`;

const countOf = (column: 'unit_id' | 'reports_to_id', id: Sql, day: Sql): Sql =>
  sql`(select count(*) from position_term seat where ${sql.ref(`seat.${column}`)} = ${id} and ${holdsOn('seat', day)})`;

export const unitReads: TypeReads[] = [
  {
    type: 'OrgUnit',
    entity: OrgUnit,
    fields: {
      name: value((unit) => sql`coalesce(${unitTerm(unit).column('name')}, '')`),
      kind: value((unit) => sql`coalesce(${unitTerm(unit).column('kind')}, 'DEPARTMENT')`),
      responsibilities: value((unit) => sql`coalesce(${unitTerm(unit).column('responsibilities')}, '')`),
      parent: one('OrgUnit', (unit) => ({ id: unitTerm(unit).column('parent_id') })),
      head: one('PositionTerm', (unit) => ({
        on: (term) => sql`${term.column('position')} = ${unitTerm(unit).column('head_position_id')} and ${holdsOn(term.alias, unit.day)}`,
      })),
      headPosition: one('Position', (unit) => ({ id: unitTerm(unit).column('head_position_id') })),
      children: many('OrgUnit', (child, unit) => ({
        from: sql`org_unit_term inside join org_unit ${sql.id(child.alias)} on ${child.column('id')} = inside.unit_id`,
        where: [sql`inside.parent_id = ${unit.column('id')} and ${holdsOn('inside', unit.day)}`],
        order: [sql`inside.sort_order`, sql`inside.unit_id`],
      })),
      members: many('Person', (member, unit) => ({
        from: sql`position_term post join person ${sql.id(member.alias)} on ${member.column('id')} = post.holder_id`,
        where: [sql`post.unit_id = ${unit.column('id')} and post."primary" and ${holdsOn('post', unit.day)}`],
        order: [sql`post.sort_order`, sql`post.position_id`],
      })),
      positions: many('PositionTerm', (term, unit, scope, { below }) => ({
        where: [
          below
            ? sql`${term.column('unit')} in (${within(unit, scope)} select id from within)`
            : sql`${term.column('unit')} = ${unit.column('id')}`,
          holdsOn(term.alias, unit.day),
        ],
        order: [term.column('sortOrder'), term.column('position')],
      })),
      terms: many('OrgUnitTerm', (term, unit) => ({
        where: [sql`${term.column('unit')} = ${unit.column('id')}`],
        order: [term.column('validFrom')],
      })),
      headcount: value((unit, scope) => seatsWithin(unit, sql`seat.holder_id is not null and seat."primary"`, scope)),
      vacancies: value((unit, scope) => seatsWithin(unit, sql`seat.holder_id is null`, scope)),
      seats: value((unit) => countOf('unit_id', unit.column('id'), unit.day)),
      span: value((unit) => {
        const head = unitTerm(unit).column('head_position_id');
        return sql`case when ${head} is not null then ${countOf('reports_to_id', head, unit.day)} end`;
      }),
      headcountOverTime: given('id'),
      viewerPermissions: part('OrganizationPermissions'),
    },
    carries: (unit) => ({ day: unit.day }),
    revive: (ctx, row) => unitBy(ctx, String(row.id), String(row['@day'])),
  },
  {
    type: 'OrgUnitTerm',
    entity: OrgUnitTerm,
    fields: {
      parent: one('OrgUnit', (term, { today }) => ({ id: term.column('parent'), day: dayOfTerm(term, today) })),
      headPosition: relation(),
    },
  },
];

/**
 * Every unit of a day with its place: the path of places down to it, as text that sorts by code point. There is a unit to every term; the
 * LEFT JOIN says that it is looked up: SQLite would begin with all units there ever were.
 */
const inTheirOrder = (day: Sql, { dialect }: Scope): Sql => {
  const place = (above: Sql): Sql => dialect.byCodePoint(sql`${above} || ${dialect.padded(sql`t.sort_order`)} || t.unit_id || '/'`);
  return sql`with recursive line(unit_id, place) as (
      select t.unit_id, ${place(sql`''`)} from org_unit_term t where t.parent_id is null and ${holdsOn('t', day)}
      union all
      select t.unit_id, ${place(sql`line.place`)} from line join org_unit_term t on t.parent_id = line.unit_id and ${holdsOn('t', day)}
    )
    select unit.*, line.place, ${day} as day from line left join org_unit unit on unit.id = line.unit_id`;
};

export const unitRoots: Record<string, RootRead> = {
  orgUnit: {
    kind: 'one',
    type: 'OrgUnit',
    dayColumn: 'day',
    find: (unit, args, scope) => ({
      from: sql`(select unit.*, ${dayAsked(args, scope)} as day from org_unit unit) ${sql.id(unit.alias)}`,
      where: sql`${unit.column('id')} = ${args['id']}`,
    }),
  },
  orgUnits: {
    kind: 'list',
    type: 'OrgUnit',
    dayColumn: 'day',
    list: (unit, args, scope) => ({
      from: sql`(${inTheirOrder(dayAsked(args, scope), scope)}) ${sql.id(unit.alias)}`,
      order: [sql.ref(`${unit.alias}.place`)],
    }),
  },
};
