import { ArrayMaxSize } from 'class-validator';
import { ArgsType, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { PageArgs } from '../../platform/graphql/connection.ts';
import { Payload } from '../../platform/graphql/use-case.ts';
import { Line, Prose, saying, WholeNumber } from '../../platform/graphql/validation.ts';
import { SharingSession, SharingSessionStatus, VoiceKind } from './sharing-session.entity.ts';

@InputType({ description: 'Which sharing sessions; what is absent does not restrict.' })
export class SharingSessionFilter {
  @Field(() => ID, { nullable: true, description: 'Of this series.' })
  seriesId?: string | null;

  @Field(() => [SharingSessionStatus], { nullable: true, description: 'Standing at one of these.' })
  status?: SharingSessionStatus[] | null;

  @Field(() => Date, { nullable: true, description: 'Beginning at this instant or later.' })
  from?: Date | null;

  @Field(() => Date, { nullable: true, description: 'Beginning before this instant.' })
  to?: Date | null;
}

@ArgsType()
export class SharingSessionArgs extends PageArgs {
  @Field(() => SharingSessionFilter, { nullable: true, description: 'Which sessions.' })
  filter?: SharingSessionFilter | null;
}

@InputType({ description: 'A session beside the rhythm of its series.' })
export class ScheduleSharingSessionInput {
  @Field(() => ID, { description: 'The series.' })
  seriesId!: string;

  @Field(() => Date, { description: 'When it begins.' })
  startsAt!: Date;

  @Field(() => Int, { nullable: true, description: 'How long it is planned, in minutes, 10 to 480; absent: as the series.' })
  @WholeNumber(10, 480)
  durationMinutes?: number | null;

  @Field(() => String, { nullable: true, description: 'Where it meets, if not where the series does.' })
  @Line(200)
  place?: string | null;

  @Field(() => ID, { nullable: true, description: 'Who hosts, of the circle; absent: the rotation picks.' })
  hostId?: string | null;

  @Field(() => [ID], { nullable: true, description: 'Who presents, of the circle; the rotation picks who is missing.' })
  @ArrayMaxSize(10, saying('最多 10 位分享人', 'At most 10 presenters'))
  presenterIds?: string[] | null;
}

@ObjectType({ description: 'What scheduleSharingSession answers.' })
export class ScheduleSharingSessionPayload extends Payload {
  @Field(() => SharingSession, { nullable: true, description: 'The new session.' })
  session?: SharingSession;
}

@InputType({ description: 'Another time or place for a session.' })
export class RescheduleSharingSessionInput {
  @Field(() => ID, { description: 'The session.' })
  sessionId!: string;

  @Field(() => Int, { description: 'The `version` that was read.' })
  version!: number;

  @Field(() => Date, { nullable: true, description: 'When it begins.' })
  startsAt?: Date;

  @Field(() => Int, { nullable: true, description: 'How long it is planned, in minutes: 10 to 480.' })
  @WholeNumber(10, 480)
  durationMinutes?: number;

  @Field(() => String, { nullable: true, description: 'Where it meets; null: where the series does.' })
  @Line(200)
  place?: string | null;
}

@ObjectType({ description: 'What rescheduleSharingSession answers.' })
export class RescheduleSharingSessionPayload extends Payload {
  @Field(() => SharingSession, { nullable: true, description: 'The session as it is now.' })
  session?: SharingSession;
}

@InputType({ description: 'The session that begins.' })
export class OpenSharingSessionInput {
  @Field(() => ID, { description: 'The session.' })
  sessionId!: string;
}

@ObjectType({ description: 'What openSharingSession answers.' })
export class OpenSharingSessionPayload extends Payload {
  @Field(() => SharingSession, { nullable: true, description: 'The session, its duties settled.' })
  session?: SharingSession;
}

@InputType({ description: 'How one person was heard.' })
export class VoiceInput {
  @Field(() => ID, { description: 'Somebody of the circle.' })
  personId!: string;

  @Field(() => VoiceKind, { description: 'How they were heard.' })
  kind!: VoiceKind;
}

@InputType({ description: 'The session that ends, with everybody accounted for.' })
export class CloseSharingSessionInput {
  @Field(() => ID, { description: 'The session.' })
  sessionId!: string;

  @Field(() => [VoiceInput], {
    defaultValue: [],
    description: 'How people were heard: everybody of the circle, save those of whom the session itself shows it (`suggestedVoices`).',
  })
  @ArrayMaxSize(10_000)
  voices!: VoiceInput[];

  @Field(() => String, { nullable: true, description: 'The minutes, as markdown; absent: made from what was recorded.' })
  @Prose()
  minutes?: string | null;
}

@ObjectType({ description: 'What closeSharingSession answers.' })
export class CloseSharingSessionPayload extends Payload {
  @Field(() => SharingSession, { nullable: true, description: 'The session, closed.' })
  session?: SharingSession;
}
