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
import { accepts } from './paging.ts';
import { NotNative } from './planner.ts';
import { fieldsOf, type Operation } from './selection.ts';

/** The data of an answer, as the database wrote it. */
class DataText {
  constructor(readonly text: string) {}
}

/**
 * Answers documents that SQL answers whole with the database's own text, past the resolvers; every other one takes its usual way. It comes
 * after graphql-js has validated the document, after the gate and after the cost rule, and is no way around any of them.
 */
export function fastLane(schema: GraphQLSchema): ApolloServerPlugin<Context> {
  /** Documents that need a resolver, whoever asks and whatever for. */
  const slow = new WeakSet<OperationDefinitionNode>();
  return {
    requestDidStart: async () => ({
      responseForOperation: async ({ document, request, contextValue }) => {
        // Several operations and no name: the usual way says so.
        const operation = getOperationAST(document, request.operationName);
        if (operation?.operation !== OperationTypeNode.QUERY || slow.has(operation)) return null;
        const data = await dataText(schema, contextValue, document, operation, request.variables ?? {});
        if (data === 'slow') slow.add(operation);
        if (data === null || data === 'slow') return null;
        return {
          http: { status: undefined, headers: new HeaderMap() },
          body: { kind: 'single', singleResult: { data: new DataText(data.text) as unknown as Record<string, unknown> } },
        };
      },
    }),
  };
}

/** For Apollo's `stringifyResult`: as it would write it, but for data that is text already. */
export function stringifyResult(value: { data?: unknown }): string {
  if (!(value.data instanceof DataText)) return `${JSON.stringify(value)}\n`;
  const { data, ...rest } = value;
  const others = JSON.stringify(rest);
  return `{"data":${data.text}${others === '{}' ? '' : `,${others.slice(1, -1)}`}}\n`;
}

/** Null: this once its usual way (a mistake in the variables, say, is told there). */
async function dataText(
  schema: GraphQLSchema,
  ctx: Context,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Record<string, unknown>,
): Promise<DataText | 'slow' | null> {
  const query = schema.getQueryType();
  const { reader } = ctx.services;
  if (!query) return null;
  const { coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], variables);
  if (!coerced) return null;
  const asked: Operation = { schema, fragments: fragmentsOf(document), variables: coerced };
  try {
    const fields = fieldsOf(asked, query, [operation as unknown as FieldNode]);
    const parts = fields.map(({ key, name, field, nodes, args }) => {
      if (name === '__typename') return { key, text: Promise.resolve(`"${query.name}"`) };
      const root = reader.catalog.roots.get(name);
      if (!root || !field) throw new NotNative(`Query.${name}`);
      return { key, root, field, nodes, args };
    });
    const texts = await Promise.all(
      parts.map(async (part) => {
        if ('text' in part) return `"${part.key}":${await part.text}`;
        const { key, root, field, nodes, args } = part;
        if (root.args && !accepts(root.args, args)) throw new UsualWay();
        const text = await reader.answer(ctx, { root, field, nodes, args, operation: asked });
        // Its resolver says why there is nothing.
        if (text === null && isNonNullType(field.type)) throw new UsualWay();
        return `"${key}":${text ?? 'null'}`;
      }),
    );
    return new DataText(`{${texts.join(',')}}`);
  } catch (error) {
    if (error instanceof NotNative) return 'slow';
    // The usual way meets it again and says it as everywhere.
    if (!(error instanceof UsualWay || error instanceof GraphQLError)) ctx.log.warn({ err: error }, 'The fast lane failed');
    return null;
  }
}

/** This document's usual way is the better one, this time. */
class UsualWay extends Error {}

export const fragmentsOf = ({ definitions }: DocumentNode): Operation['fragments'] =>
  Object.fromEntries(definitions.flatMap((each) => (each.kind === Kind.FRAGMENT_DEFINITION ? [[each.name.value, each]] : [])));
