import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { DayScalar } from '../../platform/graphql/scalars.ts';
import { Payload } from '../../platform/graphql/use-case.ts';
import { Line, Prose } from '../../platform/graphql/validation.ts';
import { CaseOutcome, Contribution, FollowUp, FollowUpState, Idea } from './contribution.entity.ts';

@InputType({ description: 'An answer to a case.' })
export class AddIdeaInput {
  @Field(() => ID, { description: 'The case.' })
  contributionId!: string;

  @Field(() => String, { description: 'The idea; 500 characters at most.' })
  @Line(500)
  text!: string;
}

@ObjectType({ description: 'What addIdea answers.' })
export class AddIdeaPayload extends Payload {
  @Field(() => Idea, { nullable: true, description: 'The new idea.' })
  idea?: Idea;
}

@InputType({ description: 'A vote for an idea.' })
export class VoteForIdeaInput {
  @Field(() => ID, { description: 'The idea.' })
  ideaId!: string;

  @Field(() => Boolean, { defaultValue: true, description: 'False takes the vote back.' })
  vote: boolean = true;
}

@ObjectType({ description: 'What voteForIdea answers.' })
export class VoteForIdeaPayload extends Payload {
  @Field(() => Idea, { nullable: true, description: 'The idea.' })
  idea?: Idea;
}

@InputType({ description: 'The end of the idea phase of a case.' })
export class RevealIdeasInput {
  @Field(() => ID, { description: 'The case.' })
  contributionId!: string;
}

@ObjectType({ description: 'What revealIdeas answers.' })
export class RevealIdeasPayload extends Payload {
  @Field(() => Contribution, { nullable: true, description: 'The case, its ideas with authors and votes.' })
  contribution?: Contribution;
}

@InputType({ description: 'An idea that the owner of the case will try.' })
export class AdoptIdeaInput {
  @Field(() => ID, { description: 'The idea.' })
  ideaId!: string;

  @Field(() => Boolean, { defaultValue: true, description: 'False takes the adoption back.' })
  adopt: boolean = true;
}

@ObjectType({ description: 'What adoptIdea answers.' })
export class AdoptIdeaPayload extends Payload {
  @Field(() => Idea, { nullable: true, description: 'The idea.' })
  idea?: Idea;
}

@InputType({ description: 'What will be tried for a case.' })
export class AddFollowUpInput {
  @Field(() => ID, { description: 'The case.' })
  contributionId!: string;

  @Field(() => String, { description: 'What will be tried; 500 characters at most.' })
  @Line(500)
  text!: string;

  @Field(() => ID, { nullable: true, description: 'Who does it; absent: the owner of the case.' })
  ownerId?: string | null;

  @Field(() => DayScalar, { description: 'By when; today or later.' })
  dueOn!: string;

  @Field(() => DayScalar, {
    nullable: true,
    description: 'When the result is looked at, on the due day or later: the case comes back to the first session from then on.',
  })
  checkOn?: string | null;
}

@ObjectType({ description: 'What addFollowUp answers.' })
export class AddFollowUpPayload extends Payload {
  @Field(() => FollowUp, { nullable: true, description: 'The new follow-up.' })
  followUp?: FollowUp;
}

@InputType({ description: 'What came of a follow-up.' })
export class CompleteFollowUpInput {
  @Field(() => ID, { description: 'The follow-up.' })
  followUpId!: string;

  @Field(() => FollowUpState, { defaultValue: FollowUpState.DONE, description: 'DONE, or DROPPED where it will not be done.' })
  state: FollowUpState = FollowUpState.DONE;

  @Field(() => String, { description: 'What came of it, or why it is dropped; 2,000 characters at most.' })
  @Prose(2000)
  result!: string;
}

@ObjectType({ description: 'What completeFollowUp answers.' })
export class CompleteFollowUpPayload extends Payload {
  @Field(() => FollowUp, { nullable: true, description: 'The follow-up.' })
  followUp?: FollowUp;
}

@InputType({ description: 'What came of a case: this closes it.' })
export class RecordCaseOutcomeInput {
  @Field(() => ID, { description: 'The case.' })
  contributionId!: string;

  @Field(() => CaseOutcome, { description: 'Is it solved?' })
  outcome!: CaseOutcome;

  @Field(() => String, { description: 'What changed; 2,000 characters at most.' })
  @Prose(2000)
  note!: string;
}

@ObjectType({ description: 'What recordCaseOutcome answers.' })
export class RecordCaseOutcomePayload extends Payload {
  @Field(() => Contribution, { nullable: true, description: 'The case, closed.' })
  contribution?: Contribution;
}
