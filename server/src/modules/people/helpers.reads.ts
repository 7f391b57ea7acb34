import { holdsOn } from '../../platform/read/dated.ts';
import { type ListRead, listRoot, one, type RootRead, type Scope, type TypeReads, value } from '../../platform/read/definition.ts';
import type { Row } from '../../platform/read/row.ts';
import { type Sql, sql } from '../../platform/read/sql.ts';
import { notLeft } from './directory-filter.reads.ts';
import { personAs } from './directory-search.reads.ts';
import { Helper, Nearness } from './helper.types.ts';
import { WhoCanHelpArgs } from './vocabulary.inputs.ts';
import { personById } from './people.reads.ts';

// Who can help with something, the likeliest first.

/** How near the viewer's own seat is to others', as rows of (id, near): the nearer, the less. */
function nearOnes({ viewer, viewerPersonId, today }: Scope): Sql {
  if (!viewer.member) return sql`select '' as id, 9 as near where 1 = 0`;
  const mine = sql`mine.holder_id = ${viewerPersonId} and ${holdsOn('mine', today)}`;
  const myUnit = sql`select mine.unit_id from position_term mine where ${mine} and mine."primary"`;
  const holders = (near: number, condition: Sql): Sql =>
    sql`select seat.holder_id as id, ${sql.lit(near)} as near from position_term seat where seat.holder_id is not null and ${holdsOn('seat', today)} and ${condition}`;
  const sisters = sql`select sister.unit_id from org_unit_term own join org_unit_term sister on sister.parent_id = own.parent_id
    where own.unit_id in (${myUnit}) and ${holdsOn('own', today)} and ${holdsOn('sister', today)}`;
  return sql.join(
    [
      holders(0, sql`seat.unit_id in (${myUnit}) and seat."primary"`),
      holders(1, sql`seat.position_id in (select mine.reports_to_id from position_term mine where ${mine})`),
      holders(1, sql`seat.reports_to_id in (select mine.position_id from position_term mine where ${mine})`),
      holders(2, sql`seat.unit_id in (${sisters}) and seat."primary"`),
    ],
    sql` union all `,
  );
}

/**
 * The first day back of somebody who is away today, as far as the viewer may know: HR, and whoever holds a seat above theirs. Others must not
 * tell it by anybody's rank either.
 */
function backOn({ viewer, viewerPersonId, today }: Scope): Sql {
  if (!viewer.hr && !viewer.member) return sql`null`;
  const absence = sql`absence a where a.person_id = p.id and a.from_day <= ${today} and a.to_day > ${today}`;
  if (viewer.hr) return sql`(select max(a.to_day) from ${absence})`;
  const above = sql`exists (
    with recursive line(id) as (
      select seat.reports_to_id from position_term seat where seat.holder_id = p.id and seat."primary" and ${holdsOn('seat', today)}
      union select seat.reports_to_id from line join position_term seat on seat.position_id = line.id where ${holdsOn('seat', today)})
    select 1 from line join position_term seat on seat.position_id = line.id where seat.holder_id = ${viewerPersonId} and ${holdsOn('seat', today)})`;
  return sql`(select max(a.to_day) from ${absence} and ${above})`;
}

function ranked(helper: Row, { skillId, first }: WhoCanHelpArgs, scope: Scope): ListRead {
  const { viewer, viewerPersonId, today } = scope;
  const p = personAs('p');
  const self = viewer.member ? sql` and p.id <> ${viewerPersonId}` : sql``;
  const people = sql`select p.id, p.sort_key, has.level, has.can_help, coalesce(near.near, 9) as near, ${backOn(scope)} as back_on
    from person_skill has join person p on p.id = has.person_id
    left join (select id, min(near) as near from (${nearOnes(scope)}) each group by id) near on near.id = has.person_id
    where has.skill_id = ${skillId} and ${notLeft(p, today)}${self}`;
  const order = (alias: string): Sql[] =>
    [
      `case when ${alias}.back_on is null then 0 else 1 end`,
      `case when ${alias}.can_help then 0 else 1 end`,
      `coalesce(${alias}.level, 0) desc`,
      `${alias}.near`,
      `${alias}.sort_key`,
      `${alias}.id`,
    ].map((text) => sql.raw(text));
  return {
    from: sql`(select * from (${people}) ranked order by ${sql.join(order('ranked'))} limit ${sql.lit(first)}) ${sql.id(helper.alias)}`,
    where: [],
    order: order(helper.alias),
  };
}

const nearness: Readonly<Record<number, Nearness>> = { 0: Nearness.SAME_UNIT, 1: Nearness.LINE, 2: Nearness.SISTER_UNIT };

export const helperReads: TypeReads[] = [
  {
    type: 'Helper',
    fields: {
      person: one('Person', (helper) => ({ id: helper.column('id') })),
      level: value((helper) => helper.column('level')),
      offersHelp: value((helper) => helper.column('can_help')),
      nearness: value(
        (helper) =>
          sql`case ${helper.column('near')} ${sql.join(
            Object.entries(nearness).map(([near, name]) => sql`when ${sql.lit(Number(near))} then ${sql.lit(name)}`),
            sql` `,
          )} end`,
      ),
      backOn: value((helper) => helper.column('back_on')),
    },
    carries: (helper) => ({
      id: helper.column('id'),
      level: helper.column('level'),
      can_help: helper.column('can_help'),
      near: helper.column('near'),
      back_on: helper.column('back_on'),
    }),
    revive: async (ctx, row) =>
      Object.assign(new Helper(), {
        person: await personById(ctx, String(row['@id'])),
        level: row['@level'],
        offersHelp: Boolean(row['@can_help']),
        nearness: nearness[Number(row['@near'])] ?? null,
        backOn: row['@back_on'],
      }),
  },
];

export const helperRoots: Record<string, RootRead> = {
  whoCanHelp: listRoot('Helper', WhoCanHelpArgs, ranked),
};
