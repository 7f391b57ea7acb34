import { Collection, OptionalProps, type Opt, type Ref } from '@mikro-orm/core';
import { Entity, Enum, ManyToMany, ManyToOne, OneToMany, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Node } from '../../platform/graphql/node.ts';
import { DayScalar, TimeZoneScalar } from '../../platform/graphql/scalars.ts';
import { newId } from '../../platform/orm/id.ts';
import { OrgUnit } from '../organization/org-unit.entity.ts';
import { Person } from '../people/person.entity.ts';
import { SharingSession } from './sharing-session.entity.ts';

export enum RhythmKind {
  WEEKLY = 'WEEKLY',
  BIWEEKLY = 'BIWEEKLY',
  HALF_MONTH_DATES = 'HALF_MONTH_DATES',
  HALF_MONTH_WEEKDAYS = 'HALF_MONTH_WEEKDAYS',
}
registerEnumType(RhythmKind, {
  name: 'RhythmKind',
  description: 'How often a sharing series meets.',
  valuesConfig: {
    WEEKLY: { description: 'Every week on its weekday.' },
    BIWEEKLY: { description: 'Every two weeks on its weekday, counted from the first day of the series.' },
    HALF_MONTH_DATES: { description: 'On the 1st and the 15th: 24 a year.' },
    HALF_MONTH_WEEKDAYS: { description: 'On the first and the third of its weekday in a month: 24 a year.' },
  },
});

export enum HolidayRule {
  EARLIER = 'EARLIER',
  LATER = 'LATER',
  SKIP = 'SKIP',
}
registerEnumType(HolidayRule, {
  name: 'HolidayRule',
  description: 'What happens with a date on which nobody works.',
  valuesConfig: {
    EARLIER: { description: 'It moves to the last working day before.' },
    LATER: { description: 'It moves to the next working day.' },
    SKIP: { description: 'It is left out.' },
  },
});

/** The standing mechanism: a circle of people that meets in a rhythm, with a fair rotation of its duties. */
@Entity({ tableName: 'sharing_series' })
@ObjectType({ implements: Node, description: 'The standing mechanism: a circle of people that meets in a rhythm, with a fair rotation.' })
export class SharingSeries extends Node {
  [OptionalProps]?: 'holidayRule';

  @PrimaryKey({ type: 'text' })
  override id: string & Opt = newId('ser');

  @Property({ type: 'text' })
  @Field(() => String, { description: 'What it is called.' })
  title!: string;

  /** The circle is this unit as it stands on the day; null: the named members. */
  @ManyToOne(() => OrgUnit, { ref: true, nullable: true, index: true })
  unit: Ref<OrgUnit> | null = null;

  @Property({ type: 'boolean' })
  @Field(() => Boolean, { description: 'Does the circle of a unit take in its sub-units?' })
  includeSubunits: boolean & Opt = true;

  @ManyToMany(() => Person, undefined, { pivotTable: 'sharing_series_member', joinColumn: 'series_id', inverseJoinColumn: 'person_id' })
  members = new Collection<Person>(this);

  @Enum({ items: () => RhythmKind, type: 'string' })
  rhythmKind!: RhythmKind;

  /** 1 (Monday) to 7; null where the rhythm goes by dates. */
  @Property({ type: 'smallint', nullable: true })
  weekday: number | null = null;

  @Enum({ items: () => HolidayRule, type: 'string' })
  holidayRule: HolidayRule = HolidayRule.EARLIER;

  /** Wall-clock `HH:mm` in the series' zone. */
  @Property({ type: 'text' })
  startTime!: string;

  @Property({ type: 'integer' })
  @Field(() => Int, { description: 'How long a session is planned, in minutes.' })
  durationMinutes!: number;

  @Property({ type: 'text' })
  @Field(() => TimeZoneScalar, { description: 'The zone of its wall-clock time.' })
  timeZone!: string;

  @Property({ type: 'date' })
  @Field(() => DayScalar, { description: 'No session before this day.' })
  startsOn!: string;

  @Property({ type: 'date', nullable: true })
  @Field(() => DayScalar, { nullable: true, description: 'No session after this day; null while no end is known.' })
  endsOn: string | null = null;

  @Property({ type: 'smallint' })
  @Field(() => Int, { description: 'How many present in one session.' })
  presentersPerSession: number & Opt = 2;

  @Property({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Where it meets: a room, or a link.' })
  place: string | null = null;

  /** Decides ties in the rotation: the same seed draws the same. */
  @Property({ type: 'integer', hidden: true })
  drawSeed!: number;

  @ManyToOne(() => Person, { ref: true, index: true })
  organizer!: Ref<Person>;

  @OneToMany(() => SharingSession, (session) => session.series)
  sessions = new Collection<SharingSession>(this);

  @Property({ type: 'integer', version: true })
  @Field(() => Int, { description: 'For `updateSharingSeries`: give back the version that was read.' })
  version: number & Opt = 1;
}
