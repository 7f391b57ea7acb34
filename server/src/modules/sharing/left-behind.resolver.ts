import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../platform/context.ts';
import { LeftBehind } from '../people/left-behind.type.ts';
import { Contribution, FollowUp } from './contribution.entity.ts';
import { leftCases, leftFollowUps, leftSeries, leftTurns } from './left-behind.reads.ts';
import { LeftDuty } from './left-behind.types.ts';
import { personById } from './sharing.reads.ts';
import { SharingSeries } from './sharing-series.entity.ts';

/** What somebody leaves behind of the sharing sessions. Shown to HR, who alone get a `LeftBehind`. */
@Resolver(() => LeftBehind)
export class LeftSharingResolver {
  @FieldResolver(() => [LeftDuty], {
    description:
      'What they were to do at sharing sessions after their last day. Once the leaving is recorded it is others’, and nothing stands here.',
  })
  async duties(@Root() behind: LeftBehind, @Ctx() ctx: Context): Promise<LeftDuty[]> {
    const turns = await leftTurns(ctx, behind);
    return Promise.all(
      turns.map(async ({ session, role, takenOverBy }) => ({
        session,
        role,
        takenOverBy: takenOverBy === null ? null : await personById(ctx, takenOverBy),
      })),
    );
  }

  @FieldResolver(() => [SharingSeries], {
    description: 'The sharing series they look after that go on after their last day, by title: they need another organizer.',
  })
  series(@Root() behind: LeftBehind, @Ctx() ctx: Context): Promise<SharingSeries[]> {
    return leftSeries(ctx, behind);
  }

  @FieldResolver(() => [Contribution], {
    description: 'Their cases that have no outcome yet, the oldest first. The organizer of the series may record one.',
  })
  openCases(@Root() behind: LeftBehind, @Ctx() ctx: Context): Promise<Contribution[]> {
    return leftCases(ctx, behind);
  }

  @FieldResolver(() => [FollowUp], { description: 'Follow-ups of theirs that are still to be done, the most urgent first.' })
  openFollowUps(@Root() behind: LeftBehind, @Ctx() ctx: Context): Promise<FollowUp[]> {
    return leftFollowUps(ctx, behind);
  }
}
