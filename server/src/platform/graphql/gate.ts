import type { ApolloServerPlugin } from '@apollo/server';
import { OperationTypeNode } from 'graphql';
import type { Context } from '../context.ts';
import { forbidden, unauthenticated } from './user-error.ts';

/** Nothing is answered without signing in, and a token does what its scopes say: one place, so that no resolver can forget it. */
export const gate: ApolloServerPlugin<Context> = {
  requestDidStart: async () => ({
    didResolveOperation: async ({ contextValue, operation }) => checkGate(contextValue, operation?.operation ?? OperationTypeNode.QUERY),
  }),
};

export function checkGate(ctx: Context, operation: OperationTypeNode): void {
  if (!ctx.viewer) throw unauthenticated(ctx);
  const needed = operation === OperationTypeNode.MUTATION ? 'write' : 'read';
  if (ctx.viewer.tokenScopes && !ctx.viewer.tokenScopes.has(needed)) throw forbidden(ctx);
}
