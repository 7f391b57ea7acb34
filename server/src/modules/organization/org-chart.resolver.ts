import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, ID, Info, Int, Query, Resolver } from 'type-graphql';
import type { Context } from '../../platform/context.ts';
import { DayScalar } from '../../platform/graphql/scalars.ts';
import { found } from '../../platform/graphql/user-error.ts';
import { changesBetween } from './change.rules.ts';
import { personBy, positionBy, unitBy } from './organization.loaders.ts';
import { historyBetween } from './organization.reads.ts';
import { OrgChange, OrgChart } from './organization.types.ts';

@Resolver()
export class OrgChartResolver {
  @Query(() => OrgChart, { description: 'The chart of seats on a day. Everyone who is signed in may see it.' })
  async orgChart(
    @Arg('asOf', () => DayScalar, { nullable: true, description: 'The day to show; today in the company’s time zone by default.' }) asOf:
      | string
      | null,
    @Arg('root', () => ID, { nullable: true, description: 'Only this seat and what is below it on that day.' }) root: string | null,
    @Arg('depth', () => Int, { nullable: true, description: 'How many levels below the top; all by default, 0: the top alone.' }) depth:
      | number
      | null,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    return found(ctx, await ctx.services.reader.resolve(ctx, info, { asOf, root, depth }));
  }

  @Query(() => [OrgChange], { description: 'What becomes different in the organization on the days of a half-open window, oldest first.' })
  async orgChanges(
    @Arg('from', () => DayScalar, { description: 'The first day.' }) from: string,
    @Arg('to', () => DayScalar, { description: 'The day after the last one.' }) to: string,
    @Ctx() ctx: Context,
  ): Promise<OrgChange[]> {
    const changes = changesBetween(await historyBetween(ctx.em, from, to), from, to);
    const person = async (id: string | null) => (id === null ? null : ((await personBy(ctx, id)) ?? null));
    const unit = async (id: string | null, day: string) => (id === null ? null : ((await unitBy(ctx, id, day)) ?? null));
    return Promise.all(
      changes.map(async (change) =>
        Object.assign(new OrgChange(), {
          ...change,
          person: await person(change.person),
          position: change.seat === null ? null : ((await positionBy(ctx, change.seat)) ?? null),
          unit: await unit(change.unit, change.on),
          formerUnit: await unit(change.formerUnit, change.on),
          manager: await person(change.manager),
          formerManager: await person(change.formerManager),
        }),
      ),
    );
  }
}
