import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../platform/context.ts';
import { LeftBehind } from '../people/left-behind.type.ts';
import { leftAnswers, leftEvents } from './left-behind.reads.ts';
import { LeftAnswers, LeftEvent } from './left-behind.types.ts';

/** What somebody leaves behind in the calendar. Shown to HR, who alone get a `LeftBehind`. */
@Resolver(() => LeftBehind)
export class LeftEventsResolver {
  @FieldResolver(() => [LeftEvent], {
    description: 'The events they organize with dates after their last day that are neither cancelled nor over, the next first.',
  })
  events(@Root() behind: LeftBehind, @Ctx() ctx: Context): Promise<LeftEvent[]> {
    return leftEvents(ctx, behind);
  }

  @FieldResolver(() => [LeftAnswers], {
    description:
      'What they go to or wait for after their last day, the next first. Recording the leaving withdraws it, and others move up; it does not come back where the last day is corrected.',
  })
  answers(@Root() behind: LeftBehind, @Ctx() ctx: Context): Promise<LeftAnswers[]> {
    return leftAnswers(ctx, behind);
  }
}
