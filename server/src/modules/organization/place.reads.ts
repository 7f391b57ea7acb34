import { holdsOn } from '../../platform/read/dated.ts';
import { many, one, part, relation, type RootRead, type Scope, type TypeReads, value } from '../../platform/read/definition.ts';
import type { Beside, Row } from '../../platform/read/row.ts';
import { type Sql, sql } from '../../platform/read/sql.ts';
import { OrgUnit } from './org-unit.entity.ts';
import { unitBy } from './organization.loaders.ts';
import { mayChangeOrganization } from './organization.policy.ts';
import { Position, PositionTerm } from './position.entity.ts';

// How seats, units and people's places are read in SQL. The rules are those of `manager.rules.ts` and `organization.loaders.ts`.

/** The main post of a person today. */
const mainPost = (person: Row, { today }: Scope): Beside =>
  person.firstBeside('post', 'position_term', [
    {
      where: sql`each.holder_id = ${person.column('id')} and each."primary" and ${holdsOn('each', today)}`,
      order: sql`each.valid_from`,
    },
  ]);

/** Who is somebody's manager today, as `managersOf` says it; most often the holder of the seat theirs reports to, without a search. */
function managerId(personId: Sql, reportsTo: Sql, { today }: Scope): Sql {
  const direct = sql`select above.holder_id from position_term above
    where above.position_id = ${reportsTo} and ${holdsOn('above', today)} and above.holder_id <> ${personId}`;
  const upTheLine = sql`with recursive line(in_charge, reports_to) as (
      select post.holder_id, post.reports_to_id from position_term post
      where post.holder_id = ${personId} and post."primary" and ${holdsOn('post', today)}
      union all
      select coalesce(seat.holder_id, acting.person_id), seat.reports_to_id from line
      join position_term seat on seat.position_id = line.reports_to and ${holdsOn('seat', today)}
      left join stand_in acting on acting.position_id = seat.position_id and ${holdsOn('acting', today)}
      where line.in_charge is null or line.in_charge = ${personId}
    )
    select in_charge from line where in_charge <> ${personId} limit 1`;
  return sql`coalesce((${direct}), (${upTheLine}))`;
}

/** Seats below those that a person holds or stands in for, through seats that are passed over on the way up. */
const seatsBelow = (personId: Sql, { today }: Scope): Sql => sql`with recursive below(id, passed) as (
    select held.position_id, 1 from position_term held where held.holder_id = ${personId} and ${holdsOn('held', today)}
    union
    select acting.position_id, 1 from stand_in acting where acting.person_id = ${personId} and ${holdsOn('acting', today)}
    union
    select seat.position_id, case when seat.holder_id is null or not seat."primary" then 1 else 0 end
    from position_term seat join below on seat.reports_to_id = below.id where below.passed = 1 and ${holdsOn('seat', today)}
  )
  select id from below`;

/** What is true of a unit on its day; of one that is no more, what was true last; of one to come, what will be first. */
const unitTerm = (unit: Row): Beside =>
  unit.firstBeside('term', 'org_unit_term', [
    { where: sql`each.unit_id = ${unit.column('id')} and each.valid_from <= ${unit.day}`, order: sql`each.valid_from desc` },
    { where: sql`each.unit_id = ${unit.column('id')} and each.valid_from > ${unit.day}`, order: sql`each.valid_from` },
  ]);

/** The day on which a term is best looked at: `dayOfTerm`. */
function dayOfTerm(term: Row, { today }: Scope): Sql {
  const [from, to] = [term.column('validFrom'), term.column('validTo')];
  return sql`case when ${from} > ${today} or ${to} < ${today} then ${from} else ${today} end`;
}

export const placeReads: TypeReads[] = [
  {
    type: 'Person',
    fields: {
      title: value((person, scope) => mainPost(person, scope).column('title')),
      unit: one('OrgUnit', (person, scope) => ({ id: mainPost(person, scope).column('unit_id'), day: scope.today })),
      manager: one('Person', (person, scope) => ({
        id: managerId(person.column('id'), mainPost(person, scope).column('reports_to_id'), scope),
      })),
      reports: many('Person', (report, person, scope) => ({
        from: sql`position_term post join person ${sql.id(report.alias)} on ${report.column('id')} = post.holder_id`,
        where: [
          sql`post."primary" and ${holdsOn('post', scope.today)} and post.position_id in (${seatsBelow(person.column('id'), scope)})`,
          sql`${managerId(report.column('id'), sql`post.reports_to_id`, scope)} = ${person.column('id')}`,
        ],
        order: [sql`post.sort_order`, sql`post.position_id`],
      })),
      positions: many('PositionTerm', (term, person, { dialect, today }, { asOf }) => ({
        where: [
          sql`${term.column('holder')} = ${person.column('id')}`,
          holdsOn(term.alias, typeof asOf === 'string' ? dialect.day(sql`${asOf}`) : today),
        ],
        order: [sql`${term.column('primary')} desc`, term.column('validFrom'), term.column('id')],
      })),
    },
  },
  {
    type: 'PositionTerm',
    entity: PositionTerm,
    fields: {
      position: relation(),
      reportsTo: relation(),
      holder: relation(),
      unit: one('OrgUnit', (term, scope) => ({ id: term.column('unit'), day: dayOfTerm(term, scope) })),
    },
  },
  { type: 'Position', entity: Position, fields: { terms: relation('validFrom'), viewerPermissions: part('OrganizationPermissions') } },
  { type: 'OrganizationPermissions', fields: { change: value((_row, { viewer }) => sql.lit(mayChangeOrganization(viewer))) } },
  {
    type: 'OrgUnit',
    entity: OrgUnit,
    fields: {
      name: value((unit) => sql`coalesce(${unitTerm(unit).column('name')}, '')`),
      kind: value((unit) => sql`coalesce(${unitTerm(unit).column('kind')}, 'DEPARTMENT')`),
      responsibilities: value((unit) => sql`coalesce(${unitTerm(unit).column('responsibilities')}, '')`),
      parent: one('OrgUnit', (unit) => ({ id: unitTerm(unit).column('parent_id') })),
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
      viewerPermissions: part('OrganizationPermissions'),
    },
    carries: (unit) => ({ day: unit.day }),
    revive: (ctx, row) => unitBy(ctx, String(row.id), String(row['@day'])),
  },
];

export const placeRoots: Record<string, RootRead> = {
  orgUnit: { kind: 'one', type: 'OrgUnit', find: (unit, { id }) => ({ where: sql`${unit.column('id')} = ${id}` }) },
};
