import type { GraphQLSchema } from 'graphql';
import { buildSchemaSync, type NonEmptyArray } from 'type-graphql';
import type { HearthModule, NodeLookup } from '../define-module.ts';
import type { PubSub } from '../pubsub.ts';
import { nodeResolver } from './node.ts';
import { InstantScalar } from './scalars.ts';
import { ConflictError, PlainUserError } from './user-error.ts';

type ResolverClass = abstract new (...args: never[]) => unknown;

/** The one GraphQL schema of these modules. */
export function createSchema(modules: readonly HearthModule[], pubsub?: PubSub): GraphQLSchema {
  const lookups = Object.fromEntries(modules.flatMap((module) => Object.entries<NodeLookup>(module.nodes ?? {})));
  const resolvers: ResolverClass[] = [nodeResolver(lookups), ...modules.flatMap((module) => module.resolvers ?? [])];
  return buildSchemaSync({
    resolvers: resolvers as unknown as NonEmptyArray<NonNullable<ResolverClass>>,
    orphanedTypes: [PlainUserError, ConflictError],
    scalarsMap: [{ type: Date, scalar: InstantScalar }],
    validate: { forbidUnknownValues: false },
    ...(pubsub ? { pubSub: pubsub } : {}),
  });
}
