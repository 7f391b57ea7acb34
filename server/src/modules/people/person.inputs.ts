import { ArrayMaxSize, Matches, ValidateNested } from 'class-validator';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { DayScalar, TimeZoneScalar } from '../../platform/graphql/scalars.ts';
import { Payload } from '../../platform/graphql/use-case.ts';
import { EmailAddress, Line, Prose, saying } from '../../platform/graphql/validation.ts';
import { Audience, CalendarSystem, LeapDayKeeping, LeapMonthKeeping, Person } from './person.entity.ts';

@InputType({ description: 'A birthday as the person says it, in their own calendar.' })
export class BirthdayInput {
  @Field(() => CalendarSystem, { description: 'The calendar that month, day and year are of.' })
  calendar!: CalendarSystem;

  @Field(() => Int, { description: '1 to 12.' })
  month!: number;

  @Field(() => Int, { description: '1 to 31, or to 30 in the lunar calendar.' })
  day!: number;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Born in the repeated month (闰月) of a lunar year? Absent or null: as stored where calendar and month stay, else not.',
  })
  leapMonth?: boolean | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'The year of birth in that calendar: 1990-01-20 is lunar 1989. Null: not known. Absent: the stored one stays where the calendar stays and the new day was in it, else not known.',
  })
  year?: number | null;
}

@InputType({ description: 'Whom to call in an emergency.' })
export class EmergencyContactInput {
  @Field(() => String, { description: 'Their name.' })
  @Line(100)
  name!: string;

  @Field(() => String, { nullable: true, description: 'Who they are to the person: 配偶, mother.' })
  @Line(40)
  relation?: string | null;

  @Field(() => String, { description: 'Their phone.' })
  @Line(40)
  phone!: string;
}

@InputType({ description: 'A change of what somebody has in a custom field: what is absent stays, null clears.' })
export class CustomValueChangeInput {
  @Field(() => String, { description: 'The key of the field.' })
  key!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The value as text. For HR; for the person where the field is filled by people themselves.',
  })
  @Line(500)
  value?: string | null;

  @Field(() => Audience, { nullable: true, description: 'Who may see it; null: as HR gave it to the field. For the person alone.' })
  audience?: Audience | null;
}

@InputType('ProfileInput', { description: 'What both adding and updating may say of a person.' })
abstract class ProfileInput {
  @Field(() => String, { nullable: true, description: '工号: unique in the company.' })
  @Line(40)
  employeeNumber?: string | null;

  @Field(() => String, { nullable: true, description: '花名 or English name.' })
  @Line(100)
  alias?: string | null;

  @Field(() => String, { nullable: true, description: 'Their e-mail at work.' })
  @EmailAddress()
  email?: string | null;

  @Field(() => String, { nullable: true, description: 'Their phone.' })
  @Line(40)
  phone?: string | null;

  @Field(() => BirthdayInput, { nullable: true, description: 'Their birthday.' })
  @ValidateNested()
  birthday?: BirthdayInput | null;

  @Field(() => LeapDayKeeping, { nullable: true, description: 'When a birthday on 29 February is kept in a year without one.' })
  leapDayKeeping?: LeapDayKeeping | null;

  @Field(() => LeapMonthKeeping, { nullable: true, description: 'When a birthday in a leap month is kept in a year without that month.' })
  leapMonthKeeping?: LeapMonthKeeping | null;

  @Field(() => Audience, { nullable: true, description: 'Who may see month and day of the birthday; null: the company’s default.' })
  birthdayAudience?: Audience | null;

  @Field(() => Audience, { nullable: true, description: 'Who may see the year of birth; null: the company’s default.' })
  birthYearAudience?: Audience | null;

  @Field(() => Audience, { nullable: true, description: 'Who may see the phone; null: the company’s default.' })
  phoneAudience?: Audience | null;

  @Field(() => Audience, { nullable: true, description: 'Who may see the e-mail; null: the company’s default.' })
  emailAudience?: Audience | null;

  @Field(() => Audience, { nullable: true, description: 'Who may see the photo; null: the company’s default.' })
  photoAudience?: Audience | null;

  @Field(() => String, { nullable: true, description: 'Where they work: a city, an office.' })
  @Line(100)
  place?: string | null;

  @Field(() => TimeZoneScalar, { nullable: true, description: 'Where their day begins; null: the company’s.' })
  timeZone?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The language in which Hearth writes to them, `zh-CN` or `en`; null: the company’s.',
  })
  @Matches(/^(zh-CN|en)$/, saying('只能是 zh-CN 或 en', 'Must be zh-CN or en'))
  locale?: string | null;

  @Field(() => EmergencyContactInput, { nullable: true, description: 'Whom to call in an emergency.' })
  @ValidateNested()
  emergencyContact?: EmergencyContactInput | null;

  @Field(() => [CustomValueChangeInput], { nullable: true, description: 'Changes of custom fields, 100 at most; other fields stay.' })
  @ArrayMaxSize(100, saying('最多 100 项', 'At most 100'))
  @ValidateNested({ each: true })
  customValues?: CustomValueChangeInput[] | null;

  @Field(() => DayScalar, { nullable: true, description: 'First day of employment.' })
  hiredOn?: string | null;

  @Field(() => String, { nullable: true, description: 'What the person says of themselves, as markdown.' })
  @Prose()
  bio?: string | null;
}

@InputType({ description: 'A new member. Only the name is needed.' })
export class AddPersonInput extends ProfileInput {
  @Field(() => String, { description: 'As it is written: 陈晓明.' })
  @Line(100)
  name!: string;
}

@InputType({ description: 'A change of a profile: what is absent stays, null clears.' })
export class UpdatePersonInput extends ProfileInput {
  @Field(() => ID, { description: 'Whose profile.' })
  id!: string;

  @Field(() => Int, { description: 'The version that was read; a stale one gets a ConflictError.' })
  version!: number;

  @Field(() => String, { nullable: true, description: 'As it is written; it cannot be cleared.' })
  @Line(100)
  name?: string | null;
}

@InputType({ description: 'That somebody leaves.' })
export class RecordLeavingInput {
  @Field(() => ID, { description: 'Who leaves.' })
  id!: string;

  @Field(() => DayScalar, { description: 'Their last day; their seats are vacant from the next.' })
  leftOn!: string;
}

@ObjectType({ description: 'What adding somebody answers.' })
export class AddPersonPayload extends Payload {
  @Field(() => Person, { nullable: true, description: 'The new member.' })
  person!: Person | null;
}

@ObjectType({ description: 'What changing a profile answers.' })
export class UpdatePersonPayload extends Payload {
  @Field(() => Person, { nullable: true, description: 'The profile as it is now.' })
  person!: Person | null;
}

@ObjectType({ description: 'What recording a leaving answers.' })
export class RecordLeavingPayload extends Payload {
  @Field(() => Person, { nullable: true, description: 'Who leaves.' })
  person!: Person | null;
}
