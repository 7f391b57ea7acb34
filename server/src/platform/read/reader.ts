import { type FieldNode, getNamedType, type GraphQLResolveInfo, isObjectType, Kind } from 'graphql';
import { classOf } from '../auth/viewer.ts';
import { today } from '../company/company.ts';
import type { ReadLane } from '../config.ts';
import type { Context } from '../context.ts';
import { type CursorValues, encodeCursor, type Page, pageOf } from '../graphql/connection.ts';
import type { ReadCatalog } from './catalog.ts';
import type { Args, ReadRow, RootRead, Scope } from './definition.ts';
import { type Dialect, postgresql, sqlite } from './dialect.ts';
import { Latest, LONGEST_ASKED } from '../latest.ts';
import { complete, countStatement, type Plan, planRoot, type PlanRequest, type RootField } from './plan.ts';
import type { Lane } from './planner.ts';
import { revive } from './revive.ts';
import { fieldsOf, type Operation, shapingVariables } from './selection.ts';
import { filled, Slot, type SlotValues, sql, type Statement } from './sql.ts';
import type { Answer, StatementRunner } from './statement-runner.ts';

/** Plans kept for one root field of one document: as many as there are classes of viewers and shapes of arguments in use. */
const PLANS_PER_FIELD = 32;

/** Answers root fields, each with one statement in the shape of what is selected. */
export class Reader {
  readonly lane: ReadLane;
  readonly catalog: ReadCatalog;
  readonly #runner: StatementRunner;
  readonly dialect: Dialect;
  /** By the first node of a field: documents are parsed once, so the same text has the same nodes. */
  readonly #plans = new WeakMap<FieldNode, { shape: readonly string[]; plans: Latest<Plan> }>();

  constructor(lane: ReadLane, catalog: ReadCatalog, runner: StatementRunner, dialect: 'sqlite' | 'postgresql') {
    this.lane = lane;
    this.catalog = catalog;
    this.#runner = runner;
    this.dialect = dialect === 'sqlite' ? sqlite : postgresql;
  }

  /** What the resolver of a root field answers: rows from which the resolvers below go on. */
  async resolve(ctx: Context, info: GraphQLResolveInfo, args: object): Promise<unknown> {
    const { schema, fragments, variableValues: variables, fieldName, fieldNodes, parentType } = info;
    const root = this.#root(fieldName);
    if (this.lane === 'resolvers') return this.#load(ctx, root, { ...args });
    const operation: Operation = { schema, fragments, variables };
    const asked = { root, field: parentType.getFields()[fieldName] ?? null, nodes: fieldNodes, args: { ...args }, operation };
    const { plan, answer } = await this.#read(ctx, asked, 'rows');
    if (root.kind !== 'page') return parsed(answer[0]);
    const total = answer[plan.columns.indexOf('total')];
    return pageOfRows(answer[0], args, () => Promise.resolve(Number(total)));
  }

  /** What is selected of the object with that id, as it is now; null where there is none. */
  async again(ctx: Context, info: GraphQLResolveInfo, type: string, id: string): Promise<ReadRow | null> {
    const { schema, fragments, variableValues: variables, fieldNodes: nodes } = info;
    const asked: RootField = { root: byId(type), field: null, nodes, args: { id }, operation: { schema, fragments, variables } };
    const { answer } = await this.#read(ctx, asked, 'rows');
    return parsed(answer[0]) as ReadRow | null;
  }

  /** The page that a field of Query answers, as objects, for use cases that need it. */
  page<Item>(ctx: Context, rootField: string, args: object): Promise<Page<Item>> {
    return this.#load(ctx, this.#root(rootField), { ...args }) as Promise<Page<Item>>;
  }

  /** The answer to a root field as JSON text, or null where it is nothing. Throws NotNative where a resolver is needed. */
  async answer(ctx: Context, asked: RootField): Promise<string | null> {
    const { plan, answer } = await this.#read(ctx, asked, 'answer');
    if (asked.root.kind !== 'page') return (answer[0] as string | null | undefined) ?? null;
    return pageText(plan, answer, asked);
  }

  /** One field of many rows of a type, which SQL alone can answer: read once for all that are asked for at one place of an answer. */
  field(ctx: Context, info: GraphQLResolveInfo, type: string, id: string): Promise<ReadRow | undefined> {
    return ctx.loaders.load(`read.${type}.${placeOf(info)}`, id, async (ids) => {
      const { schema, fragments, variableValues: variables, fieldNodes } = info;
      const node: FieldNode = { ...(fieldNodes[0] as FieldNode), selectionSet: { kind: Kind.SELECTION_SET, selections: fieldNodes } };
      const root: RootRead = {
        kind: 'list',
        type,
        list: (row, args) => ({ where: [this.dialect.among(row.column('id'), args['ids'] as string[])], order: [row.column('id')] }),
      };
      const asked: RootField = { root, field: null, nodes: [node], args: { ids }, operation: { schema, fragments, variables } };
      const { answer } = await this.#read(ctx, asked, 'rows');
      const rows = new Map((parsed(answer[0]) as ReadRow[]).map((row) => [row.id, row]));
      return ids.map((each) => rows.get(each));
    });
  }

  /** The statement behind a root field, as it would be asked. Throws NotNative where the lane can't answer what is selected. */
  async statement(ctx: Context, asked: RootField, lane: Lane): Promise<Statement> {
    const request = this.#requestOf(ctx, asked, lane);
    const { text, values } = complete(this.#planOf(request), request);
    return filled({ text, values }, await slotsOf(ctx, this.dialect));
  }

  /** The objects of a root field: the statement finds the rows, and nothing of what is selected of them. */
  async #load(ctx: Context, root: RootRead, args: Args): Promise<unknown> {
    const asked: RootField = { root, field: null, nodes: [], args, operation: null };
    const { answer } = await this.#read(ctx, asked, 'ids');
    if (root.kind !== 'page') {
      const found = parsed(answer[0]);
      return Array.isArray(found) ? revivedAll(ctx, found) : found && revive(ctx, found);
    }
    const page = pageOfRows(answer[0], args, async () => Number((await this.#count(ctx, asked))[0]));
    const nodes = await revivedAll(ctx, page.nodes);
    return { ...page, nodes, edges: page.edges.map(({ cursor }, index) => ({ cursor, node: nodes[index] })) };
  }

  async #read(ctx: Context, asked: RootField, lane: Lane): Promise<{ plan: Plan; answer: Answer }> {
    const request = this.#requestOf(ctx, asked, lane);
    const plan = this.#planOf(request);
    return { plan, answer: await this.#run(ctx, complete(plan, request)) };
  }

  #count(ctx: Context, asked: RootField): Promise<Answer> {
    return this.#run(ctx, countStatement(this.#requestOf(ctx, asked, 'ids')));
  }

  async #run(ctx: Context, statement: Statement): Promise<Answer> {
    return this.#runner.run(statement, await slotsOf(ctx, this.dialect));
  }

  #requestOf(ctx: Context, asked: RootField, lane: Lane): PlanRequest {
    return { ...asked, catalog: this.catalog, lane, scope: { dialect: this.dialect, viewer: classOf(ctx.viewer), ...slots(this.dialect) } };
  }

  #root(field: string): RootRead {
    const root = this.catalog.roots.get(field);
    if (!root) throw new Error(`Nothing says how ${field} is read`);
    return root;
  }

  #planOf(request: PlanRequest): Plan {
    const { nodes, operation, lane, args } = request;
    const [node] = nodes;
    // A field that is selected in several places is rare; its nodes have no one identity.
    if (!node || nodes.length > 1 || !operation) return planRoot(request);
    let kept = this.#plans.get(node);
    if (!kept) {
      kept = { shape: shapingVariables(node, operation.fragments), plans: new Latest(PLANS_PER_FIELD, LONGEST_ASKED) };
      this.#plans.set(node, kept);
    }
    const { roles, member } = request.scope.viewer;
    // Of the root's own arguments a plan's text depends on these alone.
    const shape = kept.shape.length ? JSON.stringify(Object.fromEntries(kept.shape.map((name) => [name, operation.variables[name]]))) : '';
    const key = `${lane} ${[...roles].sort().join()} ${member} ${String(args['first'])} ${String(args['orderBy'])} ${shape}`;
    return kept.plans.get(key, () => planRoot(request));
  }
}

/** The one object of its argument `id`. */
export const byId = (type: string): RootRead => ({
  kind: 'one',
  type,
  find: (row, { id }) => ({ where: sql`${row.column('id')} = ${id}` }),
});

const slots = (dialect: Dialect): Pick<Scope, 'viewerPersonId' | 'today' | 'now'> => ({
  viewerPersonId: sql`${new Slot('viewerPersonId')}`,
  today: dialect.day(sql`${new Slot('today')}`),
  now: sql`${new Slot('now')}`,
});

const slotsOf = async (ctx: Context, dialect: Dialect): Promise<SlotValues> => ({
  viewerPersonId: ctx.viewer?.personId ?? null,
  today: await today(ctx),
  now: dialect.instantValue(ctx.clock.now()),
});

/** Where in an answer a field stands, whatever the item of a list: `people.nodes.title`. */
function placeOf({ path }: GraphQLResolveInfo): string {
  const keys: string[] = [];
  for (let at: typeof path | undefined = path; at; at = at.prev) if (typeof at.key === 'string') keys.unshift(at.key);
  return keys.join('.');
}

const parsed = (json: unknown): ReadRow | ReadRow[] | null => (typeof json === 'string' ? (JSON.parse(json) as ReadRow | ReadRow[]) : null);

const revivedAll = (ctx: Context, rows: readonly ReadRow[]): Promise<(object | null | undefined)[]> =>
  Promise.all(rows.map((row) => revive(ctx, row)));

function pageOfRows(json: unknown, args: object, countAll: () => Promise<number>): Page<ReadRow> {
  const rows = JSON.parse(String(json)) as (ReadRow & { '@cursor': CursorValues })[];
  return pageOf(rows, (args as { first: number }).first, (row) => row['@cursor'], countAll);
}

/** The text of a connection, from what the statement answered for its parts. */
function pageText({ columns, selected }: Plan, answer: readonly unknown[], { operation, args, field }: RootField): string {
  const part = (name: Plan['columns'][number]): unknown => answer[columns.indexOf(name)];
  const first = Number(args['first']);
  const cursor = part('cursor');
  const info = {
    hasNextPage: Number(part('read')) > first,
    endCursor: typeof cursor === 'string' ? encodeCursor(JSON.parse(cursor) as CursorValues) : null,
    __typename: 'PageInfo',
  };
  const written = selected.map(({ key, name, field: connectionField, nodes }): string => {
    if (name === 'nodes') return `"${key}":${String(part('rows'))}`;
    if (name === 'totalCount') return `"${key}":${Number(part('total'))}`;
    if (name === '__typename') return `"${key}":"${field ? getNamedType(field.type).name : ''}"`;
    const type = connectionField ? getNamedType(connectionField.type) : null;
    if (!operation || !isObjectType(type)) throw new Error(`${name} is no part of a page`);
    const shown = fieldsOf(operation, type, nodes).map((each) => [each.key, info[each.name as keyof typeof info]]);
    return `"${key}":${JSON.stringify(Object.fromEntries(shown))}`;
  });
  return `{${written.join(',')}}`;
}
