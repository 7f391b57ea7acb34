import { Field, ID, Int, ObjectType } from 'type-graphql';
import { DayScalar, InstantScalar } from '../../platform/graphql/scalars.ts';

@ObjectType({ description: 'One change of a seat or a unit, or of all that a plan changed, as it was put in. Shown to HR.' })
export class RecordedChange {
  @Field(() => ID, { description: 'For `undoOrgChange`.' })
  changeId!: string;

  @Field(() => String, { description: 'The use case: the name of the mutation, or of what a command did.' })
  action!: string;

  @Field(() => InstantScalar, { description: 'When it was put in.' })
  changedAt!: Date;

  personId!: string | null;

  @Field(() => String, { nullable: true, description: 'Why, in the words of who did it; null where nobody was asked.' })
  reason!: string | null;

  @Field(() => DayScalar, { nullable: true, description: 'The first day that it made different; null where every day is as it was.' })
  effectiveOn!: string | null;

  @Field(() => Int, { description: 'How many seats and units the change concerns: an undo takes all of them back.' })
  subjects!: number;

  @Field(() => Boolean, {
    description:
      'Does all of it stand as this change left it? Then `undoOrgChange` takes it back, unless a rule of the chart forbids it by now. Of a change of more than 200 seats and units this one alone is looked at; one of more than 1,000 is never undoable.',
  })
  undoable!: boolean;
}
