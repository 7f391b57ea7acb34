import { ArrayMaxSize, Matches, ValidateNested } from 'class-validator';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { DayScalar, TimeZoneScalar } from '../../platform/graphql/scalars.ts';
import { Payload } from '../../platform/graphql/use-case.ts';
import { Line, saying, WholeNumber } from '../../platform/graphql/validation.ts';
import { HolidayRule, RhythmKind, SharingSeries } from './sharing-series.entity.ts';

const TimeOfDay = (): PropertyDecorator => Matches(/^([01]\d|2[0-3]):[0-5]\d$/, saying('请写成 15:00 这样的时间', 'Write it like 15:00'));

/** Most people one may name; a larger circle follows a unit. */
const NAMED_MEMBERS = 300;

@InputType({ description: 'When the sessions of a series are due.' })
export class RhythmInput {
  @Field(() => RhythmKind, { description: 'How often it meets.' })
  kind!: RhythmKind;

  @Field(() => Int, { nullable: true, description: '1 (Monday) to 7 (Sunday); absent for HALF_MONTH_DATES alone.' })
  @WholeNumber(1, 7)
  weekday?: number | null;

  @Field(() => String, { description: 'When a session begins, `HH:mm` by the clock of the series’ zone.' })
  @TimeOfDay()
  startTime!: string;

  @Field(() => HolidayRule, { defaultValue: HolidayRule.EARLIER, description: 'What happens with a date on which nobody works.' })
  holidayRule: HolidayRule = HolidayRule.EARLIER;
}

@InputType({ description: 'A new sharing series.' })
export class CreateSharingSeriesInput {
  @Field(() => String, { description: 'What it is called.' })
  @Line(100)
  title!: string;

  @Field(() => ID, {
    nullable: true,
    description: 'The unit whose people are the circle, as it stands on the day of each session; else give `memberIds`.',
  })
  unitId?: string | null;

  @Field(() => Boolean, { defaultValue: true, description: 'Does the circle of a unit take in its sub-units?' })
  includeSubunits: boolean = true;

  @Field(() => [ID], { nullable: true, description: 'The people of the circle, where it follows no unit; 300 at most.' })
  @ArrayMaxSize(NAMED_MEMBERS, saying(`最多点名 ${NAMED_MEMBERS} 人`, `Name at most ${NAMED_MEMBERS} people`))
  memberIds?: string[] | null;

  @Field(() => RhythmInput, { description: 'When it meets.' })
  @ValidateNested()
  rhythm!: RhythmInput;

  @Field(() => Int, { defaultValue: 60, description: 'How long a session is planned, in minutes: 10 to 480.' })
  @WholeNumber(10, 480)
  durationMinutes: number = 60;

  @Field(() => TimeZoneScalar, { nullable: true, description: 'The zone of its clock; absent: the company’s.' })
  timeZone?: string | null;

  @Field(() => DayScalar, { nullable: true, description: 'No session before this day; absent: today.' })
  startsOn?: string | null;

  @Field(() => DayScalar, { nullable: true, description: 'No session after this day.' })
  endsOn?: string | null;

  @Field(() => Int, { defaultValue: 2, description: 'How many present in one session: 1 to 10.' })
  @WholeNumber(1, 10)
  presentersPerSession: number = 2;

  @Field(() => String, { nullable: true, description: 'Where it meets: a room, or a link.' })
  @Line(200)
  place?: string | null;

  @Field(() => ID, { nullable: true, description: 'Who looks after the series; absent: you.' })
  organizerId?: string | null;
}

@ObjectType({ description: 'What createSharingSeries answers.' })
export class CreateSharingSeriesPayload extends Payload {
  @Field(() => SharingSeries, { nullable: true, description: 'The new series, with its sessions of the next six months.' })
  series?: SharingSeries;
}

@InputType({ description: 'What changes in a sharing series: absent is left, null is cleared.' })
export class UpdateSharingSeriesInput {
  @Field(() => ID, { description: 'The series.' })
  seriesId!: string;

  @Field(() => Int, { description: 'The `version` that was read.' })
  version!: number;

  @Field(() => String, { nullable: true, description: 'What it is called.' })
  @Line(100)
  title?: string;

  @Field(() => RhythmInput, {
    nullable: true,
    description: 'When it meets from now on: coming sessions that nobody moved, prepared or added by hand follow.',
  })
  @ValidateNested()
  rhythm?: RhythmInput;

  @Field(() => Int, { nullable: true, description: 'How long a session is planned, in minutes: 10 to 480.' })
  @WholeNumber(10, 480)
  durationMinutes?: number;

  @Field(() => DayScalar, { nullable: true, description: 'No session after this day; null: no end.' })
  endsOn?: string | null;

  @Field(() => Int, { nullable: true, description: 'How many present in one session: 1 to 10.' })
  @WholeNumber(1, 10)
  presentersPerSession?: number;

  @Field(() => String, { nullable: true, description: 'Where it meets.' })
  @Line(200)
  place?: string | null;

  @Field(() => ID, { nullable: true, description: 'Who looks after the series.' })
  organizerId?: string;
}

@ObjectType({ description: 'What updateSharingSeries answers.' })
export class UpdateSharingSeriesPayload extends Payload {
  @Field(() => SharingSeries, { nullable: true, description: 'The series as it is now.' })
  series?: SharingSeries;
}
