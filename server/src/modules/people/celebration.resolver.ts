import { Args, ArgsType, Ctx, Field, Query, Resolver } from 'type-graphql';
import type { Context } from '../../platform/context.ts';
import type { Page } from '../../platform/graphql/connection.ts';
import { PageArgs } from '../../platform/graphql/connection.ts';
import { DayScalar } from '../../platform/graphql/scalars.ts';
import { Celebration, CelebrationConnection, CelebrationKind } from './celebration.type.ts';
import { listCelebrations } from './celebrations.reads.ts';

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
  celebrations(@Args(() => CelebrationArgs) { kinds, ...window }: CelebrationArgs, @Ctx() ctx: Context): Promise<Page<Celebration>> {
    return listCelebrations(ctx, { ...window, kinds: [...new Set(kinds ?? Object.values(CelebrationKind))] });
  }
}
