import { ArgsType, Field, Int, ObjectType } from 'type-graphql';
import { DayScalar } from '../../platform/graphql/scalars.ts';
import { UserError } from '../../platform/graphql/user-error.ts';
import { CalendarSystem, LeapDayKeeping, LeapMonthKeeping } from './person.entity.ts';
import { BirthdayCounterpart } from './person.types.ts';

@ArgsType()
export class BirthdayPreviewArgs {
  @Field(() => CalendarSystem, { description: 'The calendar that month, day and year are of.' })
  calendar!: CalendarSystem;

  @Field(() => Int, { nullable: true, description: '1 to 12; absent while it is not known.' })
  month?: number | null;

  @Field(() => Int, { nullable: true, description: '1 to 31, or to 30 in the lunar calendar; absent while it is not known.' })
  day?: number | null;

  @Field(() => Boolean, { defaultValue: false, description: 'Born in the repeated month (闰月) of a lunar year?' })
  leapMonth!: boolean;

  @Field(() => Int, { nullable: true, description: 'The year of birth in that calendar; absent where it is not known.' })
  year?: number | null;

  @Field(() => LeapDayKeeping, {
    defaultValue: LeapDayKeeping.FEB_28,
    description: 'When 29 February is kept in a year without it.',
  })
  leapDayKeeping!: LeapDayKeeping;

  @Field(() => LeapMonthKeeping, {
    defaultValue: LeapMonthKeeping.PLAIN_MONTH,
    description: 'When a birthday in a leap month is kept in a year without that month.',
  })
  leapMonthKeeping!: LeapMonthKeeping;
}

@ObjectType({ description: 'What a birthday that somebody is typing would be.' })
export class BirthdayPreview {
  @Field(() => DayScalar, {
    nullable: true,
    description: 'The next solar date on which it would be kept, today included; null where it cannot be, or where its rule keeps none.',
  })
  nextOn!: string | null;

  @Field(() => BirthdayCounterpart, {
    nullable: true,
    description: 'The same day in the other calendar; null where the year is not given.',
  })
  counterpart!: BirthdayCounterpart | null;

  @Field(() => Int, { nullable: true, description: 'How many days the month has, in that year or at most; null where no month is given.' })
  daysInMonth!: number | null;

  @Field(() => Int, { nullable: true, description: 'The month that the lunar year repeats; null where it repeats none, or none is given.' })
  leapMonthOfYear!: number | null;

  @Field(() => [UserError], { description: 'Why it cannot be, by its fields; empty where it can, or while month or day are missing.' })
  errors!: UserError[];
}
