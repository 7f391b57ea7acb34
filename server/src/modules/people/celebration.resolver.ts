import type { GraphQLResolveInfo } from 'graphql';
import { Args, Ctx, Info, Query, Resolver } from 'type-graphql';
import type { Context } from '../../platform/context.ts';
import { CelebrationArgs } from './celebration.inputs.ts';
import { Celebration, CelebrationConnection } from './celebration.type.ts';

@Resolver(() => Celebration)
export class CelebrationResolver {
  @Query(() => CelebrationConnection, {
    description:
      'Whose day it is in the half-open window from `from` to `to`, day by day. Birthdays appear to the audience of month and day.',
  })
  celebrations(
    @Args(() => CelebrationArgs) args: CelebrationArgs,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    return ctx.services.reader.resolve(ctx, info, args);
  }
}
