import { defineModule } from '../../platform/define-module.ts';
import { celebrationNoticeWriters } from './celebration.reads.ts';
import { remindOfCelebrations } from './celebrations.jobs.ts';
import { mayKeepReminderRules } from './celebrations.policy.ts';
import { Greeting } from './greeting.entity.ts';
import { mayReadGreeting } from './greeting.policy.ts';
import { CelebrationCardResolver, GreetingCardResolver, GreetingResolver } from './greeting.resolver.ts';
import { greetingsOfMerged } from './celebrations.listeners.ts';
import { celebrationData } from './personal-data.reads.ts';
import { celebrationReferences } from './references.ts';
import { ReminderRule } from './reminder-rule.entity.ts';
import { ReminderRuleResolver } from './reminder-rule.resolver.ts';

export const celebrations = defineModule({
  name: 'celebrations',
  entities: [ReminderRule, Greeting],
  resolvers: [ReminderRuleResolver, CelebrationCardResolver, GreetingCardResolver, GreetingResolver],
  nodes: {
    rem: async (ctx, id) => (mayKeepReminderRules(ctx.viewer) ? ctx.em.findOne(ReminderRule, id) : null),
    grt: async (ctx, id) => {
      const greeting = await ctx.em.findOne(Greeting, id);
      return greeting && (await mayReadGreeting(ctx, greeting)) ? greeting : null;
    },
  },
  jobs: [remindOfCelebrations],
  noticeWriters: celebrationNoticeWriters,
  listeners: [greetingsOfMerged],
  references: celebrationReferences,
  personalData: celebrationData,
});
