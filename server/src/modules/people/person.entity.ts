import { Collection, type Opt } from '@mikro-orm/core';
import { Entity, Enum, Index, ManyToMany, OneToMany, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Node } from '../../platform/graphql/node.ts';
import { DayScalar, TimeZoneScalar } from '../../platform/graphql/scalars.ts';
import { newId } from '../../platform/orm/id.ts';
import { CustomFieldValue } from './custom-field.entity.ts';
import { Hobby } from './hobby.entity.ts';
import { PersonSkill } from './skill.entity.ts';

export enum CalendarSystem {
  SOLAR = 'SOLAR',
  LUNAR = 'LUNAR',
}
registerEnumType(CalendarSystem, {
  name: 'CalendarSystem',
  description: 'The calendar that a birthday is kept by.',
  valuesConfig: {
    SOLAR: { description: '公历: the Gregorian calendar.' },
    LUNAR: { description: '农历: the Chinese lunisolar calendar.' },
  },
});

export enum Audience {
  EVERYONE = 'EVERYONE',
  TEAM = 'TEAM',
  HR = 'HR',
  ONLY_ME = 'ONLY_ME',
}
registerEnumType(Audience, {
  name: 'Audience',
  description: 'Who may see a private value. The person always sees their own.',
  valuesConfig: {
    EVERYONE: { description: 'Everyone who is signed in.' },
    TEAM: { description: 'Their own unit, their line of managers and their reports; and HR.' },
    HR: { description: 'HR alone.' },
    ONLY_ME: { description: 'Nobody but the person.' },
  },
});

export enum LeapDayKeeping {
  FEB_28 = 'FEB_28',
  MAR_1 = 'MAR_1',
  LEAP_YEARS_ONLY = 'LEAP_YEARS_ONLY',
}
registerEnumType(LeapDayKeeping, {
  name: 'LeapDayKeeping',
  description: 'When a birthday on 29 February is kept in a year without one.',
  valuesConfig: {
    FEB_28: { description: 'On 28 February.' },
    MAR_1: { description: 'On 1 March.' },
    LEAP_YEARS_ONLY: { description: 'Not at all in such a year.' },
  },
});

export enum LeapMonthKeeping {
  PLAIN_MONTH = 'PLAIN_MONTH',
  SKIPPED = 'SKIPPED',
}
registerEnumType(LeapMonthKeeping, {
  name: 'LeapMonthKeeping',
  description: 'When a birthday in a lunar leap month (闰月) is kept in a year without that leap month.',
  valuesConfig: {
    PLAIN_MONTH: { description: 'In the plain month of the same number.' },
    SKIPPED: { description: 'Not at all in such a year.' },
  },
});

/** Orders by the day of hire; nobody was hired on this day. Index and queries have to say it alike. */
export const sinceWhen = (hiredOn: string): string => `coalesce(${hiredOn}, '0001-01-01')`;

/**
 * Someone in the company. What has an audience of its own has no `@Field`, is hidden from serialization and not loaded by default:
 * it is read by naming it, where a policy is asked.
 */
@Entity({ tableName: 'person' })
@Index({ properties: ['sortKey', 'id'] })
@Index({ properties: ['place', 'sortKey', 'id'] })
@Index({
  properties: ['hiredOn', 'id'],
  expression: (columns, table, name) => `create index "${name}" on "${table.name}" (${sinceWhen(`"${columns.hiredOn}"`)}, "${columns.id}")`,
})
@Index({ properties: ['birthCalendar', 'birthMonth', 'birthDay', 'id'] })
@Index({ properties: ['anniversaryKey', 'id'] })
@ObjectType({ implements: Node, description: 'Someone in the company; may or may not have an account.' })
export class Person extends Node {
  @PrimaryKey({ type: 'text' })
  override id: string & Opt = newId('per');

  @Property({ type: 'text', nullable: true, unique: true })
  @Field(() => String, { nullable: true, description: '工号: unique in the company.' })
  employeeNumber: string | null = null;

  @Property({ type: 'text' })
  @Field(() => String, {
    description:
      'As it is written: 陈晓明. The family name stands first in Chinese. Of an erased member (see `erased`) the neutral 已删除的成员.',
  })
  name!: string;

  @Property({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: '花名 or English name.' })
  alias: string | null = null;

  /** Full pinyin without tones or spaces (lower case), and the initials of its syllables: derived from the name for search. */
  @Property({ type: 'text', hidden: true })
  pinyin: string & Opt = '';

  @Property({ type: 'text', hidden: true })
  initials: string & Opt = '';

  /** Orders the directory: by pinyin, then as written; compares by code point on both databases. */
  @Property({ type: 'text', hidden: true })
  sortKey: string & Opt = '';

  @Property({ type: 'text', nullable: true, hidden: true, lazy: true })
  email: string | null = null;

  @Property({ type: 'text', nullable: true, hidden: true, lazy: true })
  phone: string | null = null;

  @Enum({ items: () => CalendarSystem, type: 'string', nullable: true, hidden: true, lazy: true })
  birthCalendar: CalendarSystem | null = null;

  /** 1–12, of the birthday's own calendar. */
  @Property({ type: 'smallint', nullable: true, hidden: true, lazy: true })
  birthMonth: number | null = null;

  /** 1–31 solar, 1–30 lunar. */
  @Property({ type: 'smallint', nullable: true, hidden: true, lazy: true })
  birthDay: number | null = null;

  @Property({ type: 'boolean', hidden: true, lazy: true })
  birthLeapMonth: boolean & Opt = false;

  /** Of the birthday's own calendar: 1990-01-20 is lunar 1989. */
  @Property({ type: 'smallint', nullable: true, hidden: true, lazy: true })
  birthYear: number | null = null;

  @Enum({ items: () => LeapDayKeeping, type: 'string', hidden: true, lazy: true })
  leapDayKeeping: LeapDayKeeping & Opt = LeapDayKeeping.FEB_28;

  @Enum({ items: () => LeapMonthKeeping, type: 'string', hidden: true, lazy: true })
  leapMonthKeeping: LeapMonthKeeping & Opt = LeapMonthKeeping.PLAIN_MONTH;

  /** Null: the company's default. */
  @Enum({ items: () => Audience, type: 'string', nullable: true, hidden: true, lazy: true })
  birthdayAudience: Audience | null = null;

  @Enum({ items: () => Audience, type: 'string', nullable: true, hidden: true, lazy: true })
  birthYearAudience: Audience | null = null;

  @Enum({ items: () => Audience, type: 'string', nullable: true, hidden: true, lazy: true })
  phoneAudience: Audience | null = null;

  @Enum({ items: () => Audience, type: 'string', nullable: true, hidden: true, lazy: true })
  emailAudience: Audience | null = null;

  @Enum({ items: () => Audience, type: 'string', nullable: true, hidden: true, lazy: true })
  photoAudience: Audience | null = null;

  @Property({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Where they work: a city, an office; null where nobody said.' })
  place: string | null = null;

  @Property({ type: 'text', nullable: true })
  @Field(() => TimeZoneScalar, { nullable: true, description: 'Where their day begins; null: the company’s.' })
  timeZone: string | null = null;

  @Property({ type: 'text', nullable: true })
  @Field(() => String, {
    nullable: true,
    description: 'The language in which Hearth writes to them, `zh-CN` or `en`; null: the company’s.',
  })
  locale: string | null = null;

  /** Whom to call in an emergency: for HR and the person alone. */
  @Property({ type: 'text', nullable: true, hidden: true, lazy: true })
  emergencyName: string | null = null;

  @Property({ type: 'text', nullable: true, hidden: true, lazy: true })
  emergencyRelation: string | null = null;

  @Property({ type: 'text', nullable: true, hidden: true, lazy: true })
  emergencyPhone: string | null = null;

  @Property({ type: 'date', nullable: true })
  @Field(() => DayScalar, { nullable: true, description: 'First day of the present employment.' })
  hiredOn: string | null = null;

  /** Month × 100 + day of `hiredOn`, for work anniversaries by index. */
  @Property({ type: 'smallint', nullable: true, hidden: true })
  anniversaryKey: number | null = null;

  @Property({ type: 'date', nullable: true })
  @Field(() => DayScalar, { nullable: true, description: 'Last day employed; null while no end is known.' })
  leftOn: string | null = null;

  /** Since when nothing personal is kept of them; the row stays, for what others recorded counts them. */
  @Property({ type: 'datetime', nullable: true, hidden: true })
  erasedAt: Date | null = null;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'What the person says of themselves, as markdown; may be empty.' })
  bio: string & Opt = '';

  @ManyToMany(() => Hobby, undefined, { pivotTable: 'person_hobby', joinColumn: 'person_id', inverseJoinColumn: 'hobby_id' })
  hobbies = new Collection<Hobby>(this);

  @OneToMany(() => PersonSkill, (skill) => skill.person)
  skills = new Collection<PersonSkill>(this);

  @OneToMany(() => CustomFieldValue, (value) => value.person)
  customFields = new Collection<CustomFieldValue>(this);

  @Property({ type: 'integer', version: true })
  @Field(() => Int, { description: 'For `updatePerson`: give back the version that was read.' })
  version: number & Opt = 1;
}
