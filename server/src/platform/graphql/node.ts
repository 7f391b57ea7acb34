import 'reflect-metadata';
import { Arg, Ctx, Field, ID, InterfaceType, Query, Resolver } from 'type-graphql';
import type { Context } from '../context.ts';
import type { NodeLookup } from '../define-module.ts';
import { prefixOf } from '../orm/id.ts';

@InterfaceType({ description: 'Something that can be fetched again by its id.' })
export abstract class Node {
  @Field(() => ID, { description: 'Opaque and stable.' })
  id!: string;
}

/** `node(id:)` over every module's lookups. */
export function nodeResolver(lookups: Readonly<Record<string, NodeLookup>>): abstract new () => unknown {
  @Resolver()
  class NodeResolver {
    @Query(() => Node, { nullable: true, description: 'Anything by its id; null where it does not exist or the viewer may not see it.' })
    node(@Arg('id', () => ID, { description: 'An id from any answer.' }) id: string, @Ctx() ctx: Context): Promise<object | null> {
      const lookup = lookups[prefixOf(id)];
      return lookup ? lookup(ctx, id) : Promise.resolve(null);
    }
  }
  return NodeResolver;
}
