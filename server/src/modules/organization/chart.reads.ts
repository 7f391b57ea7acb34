import { holdsOn } from '../../platform/read/dated.ts';
import { many, one, part, type RootRead, type Scope, type TypeReads, value, values } from '../../platform/read/definition.ts';
import type { Dialect } from '../../platform/read/dialect.ts';
import type { Row } from '../../platform/read/row.ts';
import { type Sql, sql } from '../../platform/read/sql.ts';
import { type ChartRequest, orgChartOn } from './org-chart.reads.ts';

// The chart in SQL: `chartOf` of `tree.rules.ts`. A row of OrgChart is what was asked for (day, root, depth), a row of OrgChartNode one seat
// with its depth and its place in the tree. Head-counts of seats are sums over the whole tree, which one pass in JavaScript makes faster:
// a chart that shows them is read by `orgChartOn`.

/** At the top of a chart: the seat that was asked for, or every seat whose superior is not there on the day. */
const tops = (chart: Row, columns: Sql): Sql => sql`
    select ${columns} from position_term t where t.position_id = ${chart.column('root')} and ${holdsOn('t', chart.column('day'))}
    union all
    select ${columns} from position_term t where ${chart.column('root')} is null and ${holdsOn('t', chart.column('day'))}
      and not exists (select 1 from position_term above where above.position_id = t.reports_to_id and ${holdsOn('above', chart.column('day'))})`;

/** Siblings in their order, each before what is below it: the path of places down to a seat, as text that sorts by code point. */
const place = (dialect: Dialect, above: Sql): Sql =>
  dialect.byCodePoint(sql`${above} || ${dialect.padded(sql`t.sort_order`)} || t.position_id || '/'`);

/** What is shown of a seat comes along on the way down: PostgreSQL would read the whole table again to look it up afterwards. */
const SHOWN = sql`t.position_id, t.reports_to_id, t.holder_id, t.unit_id, t.title, t."primary"`;

const seats = (chart: Row, dialect: Dialect): Sql => sql`with recursive
  seat(position_id, reports_to_id, holder_id, unit_id, title, "primary", depth, place) as (
    select * from (${tops(chart, sql`${SHOWN}, 0, ${place(dialect, sql`''`)}`)}) top
    union all
    select ${SHOWN}, seat.depth + 1, ${place(dialect, sql`seat.place`)}
    from seat join position_term t on t.reports_to_id = seat.position_id and ${holdsOn('t', chart.column('day'))}
    where seat.depth < ${chart.column('depth')} or ${chart.column('depth')} is null
  )
  select * from seat`;

/** How many of the chart's seats a condition on the term `t` holds for, levels that are not shown among them. */
const counted = (chart: Row, condition: Sql, { dialect }: Scope): Sql => sql`case when ${chart.column('root')} is null
  then (select count(*) from position_term t where ${condition} and ${holdsOn('t', chart.column('day'))})
  else (
    with recursive below(id) as (
      select ${dialect.byCodePoint(chart.column('root'))}
      union select t.position_id from position_term t join below on t.reports_to_id = below.id where ${holdsOn('t', chart.column('day'))}
    )
    select count(*) from below join position_term t on t.position_id = below.id where ${condition} and ${holdsOn('t', chart.column('day'))}
  ) end`;

export const chartReads: TypeReads[] = [
  {
    type: 'OrgChart',
    fields: {
      asOf: value((chart) => chart.column('day')),
      headcount: value((chart, scope) => counted(chart, sql`t.holder_id is not null and t."primary"`, scope)),
      vacancies: value((chart, scope) => counted(chart, sql`t.holder_id is null`, scope)),
      nodes: many('OrgChartNode', (node, chart, { dialect }) => ({
        from: sql`(${seats(chart, dialect)}) ${sql.id(node.alias)}`,
        order: [node.column('place')],
        day: chart.column('day'),
      })),
      viewerPermissions: part('OrganizationPermissions'),
    },
    carries: (chart) => ({ day: chart.column('day'), root: chart.column('root'), depth: chart.column('depth') }),
    revive: (ctx, row) => orgChartOn(ctx, { asOf: row['@day'], root: row['@root'], depth: row['@depth'] } as ChartRequest),
  },
  {
    type: 'OrgChartNode',
    fields: {
      position: one('Position', (node) => ({ id: node.column('position_id') })),
      reportsTo: value((node) => sql`case when ${node.column('depth')} > 0 then ${node.column('reports_to_id')} end`),
      title: value((node) => node.column('title')),
      unit: one('OrgUnit', (node) => ({ id: node.column('unit_id') })),
      holder: one('Person', (node) => ({ id: node.column('holder_id') })),
      primary: value((node) => node.column('primary')),
      standIn: one('Person', (node) => ({
        id: sql`case when ${node.column('holder_id')} is null then (select acting.person_id from stand_in acting
          where acting.position_id = ${node.column('position_id')} and ${holdsOn('acting', node.day)}) end`,
      })),
      directReports: value(
        (node) =>
          sql`(select count(*) from position_term below where below.reports_to_id = ${node.column('position_id')} and ${holdsOn('below', node.day)})`,
      ),
      depth: value((node) => node.column('depth')),
      dottedLinesTo: values((node) => ({
        value: sql`dotted.reports_to_id`,
        from: sql`dotted_line dotted where dotted.position_id = ${node.column('position_id')} and ${holdsOn('dotted', node.day)}`,
        order: [sql`dotted.reports_to_id`],
      })),
    },
  },
];

export const chartRoots: Record<string, RootRead> = {
  orgChart: {
    kind: 'one',
    type: 'OrgChart',
    find: (chart, { asOf, root, depth }, { dialect, today }) => {
      const day = typeof asOf === 'string' ? dialect.day(sql`${asOf}`) : today;
      const seat = sql`cast(${root ?? null} as text)`;
      return {
        from: sql`(select ${day} as day, ${seat} as root, cast(${depth ?? null} as integer) as depth) ${sql.id(chart.alias)}`,
        where: sql`${chart.column('root')} is null or exists (
          select 1 from position_term t where t.position_id = ${chart.column('root')} and ${holdsOn('t', chart.column('day'))})`,
      };
    },
  },
};
