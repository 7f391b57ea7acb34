import { dayAsked, holdsOn } from '../../platform/read/dated.ts';
import { type Args, many, one, part, relation, type Scope, type TypeReads, value } from '../../platform/read/definition.ts';
import type { Beside, Row } from '../../platform/read/row.ts';
import { type Sql, sql } from '../../platform/read/sql.ts';
import { mayChangeOrganization } from './organization.policy.ts';
import { termBy, termOn } from './organization.loaders.ts';
import { Position, PositionTerm } from './position.entity.ts';

// How seats and people's places are read in SQL. The rules are those of `manager.rules.ts` and `organization.loaders.ts`.

/** The main post of a person on a day. Each day that is asked about is a row of its own beside the person. */
function mainPost(person: Row, scope: Scope, args: Args): Beside {
  const name = typeof args['asOf'] === 'string' ? `post_on_${args['asOf']}_` : 'post';
  return person.firstBeside(name, 'position_term', [
    {
      where: sql`each.holder_id = ${person.column('id')} and each."primary" and ${holdsOn('each', dayAsked(args, scope))}`,
      order: sql`each.valid_from`,
    },
  ]);
}

/** Who is somebody's manager on a day, as `managersOf` says it; most often the holder of the seat theirs reports to, without a search. */
function managerId(personId: Sql, reportsTo: Sql, day: Sql): Sql {
  const direct = sql`select above.holder_id from position_term above
    where above.position_id = ${reportsTo} and ${holdsOn('above', day)} and above.holder_id <> ${personId}`;
  const upTheLine = sql`with recursive line(in_charge, reports_to) as (
      select post.holder_id, post.reports_to_id from position_term post
      where post.holder_id = ${personId} and post."primary" and ${holdsOn('post', day)}
      union all
      select coalesce(seat.holder_id, acting.person_id), seat.reports_to_id from line
      join position_term seat on seat.position_id = line.reports_to and ${holdsOn('seat', day)}
      left join stand_in acting on acting.position_id = seat.position_id and ${holdsOn('acting', day)}
      where line.in_charge is null or line.in_charge = ${personId}
    )
    select in_charge from line where in_charge <> ${personId} limit 1`;
  return sql`coalesce((${direct}), (${upTheLine}))`;
}

/** Seats below those that a person holds or stands in for, through seats that are passed over on the way up. */
const seatsBelow = (personId: Sql, day: Sql): Sql => sql`with recursive below(id, passed) as (
    select held.position_id, 1 from position_term held where held.holder_id = ${personId} and ${holdsOn('held', day)}
    union
    select acting.position_id, 1 from stand_in acting where acting.person_id = ${personId} and ${holdsOn('acting', day)}
    union
    select seat.position_id, case when seat.holder_id is null or not seat."primary" then 1 else 0 end
    from position_term seat join below on seat.reports_to_id = below.id where below.passed = 1 and ${holdsOn('seat', day)}
  )
  select id from below`;

/** The day nearest to this one on which a term is true: `dayOfTerm`. */
export function dayOfTerm(term: Row, day: Sql): Sql {
  const [from, to] = [term.column('validFrom'), term.column('validTo')];
  return sql`case when ${from} > ${day} or ${to} < ${day} then ${from} else ${day} end`;
}

export const placeReads: TypeReads[] = [
  {
    type: 'Person',
    fields: {
      title: value((person, scope, args) => mainPost(person, scope, args).column('title')),
      unit: one('OrgUnit', (person, scope, args) => ({ id: mainPost(person, scope, args).column('unit_id'), day: dayAsked(args, scope) })),
      manager: one('Person', (person, scope, args) => ({
        id: managerId(person.column('id'), mainPost(person, scope, args).column('reports_to_id'), dayAsked(args, scope)),
      })),
      reports: many('Person', (report, person, scope, args) => {
        const day = dayAsked(args, scope);
        return {
          from: sql`position_term post join person ${sql.id(report.alias)} on ${report.column('id')} = post.holder_id`,
          where: [
            sql`post."primary" and ${holdsOn('post', day)} and post.position_id in (${seatsBelow(person.column('id'), day)})`,
            sql`${managerId(report.column('id'), sql`post.reports_to_id`, day)} = ${person.column('id')}`,
          ],
          order: [sql`post.sort_order`, sql`post.position_id`],
        };
      }),
      positions: many('PositionTerm', (term, person, scope, args) => {
        const day = dayAsked(args, scope);
        return {
          where: [sql`${term.column('holder')} = ${person.column('id')}`, holdsOn(term.alias, day)],
          order: [sql`${term.column('primary')} desc`, term.column('validFrom'), term.column('id')],
          day,
        };
      }),
    },
  },
  {
    type: 'PositionTerm',
    entity: PositionTerm,
    fields: {
      position: relation(),
      reportsTo: relation(),
      holder: relation(),
      standIn: one('Person', (term) => ({
        id: sql`case when ${term.column('holder')} is null then (select acting.person_id from stand_in acting
          where acting.position_id = ${term.column('position')} and ${holdsOn('acting', dayOfTerm(term, term.day))}) end`,
      })),
      unit: one('OrgUnit', (term) => ({ id: term.column('unit'), day: dayOfTerm(term, term.day) })),
    },
    carries: (term) => ({ day: term.day }),
    revive: async (ctx, row) => termOn(await termBy(ctx, String(row.id)), String(row['@day'])),
  },
  {
    type: 'Position',
    entity: Position,
    fields: {
      terms: many('PositionTerm', (term, position, { today }) => ({
        where: [sql`${term.column('position')} = ${position.column('id')}`],
        order: [term.column('validFrom')],
        day: today,
      })),
      viewerPermissions: part('OrganizationPermissions'),
    },
  },
  { type: 'OrganizationPermissions', fields: { change: value((_row, { viewer }) => sql.lit(mayChangeOrganization(viewer))) } },
];
