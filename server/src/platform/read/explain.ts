import {
  type DocumentNode,
  type FieldNode,
  getOperationAST,
  getVariableValues,
  type GraphQLSchema,
  OperationTypeNode,
  parse,
  validate,
} from 'graphql';
import type { Context } from '../context.ts';
import { fragmentsOf } from './fast-lane.ts';
import { NotNative } from './not-native.ts';
import type { Lane } from './planner.ts';
import { fieldsOf, type Operation } from './selection.ts';
import type { Statement } from './sql.ts';

/** How one field of Query would be answered. */
export interface Explained {
  field: string;
  /** `fast`: the database's text is sent as it is; `rows`: through the resolvers; `resolvers`: no statement of the read path. */
  lane: 'fast' | 'rows' | 'resolvers';
  /** What keeps it from the fast lane; null where nothing does. */
  because: string | null;
  sql: string | null;
  /** The database's own plan, a line each. */
  plan: string[];
}

/** How a query would be answered to the viewer: lane, SQL and the database's plan of each field. Throws what is wrong with the document. */
export async function explain(
  ctx: Context,
  schema: GraphQLSchema,
  text: string,
  variables: Readonly<Record<string, unknown>>,
): Promise<Explained[]> {
  const document: DocumentNode = parse(text);
  const [mistake] = validate(schema, document);
  if (mistake) throw mistake;
  const operation = getOperationAST(document);
  const query = schema.getQueryType();
  if (operation?.operation !== OperationTypeNode.QUERY || !query) throw new Error('Only a query is read');
  const { coerced, errors } = getVariableValues(schema, operation.variableDefinitions ?? [], variables);
  if (!coerced) throw errors[0] ?? new Error('The variables are wrong');
  const asked: Operation = { schema, fragments: fragmentsOf(document), variables: coerced };
  const { reader } = ctx.services;
  const explained: Explained[] = [];
  for (const { key, name, field, nodes, args } of fieldsOf(asked, query, [operation as unknown as FieldNode])) {
    const root = reader.catalog.roots.get(name);
    if (!root) {
      explained.push({ field: key, lane: 'resolvers', because: `${name} is no root of the read path`, sql: null, plan: [] });
      continue;
    }
    const statement = (lane: Lane): Promise<Statement> => reader.statement(ctx, { root, field, nodes, args, operation: asked }, lane);
    let because: string | null = null;
    const found = await statement('answer').catch((error: unknown) => {
      if (!(error instanceof NotNative)) throw error;
      because = error.message;
      return statement('rows');
    });
    explained.push({ field: key, lane: because === null ? 'fast' : 'rows', because, sql: found.text, plan: await planOf(ctx, found) });
  }
  return explained;
}

async function planOf(ctx: Context, { text, values }: Statement): Promise<string[]> {
  const postgresql = ctx.services.reader.dialect.name === 'postgresql';
  const rows = await ctx.em
    .getConnection('read')
    .execute<Record<string, unknown>[]>(`${postgresql ? 'explain (analyze, buffers)' : 'explain query plan'} ${text}`, [...values]);
  return rows.map((row) => String(row['QUERY PLAN'] ?? row['detail']));
}
