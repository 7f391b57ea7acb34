import { ArgsType, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { TimeZoneScalar } from '../../platform/graphql/scalars.ts';
import { Payload } from '../../platform/graphql/use-case.ts';
import { Line, Prose, WholeNumber } from '../../platform/graphql/validation.ts';
import { Event, EventKind } from './event.entity.ts';
import { Occurrence } from './occurrence.entity.ts';

/** The longest that one occurrence lasts: a window of the calendar need not look further back than this for what still goes on. */
export const LONGEST_MINUTES = 31 * 24 * 60;
const EARLIEST_CLOSE_MINUTES = 90 * 24 * 60;
const MOST_PLACES = 100_000;

@InputType({ description: 'An event to plan, which happens once.' })
export class CreateEventInput {
  @Field(() => String, { description: 'What it is called, 120 characters at most.' })
  @Line(120)
  title!: string;

  @Field(() => EventKind, { defaultValue: EventKind.OTHER, description: 'What sort of event it is.' })
  kind: EventKind = EventKind.OTHER;

  @Field(() => String, { nullable: true, description: 'What is planned, as markdown.' })
  @Prose()
  description?: string | null;

  @Field(() => String, { nullable: true, description: 'Where it happens.' })
  @Line()
  place?: string | null;

  @Field(() => String, {
    description:
      'When it starts on the clocks of its zone, to the minute: `2026-11-27T15:00`. Where that time is skipped by a clock change, it starts as much later; where it comes twice, at the first.',
  })
  startsLocal!: string;

  @Field(() => TimeZoneScalar, { nullable: true, description: 'The zone of `startsLocal`; the company’s where it is not given.' })
  timeZone?: string | null;

  @Field(() => Int, { description: 'How long it lasts, in minutes: 1 to 44,640 (31 days).' })
  @WholeNumber(1, LONGEST_MINUTES)
  durationMinutes!: number;

  @Field(() => Int, { nullable: true, description: 'Places, guests counted; null: as many as come.' })
  @WholeNumber(1, MOST_PLACES)
  capacity?: number | null;

  @Field(() => Int, { nullable: true, description: 'Minutes before the start at which answers close; null: at the start.' })
  @WholeNumber(0, EARLIEST_CLOSE_MINUTES)
  answersCloseMinutesBefore?: number | null;

  @Field(() => ID, { nullable: true, description: 'Who organizes it; the viewer where it is not given. HR alone may name somebody else.' })
  organizerId?: string | null;
}

@ObjectType({ description: 'What `createEvent` answers.' })
export class CreateEventPayload extends Payload {
  @Field(() => Event, { nullable: true, description: 'The new event; null where it was refused.' })
  event: Event | null = null;
}

@InputType({ description: 'Changes of an event. What is absent stays as it is; null clears.' })
export class UpdateEventInput {
  @Field(() => ID, { description: 'The event.' })
  id!: string;

  @Field(() => Int, { description: 'The `version` that was read: a newer one is answered with a ConflictError.' })
  version!: number;

  @Field(() => String, { nullable: true, description: 'What it is called, 120 characters at most; can’t be cleared.' })
  @Line(120)
  title?: string | null;

  @Field(() => EventKind, { nullable: true, description: 'What sort of event it is; can’t be cleared.' })
  kind?: EventKind | null;

  @Field(() => String, { nullable: true, description: 'What is planned, as markdown.' })
  @Prose()
  description?: string | null;

  @Field(() => String, { nullable: true, description: 'Where it happens.' })
  @Line()
  place?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'When it starts on the clocks of its zone: `2026-11-27T15:00`; can’t be cleared. Everybody’s answers are kept.',
  })
  startsLocal?: string | null;

  @Field(() => TimeZoneScalar, { nullable: true, description: 'The zone of `startsLocal`; can’t be cleared.' })
  timeZone?: string | null;

  @Field(() => Int, { nullable: true, description: 'How long it lasts, in minutes; can’t be cleared.' })
  @WholeNumber(1, LONGEST_MINUTES)
  durationMinutes?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Places, guests counted; null: as many as come. More places let those who wait move up; fewer than are taken are refused.',
  })
  @WholeNumber(1, MOST_PLACES)
  capacity?: number | null;

  @Field(() => Int, { nullable: true, description: 'Minutes before the start at which answers close; null: at the start.' })
  @WholeNumber(0, EARLIEST_CLOSE_MINUTES)
  answersCloseMinutesBefore?: number | null;

  @Field(() => ID, { nullable: true, description: 'Who organizes it; can’t be cleared. HR alone may name somebody else.' })
  organizerId?: string | null;
}

@ObjectType({ description: 'What `updateEvent` answers.' })
export class UpdateEventPayload extends Payload {
  @Field(() => Event, { nullable: true, description: 'The event as it is now; null where the change was refused.' })
  event: Event | null = null;
}

@InputType({ description: 'An event to cancel.' })
export class CancelEventInput {
  @Field(() => ID, { description: 'The event.' })
  id!: string;
}

@ObjectType({ description: 'What `cancelEvent` answers.' })
export class CancelEventPayload extends Payload {
  @Field(() => Event, { nullable: true, description: 'The cancelled event.' })
  event: Event | null = null;
}

@InputType({ description: 'Another time for one occurrence.' })
export class RescheduleOccurrenceInput {
  @Field(() => ID, { description: 'The occurrence.' })
  id!: string;

  @Field(() => Int, { description: 'The `version` that was read: a newer one is answered with a ConflictError.' })
  version!: number;

  @Field(() => String, {
    description: 'When it starts on the clocks of the event’s zone: `2026-11-27T15:00`. Everybody’s answers are kept.',
  })
  startsLocal!: string;

  @Field(() => Int, { nullable: true, description: 'How long it lasts, in minutes; as before where it is not given.' })
  @WholeNumber(1, LONGEST_MINUTES)
  durationMinutes?: number | null;
}

@ObjectType({ description: 'What `rescheduleOccurrence` answers.' })
export class RescheduleOccurrencePayload extends Payload {
  @Field(() => Occurrence, { nullable: true, description: 'The occurrence as it is now; null where the change was refused.' })
  occurrence: Occurrence | null = null;
}

@InputType({ description: 'An occurrence to cancel.' })
export class CancelOccurrenceInput {
  @Field(() => ID, { description: 'The occurrence.' })
  id!: string;
}

@ObjectType({ description: 'What `cancelOccurrence` answers.' })
export class CancelOccurrencePayload extends Payload {
  @Field(() => Occurrence, { nullable: true, description: 'The cancelled occurrence.' })
  occurrence: Occurrence | null = null;
}

@ArgsType()
export class OccurrencesArgs {
  @Field(() => Date, { description: 'Where the window begins: what still goes on then is in it.' })
  from!: Date;

  @Field(() => Date, { description: 'Where it ends: what starts then is not in it.' })
  to!: Date;

  @Field(() => Int, { defaultValue: 100, description: 'How many, 5,000 at most.' })
  @WholeNumber(0, 5000)
  first: number = 100;

  @Field(() => String, { nullable: true, description: 'The `endCursor` of the page before.' })
  after?: string | null;
}
