import type { FieldNode, GraphQLField } from 'graphql';
import { getNamedType, isObjectType } from 'graphql';
import { Latest, LONGEST_ASKED } from '../latest.ts';
import type { ReadCatalog } from './catalog.ts';
import type { Args, ListRead, PageRead, RootRead, Scope } from './definition.ts';
import type { Fields } from './dialect.ts';
import { cursorOf, edgeNodes, orderOf, where } from './paging.ts';
import { NotNative } from './not-native.ts';
import { type Lane, Planner } from './planner.ts';
import { Frame } from './row.ts';
import { fieldsOf, type Operation, type SelectedField } from './selection.ts';
import { type Sql, sql, type Statement } from './sql.ts';

/** The alias of a root field's rows. */
const ROOT = 'r';
/** The number of a row on its page. */
const PLACE = '#';
/** Stands in a plan's text where the part comes that the root's arguments make. No other text has this character. */
const GAP = '\u0001';
const gap = sql.raw(GAP);
const TEXTS_PER_PLAN = 16;
const STATEMENTS_PER_PLAN = 64;

/** What has to be filled into the gaps, in their order: the rows of the root field, with one too many or not, or how many there are. */
type Filling = 'rows' | 'rowsAndOne' | 'count';

/** The statement of one root field, but for what depends on the root's own arguments. */
export interface Plan {
  pieces: readonly Statement[];
  fillings: readonly Filling[];
  /** What the columns of the answer are, where it is a page. */
  columns: readonly ('rows' | 'read' | 'cursor' | 'total')[];
  /** The fields of a page, in the order of the answer. */
  selected: readonly SelectedField[];
  /** The columns of a page's rows that are used. */
  used: readonly string[];
  /** Whole texts by what was filled in: the same string each time, whose hash is known. */
  texts: Latest<string>;
  /** Whole statements by the root's arguments: many ask for the same weeks, or for the same person. */
  statements: Latest<Statement>;
}

/** A field of Query as it is asked for. */
export interface RootField {
  root: RootRead;
  args: Args;
  nodes: readonly FieldNode[];
  /** Null, both, where a use case asks, not a document. */
  field: GraphQLField<unknown, unknown> | null;
  operation: Operation | null;
}

export interface PlanRequest extends RootField {
  catalog: ReadCatalog;
  scope: Scope;
  lane: Lane;
}

/** Plans a root field. Throws NotNative where the lane is `answer` and something selected needs a resolver. */
export function planRoot(request: PlanRequest): Plan {
  const { root, nodes, scope } = request;
  if (root.kind === 'page') return planPage(request, root);
  const planner = plannerOf(request);
  const frame = new Frame();
  const row = planner.row(root, ROOT, frame);
  const { dialect } = scope;
  if (root.kind === 'one') {
    const object = dialect.object(planner.fields(root.type, nodes, row));
    return cut(sql`select ${dialect.text(object)} as answer from (${gap}) ${sql.id(ROOT)}${frame.joins}`, ['rows']);
  }
  const { order } = root.list(row, request.args, scope);
  const list = dialect.list(planner.fields(root.type, nodes, row), { from: sql`(${gap}) ${sql.id(ROOT)}${frame.joins}`, order });
  return cut(sql`select ${dialect.text(list)} as answer`, ['rows']);
}

function planPage(request: PlanRequest, root: RootRead & { kind: 'page' }): Plan {
  const { scope, operation, field, nodes, args, lane } = request;
  const { dialect } = scope;
  const planner = plannerOf(request);
  const frame = new Frame();
  const used = new Set<string>();
  const row = planner.row(root, ROOT, frame, used);
  const connection = field && getNamedType(field.type);
  const selected = operation && isObjectType(connection) ? fieldsOf(operation, connection, nodes) : [];
  const has = (name: string): boolean => selected.some((each) => each.name === name);
  const read = root.page(row, args, scope);
  const total: Sql[] = has('totalCount') ? [sql`(${gap}) as total`] : [];
  const counts: Filling[] = has('totalCount') ? ['count'] : [];

  const rowsAlone = (fields: Fields, filling: Filling): Plan => {
    const list = dialect.list(fields, { from: sql`(${gap}) ${sql.id(ROOT)}${frame.joins}`, order: orderOf(read) });
    const columns = sql.join([sql`${dialect.text(list)} as "rows"`, ...total]);
    return {
      ...cut(sql`select ${columns}`, [filling, ...counts]),
      columns: ['rows', ...(total.length ? ['total' as const] : [])],
      selected,
      used: [...used],
    };
  };

  if (lane !== 'answer') {
    const below = selected.flatMap((each) =>
      each.name === 'nodes' ? each.nodes : each.name === 'edges' && operation ? edgeNodes(operation, each) : [],
    );
    return rowsAlone([...planner.fields(root.type, below, row), ['@cursor', cursorOf(scope, read)]], 'rowsAndOne');
  }

  const lists = selected.filter(({ name }) => name === 'nodes');
  if (lists.length > 1 || has('edges')) throw new NotNative(`${field?.name ?? ''}.edges`);
  if (lists[0] && !has('pageInfo')) return rowsAlone(planner.fields(root.type, lists[0].nodes, row), 'rows');
  const place = sql.ref(`${ROOT}.${PLACE}`);
  const onPage = sql`${place} <= ${sql.lit(read.first)}`;
  const parts: [Plan['columns'][number], Sql][] = [];
  if (lists[0]) {
    const fields = planner.fields(root.type, lists[0].nodes, row);
    const from = sql`page ${sql.id(ROOT)}${frame.joins}${where([onPage])}`;
    parts.push(['rows', dialect.text(dialect.list(fields, { from, order: [place] }))]);
  }
  if (has('pageInfo')) {
    parts.push(['read', sql`(select count(*) from page)`]);
    const last = sql`select ${dialect.text(cursorOf(scope, read))} from page ${sql.id(ROOT)}${where([onPage])} order by ${place} desc limit 1`;
    parts.push(['cursor', sql`(${last})`]);
  }
  // Nothing of the page may be asked for but its type.
  if (!parts.length && !total.length) parts.push(['read', sql`0`]);
  const columns = sql.join([...parts.map(([name, part]) => sql`${part} as ${sql.id(name)}`), ...total]);
  const numbered = sql`select ${sql.table(ROOT)}.*, row_number() over (order by ${sql.join(orderOf(read))}) as ${sql.id(PLACE)} from (${gap}) ${sql.id(ROOT)}`;
  return {
    ...cut(sql`with page as materialized (${numbered}) select ${columns}`, ['rowsAndOne', ...counts]),
    columns: [...parts.map(([name]) => name), ...(total.length ? ['total' as const] : [])],
    selected,
    used: [...used],
  };
}

/** The whole statement of a request: the plan with what the root's arguments say in its gaps. */
export const complete = (plan: Plan, request: PlanRequest): Statement =>
  plan.statements.get(JSON.stringify(request.args), () => {
    const filling = writeFillings(plan, request);
    const parts = plan.pieces.flatMap((piece, index) => (filling[index] ? [piece, filling[index]] : [piece]));
    const text = plan.texts.get(filling.map((each) => each.text).join(GAP), () => parts.map((part) => part.text).join(''));
    return { text, values: parts.flatMap((part) => part.values) };
  });

/** How many rows a page's field has on all its pages. */
export function countStatement(request: PlanRequest): Statement {
  const { root, args, scope } = request;
  if (root.kind !== 'page') throw new Error('Only pages are counted');
  const planner = plannerOf(request);
  return planner.countPage(root.type, ROOT, root.page(planner.row(root, ROOT, new Frame()), args, scope));
}

function writeFillings({ fillings, used }: Plan, request: PlanRequest): Statement[] {
  const { root, args, scope } = request;
  const planner = plannerOf(request);
  const row = planner.row(root, ROOT, new Frame());
  if (root.kind === 'page') {
    const read: PageRead = root.page(row, args, scope);
    return fillings.map((filling) =>
      filling === 'count'
        ? planner.countPage(root.type, ROOT, read)
        : planner.selectPage(root.type, ROOT, read, read.first + (filling === 'rowsAndOne' ? 1 : 0), used),
    );
  }
  const read: Partial<ListRead> = root.kind === 'one' ? oneRow(root.find(row, args, scope)) : root.list(row, args, scope);
  return [planner.selectRows(root.type, ROOT, read)];
}

const oneRow = ({ from, where: condition }: { from?: Sql; where: Sql }): Partial<ListRead> => ({
  where: [condition],
  ...(from ? { from } : {}),
});

const plannerOf = ({ catalog, operation, scope, lane }: PlanRequest): Planner => new Planner(catalog, operation, scope, lane);

/** Cuts a statement at its gaps. */
function cut(statement: Sql, fillings: Filling[]): Plan {
  const { text, values } = statement;
  let used = 0;
  const pieces = text.split(GAP).map((piece): Statement => {
    const count = piece.split('?').length - 1;
    used += count;
    return { text: piece, values: values.slice(used - count, used) };
  });
  return {
    pieces,
    fillings,
    columns: ['rows'],
    selected: [],
    used: [],
    texts: new Latest(TEXTS_PER_PLAN),
    statements: new Latest(STATEMENTS_PER_PLAN, LONGEST_ASKED),
  };
}
