import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { Payload } from '../../platform/graphql/use-case.ts';
import { WholeNumber } from '../../platform/graphql/validation.ts';
import { OffDayShift } from '../holidays/holiday.entity.ts';
import { CelebrationKind } from '../people/celebration.type.ts';
import { ReminderRecipients, ReminderRule } from './reminder-rule.entity.ts';

const MOST_DAYS_AHEAD = 60;

@InputType({ description: 'Of which celebrations who is told, and how long ahead.' })
export class AddReminderRuleInput {
  @Field(() => CelebrationKind, { description: 'Of which celebrations.' })
  celebration!: CelebrationKind;

  @Field(() => ReminderRecipients, { description: 'Who is told.' })
  recipients!: ReminderRecipients;

  @Field(() => Int, { description: 'How many days ahead, 60 at most; 0: on the day.' })
  @WholeNumber(0, MOST_DAYS_AHEAD)
  daysAhead!: number;

  @Field(() => OffDayShift, { defaultValue: OffDayShift.EARLIER, description: 'When it is told where that day is a day off.' })
  offDays!: OffDayShift;
}

@InputType({ description: 'What changes of a reminder rule; what is absent or null stays.' })
export class UpdateReminderRuleInput {
  @Field(() => ID, { description: 'Which rule.' })
  id!: string;

  @Field(() => Int, { description: 'The version that was read.' })
  version!: number;

  @Field(() => CelebrationKind, { nullable: true, description: 'Of which celebrations.' })
  celebration?: CelebrationKind | null;

  @Field(() => ReminderRecipients, { nullable: true, description: 'Who is told.' })
  recipients?: ReminderRecipients | null;

  @Field(() => Int, { nullable: true, description: 'How many days ahead, 60 at most; 0: on the day.' })
  @WholeNumber(0, MOST_DAYS_AHEAD)
  daysAhead?: number | null;

  @Field(() => OffDayShift, { nullable: true, description: 'When it is told where that day is a day off.' })
  offDays?: OffDayShift | null;
}

@InputType({ description: 'A reminder rule that ends.' })
export class RemoveReminderRuleInput {
  @Field(() => ID, { description: 'Which rule.' })
  id!: string;
}

@ObjectType({ description: 'What adding a reminder rule answers.' })
export class AddReminderRulePayload extends Payload {
  @Field(() => ReminderRule, { nullable: true, description: 'The rule.' })
  reminderRule!: ReminderRule | null;
}

@ObjectType({ description: 'What changing a reminder rule answers.' })
export class UpdateReminderRulePayload extends Payload {
  @Field(() => ReminderRule, { nullable: true, description: 'The rule as it is now.' })
  reminderRule!: ReminderRule | null;
}

@ObjectType({ description: 'What removing a reminder rule answers.' })
export class RemoveReminderRulePayload extends Payload {
  @Field(() => ID, { nullable: true, description: 'The id that no longer names anything.' })
  deletedReminderRuleId!: string | null;
}
