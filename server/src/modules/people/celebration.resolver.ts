import type { GraphQLResolveInfo } from 'graphql';
import { Args, ArgsType, Ctx, Field, Info, Query, Resolver } from 'type-graphql';
import type { Context } from '../../platform/context.ts';
import { PageArgs } from '../../platform/graphql/connection.ts';
import { DayScalar } from '../../platform/graphql/scalars.ts';
import { Celebration, CelebrationConnection, CelebrationKind } from './celebration.type.ts';

@ArgsType()
class CelebrationArgs extends PageArgs {
  @Field(() => DayScalar, { description: 'The first day.' })
  from!: string;

  @Field(() => DayScalar, { description: 'The day after the last; at most 366 days after `from`.' })
  to!: string;

  @Field(() => [CelebrationKind], { nullable: true, description: 'Which kinds; all where absent.' })
  kinds?: CelebrationKind[] | null;
}

@Resolver(() => Celebration)
export class CelebrationResolver {
  @Query(() => CelebrationConnection, {
    description:
      'Whose day it is in the half-open window from `from` to `to`, day by day. Birthdays appear to the audience of month and day.',
  })
  celebrations(@Args(() => CelebrationArgs) args: CelebrationArgs, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo): Promise<unknown> {
    return ctx.services.reader.resolve(ctx, info, args);
  }
}
