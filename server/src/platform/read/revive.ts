import type { EntityClass } from '@mikro-orm/core';
import type { Context } from '../context.ts';
import type { Node } from '../graphql/node.ts';
import type { ReadRow } from './definition.ts';

/** The object that resolvers know for a row of the read lane, loaded with all others of its type that are asked for together. */
export function revive(ctx: Context, row: ReadRow): Promise<object | null | undefined> {
  const { catalog } = ctx.services.reader;
  const reads = catalog.typeOf(row.__typename);
  if (reads?.revive) return reads.revive(ctx, row);
  const entity = reads?.entity;
  const { id } = row;
  if (!entity || id === undefined) throw new Error(`Nothing says what a ${row.__typename} is made of`);
  return ctx.loaders.load(`read.${row.__typename}`, id, async (ids) => {
    const found = await ctx.em.find(entity as EntityClass<Node>, { id: { $in: [...ids] } });
    const byId = new Map(found.map((each) => [each.id, each]));
    return ids.map((each) => byId.get(each));
  });
}
