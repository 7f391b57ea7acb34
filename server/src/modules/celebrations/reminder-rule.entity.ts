import type { Opt } from '@mikro-orm/core';
import { Entity, Enum, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Node } from '../../platform/graphql/node.ts';
import { newId } from '../../platform/orm/id.ts';
import { OffDayShift } from '../holidays/holiday.entity.ts';

export enum ReminderRecipients {
  MANAGER = 'MANAGER',
  TEAM = 'TEAM',
  HR = 'HR',
}
registerEnumType(ReminderRecipients, {
  name: 'ReminderRecipients',
  description: 'Who is told of a celebration ahead.',
  valuesConfig: {
    MANAGER: { description: 'The manager of whose day it is.' },
    TEAM: { description: 'Those in the same unit, the manager and the reports of whose day it is.' },
    HR: { description: 'Those who are HR.' },
  },
});

/** Of which celebrations who is told, and how long ahead. */
@Entity({ tableName: 'reminder_rule' })
@ObjectType({ implements: Node, description: 'Of which celebrations who is told, and how long ahead. Kept by HR.' })
export class ReminderRule extends Node {
  @PrimaryKey({ type: 'text' })
  override id: string & Opt = newId('rem');

  /** A `CelebrationKind`. */
  @Enum({ items: ['BIRTHDAY', 'WORK_ANNIVERSARY'], type: 'string' })
  celebration!: 'BIRTHDAY' | 'WORK_ANNIVERSARY';

  @Enum({ items: () => ReminderRecipients, type: 'string' })
  @Field(() => ReminderRecipients, { description: 'Who is told.' })
  recipients!: ReminderRecipients;

  @Property({ type: 'integer' })
  @Field(() => Int, { description: 'How many days ahead; 0: on the day.' })
  daysAhead!: number;

  @Enum({ items: () => OffDayShift, type: 'string' })
  @Field(() => OffDayShift, { description: 'When it is told where that day is a day off.' })
  offDays: OffDayShift & Opt = OffDayShift.EARLIER;

  @Property({ type: 'integer', version: true })
  @Field(() => Int, { description: 'For `updateReminderRule`: give back the version that was read.' })
  version: number & Opt = 1;
}
