import { GraphQLError, type GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, ID, Info, Int, Query, Resolver } from 'type-graphql';
import type { Context } from '../../platform/context.ts';
import { DayScalar } from '../../platform/graphql/scalars.ts';
import { found } from '../../platform/graphql/user-error.ts';
import { inLocale } from '../../platform/locale.ts';
import { daysBetween } from '../../platform/time/wall-clock.ts';
import { changesBetween } from './change.rules.ts';
import { tellChanges } from './org-change.reads.ts';
import { historyBetween } from './organization.reads.ts';
import { AsOf, OrgChange, OrgChart } from './organization.types.ts';

/** In days: what the screen asks for at once, a leap year. */
const LONGEST_WINDOW = 366;

@Resolver()
export class OrgChartResolver {
  @Query(() => OrgChart, { description: 'The chart of seats on a day. Everyone who is signed in may see it.' })
  async orgChart(
    @AsOf() asOf: string | null,
    @Arg('root', () => ID, { nullable: true, description: 'Only this seat and what is below it on that day.' }) root: string | null,
    @Arg('depth', () => Int, { nullable: true, description: 'How many levels below the top; all by default, 0: the top alone.' }) depth:
      | number
      | null,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    return found(ctx, await ctx.services.reader.resolve(ctx, info, { asOf, root, depth }));
  }

  @Query(() => [OrgChange], {
    description: `What becomes different in the organization on the days of a half-open window of ${LONGEST_WINDOW} days at most, oldest first. Everyone who is signed in may see it. In which order seats and units stand is not told.`,
  })
  async orgChanges(
    @Arg('from', () => DayScalar, { description: 'The first day.' }) from: string,
    @Arg('to', () => DayScalar, { description: 'The day after the last one.' }) to: string,
    @Ctx() ctx: Context,
  ): Promise<OrgChange[]> {
    if (daysBetween(from, to) > LONGEST_WINDOW) {
      const said = { zh: `一次最多 ${LONGEST_WINDOW} 天`, en: `At most ${LONGEST_WINDOW} days at a time` };
      throw new GraphQLError(inLocale(said, ctx.locale), { extensions: { code: 'BAD_USER_INPUT' } });
    }
    return tellChanges(ctx, changesBetween(await historyBetween(ctx.em, from, to), from, to));
  }
}
