import type { ApolloServerPlugin } from '@apollo/server';
import { GraphQLError, OperationTypeNode } from 'graphql';
import type { Context } from '../context.ts';
import { forbidden, unauthenticated } from './user-error.ts';

/** Nothing is answered without signing in, and a token does what its scopes say: one place, so that no resolver can forget it. */
export const gate: ApolloServerPlugin<Context> = {
  requestDidStart: async () => ({
    didResolveOperation: async ({ contextValue, operation, request, source }) => {
      checkGate(contextValue, operation?.operation ?? OperationTypeNode.QUERY, request.variables);
      if (ESCAPED_NUL.test(source)) throw noNul();
    },
  }),
};

/** No text of a person has it, PostgreSQL can't store it, and in SQLite it ends a text early. */
const NUL = '\0';
/** How a document writes it in a text. */
const ESCAPED_NUL = /\\u(0000|\{0+\})/;

function hasNul(value: unknown): boolean {
  if (typeof value === 'string') return value.includes(NUL);
  return typeof value === 'object' && value !== null && Object.values(value).some(hasNul);
}

const noNul = (): GraphQLError =>
  new GraphQLError('The character U+0000 can stand in no text', { extensions: { code: 'BAD_USER_INPUT', http: { status: 400 } } });

/** Throws what is to be answered where the viewer may not ask for this, or asks with what can be no text. */
export function checkGate(ctx: Context, operation: OperationTypeNode, variables?: unknown): void {
  if (!ctx.viewer) throw unauthenticated(ctx);
  const needed = operation === OperationTypeNode.MUTATION ? 'write' : 'read';
  if (ctx.viewer.tokenScopes && !ctx.viewer.tokenScopes.has(needed)) throw forbidden(ctx);
  if (hasNul(variables)) throw noNul();
}
