import { defineModule } from '../../platform/define-module.ts';
import { Greeting } from './greeting.entity.ts';
import { ReminderRule } from './reminder-rule.entity.ts';

export const celebrations = defineModule({ name: 'celebrations', entities: [ReminderRule, Greeting] });
