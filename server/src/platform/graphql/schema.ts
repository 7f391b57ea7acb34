import type { GraphQLSchema } from 'graphql';
import { buildSchemaSync, type NonEmptyArray } from 'type-graphql';
import type { HearthModule, NodeLookup } from '../define-module.ts';
import { connectPubSub, type PubSub } from '../pubsub.ts';
import { nodeResolver } from './node.ts';
import { InstantScalar } from './scalars.ts';
import { ConflictError, PlainUserError } from './user-error.ts';
import { checkArgument } from './validation.ts';

type ResolverClass = abstract new (...args: never[]) => unknown;

/** The one GraphQL schema of these modules. */
export function createSchema(modules: readonly HearthModule[], pubsub: PubSub = connectPubSub(null)): GraphQLSchema {
  const lookups = Object.fromEntries(modules.flatMap((module) => Object.entries<NodeLookup>(module.nodes ?? {})));
  const resolvers: ResolverClass[] = [nodeResolver(lookups), ...modules.flatMap((module) => module.resolvers ?? [])];
  const schema = buildSchemaSync({
    resolvers: resolvers as unknown as NonEmptyArray<NonNullable<ResolverClass>>,
    orphanedTypes: [PlainUserError, ConflictError, ...modules.flatMap((module) => module.userErrors ?? [])],
    scalarsMap: [{ type: Date, scalar: InstantScalar }],
    validateFn: checkArgument,
    pubSub: pubsub,
  });
  return described(schema);
}

const ROOTS = {
  Query: 'Everything that can be read. What the viewer may not see is null or left out.',
  Mutation: 'Everything that changes data: one input, one payload with the `errors` that a user can mend.',
  Subscription: 'What can be followed as it happens, over WebSocket.',
};

/** TypeGraphQL has no place for the descriptions of root types, and every mutation's one argument is described by its type. */
function described(schema: GraphQLSchema): GraphQLSchema {
  for (const [name, description] of Object.entries(ROOTS)) {
    const root = schema.getType(name);
    if (root) root.description = description;
  }
  for (const field of Object.values(schema.getMutationType()?.getFields() ?? {})) {
    for (const argument of field.args) argument.description ??= 'What is to be done.';
  }
  return schema;
}
