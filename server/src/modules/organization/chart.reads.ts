import { dayAsked, holdsOn } from '../../platform/read/dated.ts';
import { many, one, part, type RootRead, type Scope, type TypeReads, value, values } from '../../platform/read/definition.ts';
import type { Dialect } from '../../platform/read/dialect.ts';
import type { Row } from '../../platform/read/row.ts';
import { type Sql, sql } from '../../platform/read/sql.ts';
import { type ChartRequest, orgChartOn } from './org-chart.reads.ts';

// The chart in SQL: `chartOf` of `tree.rules.ts`. A row of OrgChart is what was asked for (day, root, depth), a row of OrgChartNode one seat
// with its depth and its place in the tree.

/** Is the term `t` somebody's main post? The heads of a chart are these. */
const isHead = sql`t.holder_id is not null and t."primary"`;
const head = sql`case when ${isHead} then 1 else 0 end`;

/** At the top of a chart: the seat that was asked for, or every seat whose superior is not there on the day. */
const tops = (chart: Row, columns: Sql): Sql => sql`
    select ${columns} from position_term t where t.position_id = ${chart.column('root')} and ${holdsOn('t', chart.column('day'))}
    union all
    select ${columns} from position_term t where ${chart.column('root')} is null and ${holdsOn('t', chart.column('day'))}
      and not exists (select 1 from position_term above where above.position_id = t.reports_to_id and ${holdsOn('above', chart.column('day'))})`;

/** Siblings in their order, each before what is below it: the path of places down to a seat, as text that sorts by code point. */
const place = (dialect: Dialect, above: Sql): Sql =>
  dialect.byCodePoint(sql`${above} || ${dialect.padded(sql`t.sort_order`)} || t.position_id || '/'`);

/**
 * How many heads a seat and all below it are, by two running sums. Up to a seat there stand in the chart's order: itself, its line above, and
 * all to the left of it; in the order in which a seat follows what is below it (`~` sorts after every digit): itself, all below, and all to the
 * left. So the sums differ by what is below less the line above, which each seat knows.
 */
const headcount = sql`sum(head) over (order by place || '~' rows unbounded preceding)
  - sum(head) over (order by place rows unbounded preceding) + line`;

/** What is shown of a seat comes along on the way down: PostgreSQL would read the whole table again to look it up afterwards. */
const shown = ['position_id', 'reports_to_id', 'holder_id', 'unit_id', 'title', 'primary'];
const ofSeat = sql.join(shown.map((name) => sql.id(name)));
const ofTerm = sql.join(shown.map((name) => sql.ref(`t.${name}`)));

/** With their head-counts; a number says their place too, and sorts faster than the path. */
const numbered = sql`(
    select ${ofSeat}, depth, row_number() over (order by place rows unbounded preceding) as place,
      ${headcount} as headcount
    from seat
  ) seat`;

/**
 * SQLite can take the next step of a recursion at the deepest seat, so that the seats come in the chart's order (sqlite.org/lang_with.html,
 * "depth-first"): sorting them, with all that is shown of each, is a fifth of its work. Head-counts need the places all the same.
 */
const comeInOrder = (dialect: Dialect, withHeads: boolean): boolean => dialect.name === 'sqlite' && !withHeads;

/** The seats of a chart. Head-counts are of whole subtrees: they need the levels that are not shown too. */
function seats(chart: Row, dialect: Dialect, withHeads: boolean): Sql {
  const isShown = (depth: Sql): Sql => sql`(${chart.column('depth')} is null or ${depth} <= ${chart.column('depth')})`;
  const heads = (line: Sql): Sql => (withHeads ? sql`, ${head}, ${line} + ${head}` : sql``);
  const inOrder = comeInOrder(dialect, withHeads);
  const placeBelow = (above: Sql): Sql => (inOrder ? sql`t.sort_order` : place(dialect, above));
  return sql`with recursive seat(${ofSeat}, depth, place${withHeads ? sql`, head, line` : sql``}) as (
    select * from (${tops(chart, sql`${ofTerm}, 0, ${placeBelow(sql`''`)}${heads(sql`0`)}`)}) top
    union all
    select ${ofTerm}, seat.depth + 1 as depth, ${placeBelow(sql`seat.place`)} as place${heads(sql`seat.line`)}
    from seat join position_term t on t.reports_to_id = seat.position_id and ${holdsOn('t', chart.column('day'))}
    ${withHeads ? sql`` : sql`where ${isShown(sql`seat.depth + 1`)}`}${inOrder ? sql` order by depth desc, place, position_id` : sql``}
  )
  select * from ${withHeads ? numbered : sql`seat`} where ${isShown(sql`seat.depth`)}`;
}

/** How many of the chart's seats a condition on the term `t` holds for, levels that are not shown among them. */
const counted = (chart: Row, condition: Sql, { dialect }: Scope): Sql => sql`case when ${chart.column('root')} is null
  then (select count(*) from position_term t where ${condition} and ${holdsOn('t', chart.column('day'))})
  else (
    with recursive below(id) as (
      select ${dialect.byCodePoint(chart.column('root'))}
      union select t.position_id from position_term t join below on t.reports_to_id = below.id where ${holdsOn('t', chart.column('day'))}
    )
    select count(case when ${condition} then 1 end) from below join position_term t on t.position_id = below.id and ${holdsOn('t', chart.column('day'))}
  ) end`;

export const chartReads: TypeReads[] = [
  {
    type: 'OrgChart',
    fields: {
      asOf: value((chart) => chart.column('day')),
      headcount: value((chart, scope) => counted(chart, isHead, scope)),
      vacancies: value((chart, scope) => counted(chart, sql`t.holder_id is null`, scope)),
      nodes: many('OrgChartNode', (node, chart, { dialect }) => ({
        from: (used) => sql`(${seats(chart, dialect, used.has('headcount'))}) ${sql.id(node.alias)}`,
        order: (used) => (comeInOrder(dialect, used.has('headcount')) ? [] : [node.column('place')]),
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
      headcount: value((node) => node.column('headcount')),
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
    find: (chart, args, scope) => {
      const { root, depth } = args;
      const seat = sql`cast(${root ?? null} as text)`;
      return {
        from: sql`(select ${dayAsked(args, scope)} as day, ${seat} as root, cast(${depth ?? null} as integer) as depth) ${sql.id(chart.alias)}`,
        where: sql`${chart.column('root')} is null or exists (
          select 1 from position_term t where t.position_id = ${chart.column('root')} and ${holdsOn('t', chart.column('day'))})`,
      };
    },
  },
};
