import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../platform/context.ts';
import { LeftBehind } from '../people/left-behind.type.ts';
import { leftPlacesOf } from './left-behind.reads.ts';
import { LeftReport, LeftSeat } from './left-behind.types.ts';
import { personBy, termBy, unitBy } from './organization.loaders.ts';
import { PositionTerm } from './position.entity.ts';

/** What somebody leaves behind in the chart. Shown to HR, who alone get a `LeftBehind`. */
@Resolver(() => LeftBehind)
export class LeftPlacesResolver {
  @FieldResolver(() => [LeftSeat], {
    description: 'Their seats that become vacant and that nobody else has taken by the day looked at, the main one first.',
  })
  async seats(@Root() behind: LeftBehind, @Ctx() ctx: Context): Promise<LeftSeat[]> {
    const { seats } = await leftPlacesOf(ctx, behind);
    return Promise.all(
      seats.map(async ({ term, standIn, heads }) => ({
        seat: await termBy(ctx, term),
        standIn: standIn === null ? null : ((await personBy(ctx, standIn)) ?? null),
        heads: (await Promise.all(heads.map((unit) => unitBy(ctx, unit, behind.seenOn)))).flatMap((unit) => unit ?? []),
      })),
    );
  }

  @FieldResolver(() => [PositionTerm], {
    description: 'Vacant seats they act for (代理), for which nobody else does by the day looked at.',
  })
  async actsFor(@Root() behind: LeftBehind, @Ctx() ctx: Context): Promise<PositionTerm[]> {
    const { actsFor } = await leftPlacesOf(ctx, behind);
    return Promise.all(actsFor.map((term) => termBy(ctx, term)));
  }

  @FieldResolver(() => [LeftReport], {
    description: 'Who reported to them on their last day and has no new superior yet, in the order of the chart.',
  })
  async reports(@Root() behind: LeftBehind, @Ctx() ctx: Context): Promise<LeftReport[]> {
    const { reports } = await leftPlacesOf(ctx, behind);
    const all = await Promise.all(
      reports.map(async ({ person, manager }) => ({
        person: await personBy(ctx, person),
        manager: manager === null ? null : ((await personBy(ctx, manager)) ?? null),
      })),
    );
    return all.flatMap(({ person, manager }) => (person ? [{ person, manager }] : []));
  }
}
