import { Field, Int, ObjectType } from 'type-graphql';
import { DayScalar } from '../../platform/graphql/scalars.ts';
import { Audience, CalendarSystem, LeapDayKeeping, LeapMonthKeeping } from './person.entity.ts';

@ObjectType({ description: 'The day of a birthday in the other calendar.' })
export class BirthdayCounterpart {
  @Field(() => CalendarSystem, { description: 'The calendar that month, day and year are of.' })
  calendar!: CalendarSystem;

  @Field(() => Int, { description: 'The year of birth in that calendar.' })
  year!: number;

  @Field(() => Int, { description: '1 to 12.' })
  month!: number;

  @Field(() => Int, { description: '1 to 31, or to 30 in the lunar calendar.' })
  day!: number;

  @Field(() => Boolean, { description: 'In the repeated month (闰月) of a lunar year?' })
  leapMonth!: boolean;

  @Field(() => DayScalar, {
    nullable: true,
    description: 'The next solar date of that day, today included, by the person’s rules; null where they skip it for a hundred years.',
  })
  nextOn!: string | null;
}

@ObjectType('Birthday', { description: 'A birthday in the calendar of the person. Shown to the audience of month and day.' })
export class BirthdayView {
  @Field(() => CalendarSystem, { description: 'The calendar that month, day and year are of.' })
  calendar!: CalendarSystem;

  @Field(() => Int, { description: '1 to 12.' })
  month!: number;

  @Field(() => Int, { description: '1 to 31, or to 30 in the lunar calendar.' })
  day!: number;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Born in the repeated month (闰月)? Null where the year is hidden, for it would give the year away.',
  })
  leapMonth!: boolean | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Of its own calendar: 1990-01-20 is lunar 1989. Null where it is not known, or hidden from the viewer.',
  })
  year!: number | null;

  @Field(() => DayScalar, {
    nullable: true,
    description: 'The next solar date on which it is kept, today included; null where its rule keeps none within a hundred years.',
  })
  nextOn!: string | null;

  @Field(() => BirthdayCounterpart, {
    nullable: true,
    description: 'The same birth day in the other calendar. Null where the year is not known, or hidden from the viewer.',
  })
  counterpart!: BirthdayCounterpart | null;

  @Field(() => LeapDayKeeping, { description: 'When 29 February is kept in a year without it.' })
  leapDayKeeping!: LeapDayKeeping;

  @Field(() => LeapMonthKeeping, {
    nullable: true,
    description: 'When a birthday in a leap month is kept in a year without that month. Null where the year is hidden.',
  })
  leapMonthKeeping!: LeapMonthKeeping | null;
}

@ObjectType({ description: 'How to reach somebody. Each is null where there is none or the viewer may not see it.' })
export class PersonContact {
  @Field(() => String, { nullable: true, description: 'E-mail at work. Shown to its audience (see `audienceDefaults`).' })
  email!: string | null;

  @Field(() => String, { nullable: true, description: 'Phone. Shown to its audience (see `audienceDefaults`).' })
  phone!: string | null;
}

@ObjectType({ description: 'Whom to call in an emergency. Shown to the person and HR.' })
export class EmergencyContact {
  @Field(() => String, { nullable: true, description: 'Their name.' })
  name!: string | null;

  @Field(() => String, { nullable: true, description: 'Who they are to the person: 配偶, mother.' })
  relation!: string | null;

  @Field(() => String, { nullable: true, description: 'Their phone.' })
  phone!: string | null;
}

@ObjectType({
  description:
    'Who may see what is private, as the person chose it; null: the company’s default (see `audienceDefaults`). Shown to the person and HR.',
})
export class PersonAudiences {
  @Field(() => Audience, { nullable: true, description: 'Month and day of the birthday.' })
  birthday!: Audience | null;

  @Field(() => Audience, { nullable: true, description: 'The year of birth.' })
  birthYear!: Audience | null;

  @Field(() => Audience, { nullable: true, description: 'The e-mail.' })
  email!: Audience | null;

  @Field(() => Audience, { nullable: true, description: 'The phone.' })
  phone!: Audience | null;

  @Field(() => Audience, { nullable: true, description: 'The photo.' })
  photo!: Audience | null;
}

@ObjectType({ description: 'What the viewer may do with a profile.' })
export class PersonPermissions {
  @Field(() => Boolean, {
    description:
      'Change what people say of themselves: alias, phone, birthday, place, time zone, language, emergency contact, hobbies, skills, bio?',
  })
  updateOwnFields!: boolean;

  @Field(() => Boolean, { description: 'Change everything, name, number, e-mail and employment included?' })
  updateAllFields!: boolean;

  @Field(() => Boolean, { description: 'Record that they leave?' })
  recordLeaving!: boolean;

  @Field(() => Boolean, { description: 'Record that they come back?' })
  recordReturn!: boolean;

  @Field(() => Boolean, { description: 'Record when they are away?' })
  recordAbsence!: boolean;

  @Field(() => Boolean, { description: 'Make one record of this and another?' })
  merge!: boolean;

  @Field(() => Boolean, { description: 'Erase what is personal of them, once they have left?' })
  erase!: boolean;

  @Field(() => Boolean, { description: 'Download what is kept about them, from `/people/ID/personal-data.json`?' })
  downloadData!: boolean;

  @Field(() => Boolean, { description: 'Choose who may see what is private? The person alone.' })
  chooseAudiences!: boolean;
}
