import { ArgsType, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { PageArgs } from '../../platform/graphql/connection.ts';
import { Payload } from '../../platform/graphql/use-case.ts';
import { UserError } from '../../platform/graphql/user-error.ts';
import { WholeNumber } from '../../platform/graphql/validation.ts';
import { Occurrence, Rsvp, RsvpStatus } from './occurrence.entity.ts';

@ArgsType()
export class RsvpsArgs extends PageArgs {
  @Field(() => RsvpStatus, { nullable: true, description: 'These answers alone; all of them where it is not given.' })
  status?: RsvpStatus | null;
}

@InputType({ description: 'The viewer’s answer to an occurrence.' })
export class RespondToOccurrenceInput {
  @Field(() => ID, { description: 'The occurrence.' })
  occurrenceId!: string;

  @Field(() => RsvpStatus, {
    description: 'GOING, MAYBE or DECLINED. Where no place is left GOING becomes WAITLISTED, which can’t be asked for.',
  })
  status!: RsvpStatus;

  @Field(() => Int, { defaultValue: 0, description: 'Guests that come along, 20 at most; counted for GOING alone.' })
  @WholeNumber(0, 20)
  guests: number = 0;
}

@ObjectType({ description: 'What `respondToOccurrence` answers.' })
export class RespondToOccurrencePayload extends Payload {
  @Field(() => Rsvp, { nullable: true, description: 'The viewer’s answer as it stands; null where it was refused.' })
  rsvp: Rsvp | null = null;

  @Field(() => Occurrence, { nullable: true, description: 'The occurrence with its new counts.' })
  occurrence: Occurrence | null = null;
}

@ObjectType({
  implements: UserError,
  description: 'Answers to this occurrence are closed: it began, was cancelled, or the time for answers is over.',
})
export class RsvpClosedError extends UserError {
  @Field(() => Date, { description: 'Since when.' })
  closedAt!: Date;
}
