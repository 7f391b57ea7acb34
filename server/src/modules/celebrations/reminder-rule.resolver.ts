import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../platform/context.ts';
import { UseCase } from '../../platform/graphql/use-case.ts';
import { CelebrationKind } from '../people/celebration.type.ts';
import { ReminderRule } from './reminder-rule.entity.ts';
import {
  AddReminderRuleInput,
  AddReminderRulePayload,
  RemoveReminderRuleInput,
  RemoveReminderRulePayload,
  UpdateReminderRuleInput,
  UpdateReminderRulePayload,
} from './reminder-rule.inputs.ts';
import { addReminderRule, reminderRules, removeReminderRule, updateReminderRule } from './reminder-rule.service.ts';

@Resolver(() => ReminderRule)
export class ReminderRuleResolver {
  @Query(() => [ReminderRule], { description: 'Of which celebrations who is told, and how long ahead. Shown to HR.' })
  reminderRules(@Ctx() ctx: Context): Promise<ReminderRule[]> {
    return reminderRules(ctx);
  }

  @FieldResolver(() => CelebrationKind, { description: 'Of which celebrations.' })
  celebration(@Root() rule: ReminderRule): CelebrationKind {
    return CelebrationKind[rule.celebration];
  }

  @UseCase(
    () => AddReminderRulePayload,
    'Adds a rule by which people are told of celebrations; what is near enough is told at once. HR only.',
  )
  async addReminderRule(
    @Arg('input', () => AddReminderRuleInput) input: AddReminderRuleInput,
    @Ctx() ctx: Context,
  ): Promise<Omit<AddReminderRulePayload, 'errors'>> {
    return { reminderRule: await addReminderRule(ctx, input) };
  }

  @UseCase(() => UpdateReminderRulePayload, 'Changes such a rule. Who has been told of a celebration by it is not told again. HR only.')
  async updateReminderRule(
    @Arg('input', () => UpdateReminderRuleInput) input: UpdateReminderRuleInput,
    @Ctx() ctx: Context,
  ): Promise<Omit<UpdateReminderRulePayload, 'errors'>> {
    return { reminderRule: await updateReminderRule(ctx, input) };
  }

  @UseCase(() => RemoveReminderRulePayload, 'Removes such a rule; what it told stays told. HR only.')
  async removeReminderRule(
    @Arg('input', () => RemoveReminderRuleInput) input: RemoveReminderRuleInput,
    @Ctx() ctx: Context,
  ): Promise<Omit<RemoveReminderRulePayload, 'errors'>> {
    return { deletedReminderRuleId: await removeReminderRule(ctx, input) };
  }
}
