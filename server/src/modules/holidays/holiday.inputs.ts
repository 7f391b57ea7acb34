import { ArrayMaxSize, ArrayMinSize, ValidateNested } from 'class-validator';
import { ArgsType, Field, InputType, ObjectType } from 'type-graphql';
import { DayScalar } from '../../platform/graphql/scalars.ts';
import { Payload } from '../../platform/graphql/use-case.ts';
import { Line, saying } from '../../platform/graphql/validation.ts';

/** More than any announcement has, and than a year. */
const MOST_DAYS = 400;

@ObjectType({ description: 'A day that is not as its weekday says: a public holiday, or a weekend day that is worked to make up for one.' })
export class Holiday {
  @Field(() => DayScalar, { description: 'Which day.' })
  on!: string;

  @Field(() => Boolean, { description: 'Is it worked on? A public holiday (公休) is not; a day that makes up for one (调休) is.' })
  working!: boolean;

  @Field(() => String, { description: 'What it is called, in the viewer’s language where it is a public holiday.' })
  name!: string;

  @Field(() => Boolean, { description: 'Does HR say so, and not the public calendar that Hearth brings along?' })
  corrected!: boolean;
}

@ObjectType({ description: 'Which days are not as their weekday says. Weekends are off and other days worked where nothing stands here.' })
export class HolidayWindow {
  @Field(() => [Holiday], { description: 'The days of the window that are known to differ, by day. Shown to everybody who is signed in.' })
  days!: Holiday[];

  @Field(() => DayScalar, {
    description:
      'The last day up to which public holidays are announced and known, from 2007 on; after it only weekends are known to be off.',
  })
  knownUntilOn!: string;
}

@ArgsType()
export class HolidaysArgs {
  @Field(() => DayScalar, { description: 'The first day.' })
  from!: string;

  @Field(() => DayScalar, { description: 'The day after the last; five years after `from` at most.' })
  to!: string;
}

@InputType({ description: 'What is true of a day in this company.' })
export class HolidayInput {
  @Field(() => DayScalar, { description: 'Which day.' })
  on!: string;

  @Field(() => Boolean, { description: 'Is it worked on?' })
  working!: boolean;

  @Field(() => String, { description: 'What it is called: one line of 40 characters at most.' })
  @Line(40)
  name!: string;
}

@InputType({ description: 'What is true of a day in this company, whatever the public calendar says.' })
export class SetHolidayInput extends HolidayInput {}

@InputType({ description: 'The days of an announcement, say of the next year.' })
export class ImportHolidaysInput {
  @Field(() => [HolidayInput], { description: `Its days, each once, ${MOST_DAYS} at most. What was said of other days before stays.` })
  @ArrayMinSize(1, saying('一天也没有', 'There is no day in it'))
  @ArrayMaxSize(MOST_DAYS, saying(`最多 ${MOST_DAYS} 天`, `At most ${MOST_DAYS} days`))
  @ValidateNested({ each: true })
  days!: HolidayInput[];
}

@InputType({ description: 'A day of which the public calendar is right after all.' })
export class RemoveHolidayCorrectionInput {
  @Field(() => DayScalar, { description: 'Which day.' })
  on!: string;
}

@ObjectType({ description: 'What setting a day answers.' })
export class SetHolidayPayload extends Payload {
  @Field(() => Holiday, { nullable: true, description: 'The day as it is now.' })
  holiday!: Holiday | null;
}

@ObjectType({ description: 'What bringing in an announcement answers.' })
export class ImportHolidaysPayload extends Payload {
  @Field(() => [Holiday], { nullable: true, description: 'Its days as they are now, by day.' })
  days!: Holiday[] | null;

  @Field(() => DayScalar, { nullable: true, description: 'The last day up to which public holidays are known now.' })
  knownUntilOn!: string | null;
}

@ObjectType({ description: 'What taking back a correction answers.' })
export class RemoveHolidayCorrectionPayload extends Payload {
  @Field(() => Holiday, { nullable: true, description: 'What the public calendar says of the day; null where it says nothing.' })
  holiday!: Holiday | null;
}
