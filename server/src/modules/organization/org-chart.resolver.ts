import { GraphQLError, type GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, ID, Info, Int, Query, Resolver } from 'type-graphql';
import type { Context } from '../../platform/context.ts';
import { DayScalar } from '../../platform/graphql/scalars.ts';
import { found } from '../../platform/graphql/user-error.ts';
import { daysBetween } from '../../platform/time/wall-clock.ts';
import { changesBetween } from './change.rules.ts';
import { personBy, positionBy, unitBy } from './organization.loaders.ts';
import { historyBetween } from './organization.reads.ts';
import { OrgChange, OrgChart } from './organization.types.ts';

/** In days: what the screen asks for at once, a leap year. */
const LONGEST_WINDOW = 366;

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

  @Query(() => [OrgChange], {
    description: `What becomes different in the organization on the days of a half-open window of ${LONGEST_WINDOW} days at most, oldest first. Everyone who is signed in may see it. In which order seats and units stand is not told.`,
  })
  async orgChanges(
    @Arg('from', () => DayScalar, { description: 'The first day.' }) from: string,
    @Arg('to', () => DayScalar, { description: 'The day after the last one.' }) to: string,
    @Ctx() ctx: Context,
  ): Promise<OrgChange[]> {
    if (daysBetween(from, to) > LONGEST_WINDOW) {
      throw new GraphQLError(`At most ${LONGEST_WINDOW} days at a time`, { extensions: { code: 'BAD_USER_INPUT' } });
    }
    const changes = changesBetween(await historyBetween(ctx.em, from, to), from, to);
    const person = async (id: string | null) => (id === null ? null : personBy(ctx, id));
    const position = async (id: string | null) => (id === null ? null : positionBy(ctx, id));
    return Promise.all(
      changes.map(async (change) => {
        const unit = async (id: string | null) => (id === null ? null : unitBy(ctx, id, change.on));
        // Asked for together, so that all changes share three statements.
        const [people, positions, units] = await Promise.all([
          Promise.all([change.person, change.manager, change.formerManager].map(person)),
          Promise.all([change.seat, change.formerSeat, change.superior, change.formerSuperior].map(position)),
          Promise.all([change.unit, change.formerUnit, change.parent, change.formerParent].map(unit)),
        ]);
        return Object.assign(new OrgChange(), {
          ...change,
          person: people[0] ?? null,
          manager: people[1] ?? null,
          formerManager: people[2] ?? null,
          position: positions[0] ?? null,
          formerPosition: positions[1] ?? null,
          superior: positions[2] ?? null,
          formerSuperior: positions[3] ?? null,
          unit: units[0] ?? null,
          formerUnit: units[1] ?? null,
          parent: units[2] ?? null,
          formerParent: units[3] ?? null,
        });
      }),
    );
  }
}
