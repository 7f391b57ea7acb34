import { type ApolloServerPlugin, HeaderMap } from '@apollo/server';
import {
  type DocumentNode,
  type FieldNode,
  getOperationAST,
  getVariableValues,
  isNonNullType,
  GraphQLError,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
} from 'graphql';
import type { Context } from '../context.ts';
import { Latest } from '../latest.ts';
import { accepts } from './paging.ts';
import { NotNative } from './not-native.ts';
import { fieldsOf, type Operation } from './selection.ts';

/** The data of an answer, as the database wrote it. */
export class DataText {
  constructor(readonly text: string) {}
}

/** A query of a document that graphql-js has found valid. */
export class ValidQuery {
  #fragments: Operation['fragments'] | undefined;

  constructor(
    readonly document: DocumentNode,
    readonly operation: OperationDefinitionNode,
  ) {}

  /** Looked for when they are first needed: a query that takes its usual way needs none here. */
  get fragments(): Operation['fragments'] {
    return (this.#fragments ??= fragmentsOf(this.document));
  }
}

const switchesOf = (variables: Operation['variables']): string =>
  JSON.stringify(Object.entries(variables).filter(([, value]) => typeof value === 'boolean'));

/** Combinations of switches kept for one query. */
const SWITCHES = 32;

/** Answers queries that SQL answers whole with the database's own text, past the resolvers; every other one takes its usual way. */
export class FastLane {
  readonly #schema: GraphQLSchema;
  /** Queries that need a resolver, whoever asks: by what may leave fields out, `@include` and `@skip`, which is the switches among the variables. */
  readonly #slow = new WeakMap<OperationDefinitionNode, Latest<true>>();

  constructor(schema: GraphQLSchema) {
    this.#schema = schema;
  }

  /** Null: its usual way (a mistake in the variables, say, is told there). */
  async answer(ctx: Context, query: ValidQuery, variables: Record<string, unknown>): Promise<DataText | null> {
    const { operation } = query;
    const { coerced } = getVariableValues(this.#schema, operation.variableDefinitions ?? [], variables);
    if (!coerced) return null;
    if (this.#slow.get(operation)?.find(switchesOf(coerced))) return null;
    try {
      return await dataText(ctx, operation, { schema: this.#schema, fragments: query.fragments, variables: coerced });
    } catch (error) {
      if (error instanceof NotNative) this.#remember(operation, switchesOf(coerced));
      // The usual way meets it again and says it as everywhere.
      else if (!(error instanceof UsualWay || error instanceof GraphQLError)) ctx.log.warn({ err: error }, 'The fast lane failed');
      return null;
    }
  }

  #remember(operation: OperationDefinitionNode, switches: string): void {
    const slow = this.#slow.get(operation) ?? new Latest<true>(SWITCHES);
    this.#slow.set(operation, slow);
    slow.get(switches, () => true);
  }
}

/**
 * The fast lane within Apollo: after the document was validated, after the gate and after the cost rule, and no way around any of them.
 * `learn` hears of every query that was answered, by the name of its document (see `nameDocument`).
 */
export function fastLane(
  lane: FastLane,
  learn: (name: string, operationName: string | undefined, query: ValidQuery) => void,
): ApolloServerPlugin<Context> {
  return {
    requestDidStart: async () => ({
      responseForOperation: async ({ document, request, contextValue }) => {
        // Several operations and no name: the usual way says so.
        const operation = getOperationAST(document, request.operationName);
        if (operation?.operation !== OperationTypeNode.QUERY) return null;
        const query = new ValidQuery(document, operation);
        const data = await lane.answer(contextValue, query, request.variables ?? {});
        if (!data) return null;
        const name = documentName(request.extensions);
        if (name !== null) learn(name, request.operationName, query);
        return {
          http: { status: undefined, headers: new HeaderMap() },
          body: { kind: 'single', singleResult: { data: data as unknown as Record<string, unknown> } },
        };
      },
    }),
  };
}

/** What the document of a request is known by (see `nameDocument`); null where it has no name. */
export function documentName(extensions: unknown): string | null {
  const { persistedQuery } = (extensions ?? {}) as { persistedQuery?: { version?: unknown; sha256Hash?: unknown } | null };
  return persistedQuery?.version === 1 && typeof persistedQuery.sha256Hash === 'string' ? persistedQuery.sha256Hash : null;
}

/** For Apollo's `stringifyResult`: as it would write it, but for data that is text already. */
export function stringifyResult(value: { data?: unknown; extensions?: unknown }): string {
  if (!(value.data instanceof DataText)) return `${JSON.stringify(value)}\n`;
  const { data, ...rest } = value;
  const others = JSON.stringify(rest);
  return `{"data":${data.text}${others === '{}' ? '' : `,${others.slice(1, -1)}`}}\n`;
}

async function dataText(ctx: Context, operation: OperationDefinitionNode, asked: Operation): Promise<DataText> {
  const { reader } = ctx.services;
  const query = asked.schema.getQueryType();
  if (!query) throw new NotNative('Query');
  const fields = fieldsOf(asked, query, [operation as unknown as FieldNode]);
  // All of them are looked at before the first is asked for.
  const parts = fields.map(({ key, name, field, nodes, args }) => {
    if (name === '__typename') return { key, text: `"${query.name}"` };
    const root = reader.catalog.roots.get(name);
    if (!root || !field) throw new NotNative(`Query.${name}`);
    return { key, root, field, nodes, args };
  });
  const texts = await Promise.all(
    parts.map(async (part) => {
      if ('text' in part) return `"${part.key}":${part.text}`;
      const { key, root, field, nodes, args } = part;
      if (root.args && !accepts(root.args, args)) throw new UsualWay();
      const text = await reader.answer(ctx, { root, field, nodes, args, operation: asked });
      // Its resolver says why there is nothing.
      if (text === null && isNonNullType(field.type)) throw new UsualWay();
      return `"${key}":${text ?? 'null'}`;
    }),
  );
  return new DataText(`{${texts.join(',')}}`);
}

/** This query's usual way is the better one, this time. */
class UsualWay extends Error {}

export const fragmentsOf = ({ definitions }: DocumentNode): Operation['fragments'] =>
  Object.fromEntries(definitions.flatMap((each) => (each.kind === Kind.FRAGMENT_DEFINITION ? [[each.name.value, each]] : [])));
