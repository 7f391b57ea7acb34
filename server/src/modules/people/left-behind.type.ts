import { Field, ObjectType } from 'type-graphql';
import { DayScalar } from '../../platform/graphql/scalars.ts';

@ObjectType({
  description:
    'What somebody leaves behind after their last day, as far as it is not in other hands yet. Every module adds what is its own. Shown to HR.',
})
export class LeftBehind {
  @Field(() => DayScalar, { description: 'The last day that this goes by.' })
  leftOn!: string;

  @Field(() => DayScalar, {
    description: 'The day on which it is looked at: the first without them, or today where that is past.',
  })
  seenOn!: string;

  personId!: string;

  /** The last day on which they still hold what is theirs: an earlier one where it is recorded already. */
  heldOn!: string;
}
