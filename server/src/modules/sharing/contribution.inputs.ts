import { ArrayMaxSize, ValidateNested } from 'class-validator';
import { ArgsType, Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql';
import { PageArgs } from '../../platform/graphql/connection.ts';
import { Payload } from '../../platform/graphql/use-case.ts';
import { Line, Prose, saying } from '../../platform/graphql/validation.ts';
import { Contribution, ContributionKind } from './contribution.entity.ts';
import { SECTION_LENGTH } from './contribution.rules.ts';

export enum ContributionSectionKey {
  SITUATION = 'SITUATION',
  ACTION = 'ACTION',
  RESULT = 'RESULT',
  WHEN_IT_WORKS = 'WHEN_IT_WORKS',
  WHAT_HAPPENED = 'WHAT_HAPPENED',
  CAUSE = 'CAUSE',
  NEXT_TIME = 'NEXT_TIME',
  BACKGROUND = 'BACKGROUND',
  TRIED = 'TRIED',
  QUESTION = 'QUESTION',
}
registerEnumType(ContributionSectionKey, {
  name: 'ContributionSectionKey',
  description: 'A part in which a contribution is told; `contributionTemplates` says which belong to which kind.',
  valuesConfig: {
    SITUATION: { description: 'SUCCESS: the situation.' },
    ACTION: { description: 'SUCCESS: what I did.' },
    RESULT: { description: 'SUCCESS: the result.' },
    WHEN_IT_WORKS: { description: 'SUCCESS: when it works, and when not.' },
    WHAT_HAPPENED: { description: 'LESSON: what happened.' },
    CAUSE: { description: 'LESSON: the cause.' },
    NEXT_TIME: { description: 'LESSON: what to do differently.' },
    BACKGROUND: { description: 'CASE: the background.' },
    TRIED: { description: 'CASE: what was tried.' },
    QUESTION: { description: 'CASE: the question to the others.' },
  },
});

@ObjectType({ description: 'A part of a contribution’s text.' })
export class ContributionSection {
  @Field(() => ContributionSectionKey, { description: 'Which part.' })
  key!: ContributionSectionKey;

  @Field(() => String, { description: 'Its text, as markdown.' })
  text!: string;
}

@ObjectType({ description: 'A part that a kind of contribution is told in.' })
export class ContributionTemplateSection {
  @Field(() => ContributionSectionKey, { description: 'Which part.' })
  key!: ContributionSectionKey;

  @Field(() => Boolean, { description: 'Must it be filled?' })
  required!: boolean;
}

@ObjectType({ description: 'How a kind of contribution is told.' })
export class ContributionTemplate {
  @Field(() => ContributionKind, { description: 'The kind.' })
  kind!: ContributionKind;

  @Field(() => [ContributionTemplateSection], { description: 'Its parts, in the order in which they are told.' })
  sections!: ContributionTemplateSection[];

  @Field(() => Boolean, { description: 'May it be told without a name?' })
  mayBeAnonymous!: boolean;
}

@ArgsType()
export class LessonArgs extends PageArgs {
  @Field(() => String, { nullable: true, description: 'Words that must all be in title or text.' })
  search?: string | null;

  @Field(() => [ContributionKind], { nullable: true, description: 'Which kinds; all where absent.' })
  kinds?: ContributionKind[] | null;
}

@InputType({ description: 'A part of a contribution’s text.' })
export class ContributionSectionInput {
  @Field(() => ContributionSectionKey, { description: 'Which part.' })
  key!: ContributionSectionKey;

  @Field(() => String, { description: 'Its text, as markdown; 5,000 characters at most.' })
  @Prose(SECTION_LENGTH)
  text!: string;
}

@InputType({ description: 'An experience, a lesson or a case for a session.' })
export class AddContributionInput {
  @Field(() => ID, { description: 'The session it is for: to come, or open.' })
  sessionId!: string;

  @Field(() => ContributionKind, { description: 'What it is.' })
  kind!: ContributionKind;

  @Field(() => String, { description: 'A line that says what it is about.' })
  @Line(120)
  title!: string;

  @Field(() => [ContributionSectionInput], { description: 'Its parts; `contributionTemplates` says which are required.' })
  @ArrayMaxSize(10, saying('部分太多', 'Too many parts'))
  @ValidateNested({ each: true })
  sections!: ContributionSectionInput[];

  @Field(() => Boolean, { defaultValue: false, description: 'Tell a LESSON without your name? Then nobody can read who wrote it.' })
  anonymous: boolean = false;
}

@ObjectType({ description: 'What addContribution answers.' })
export class AddContributionPayload extends Payload {
  @Field(() => Contribution, { nullable: true, description: 'The new contribution.' })
  contribution?: Contribution;
}

@InputType({ description: 'Whether a contribution helped you.' })
export class MarkHelpfulInput {
  @Field(() => ID, { description: 'The contribution.' })
  contributionId!: string;

  @Field(() => Boolean, { defaultValue: true, description: 'False takes the mark back.' })
  helpful: boolean = true;
}

@ObjectType({ description: 'What markHelpful answers.' })
export class MarkHelpfulPayload extends Payload {
  @Field(() => Contribution, { nullable: true, description: 'The contribution with its new count.' })
  contribution?: Contribution;
}
