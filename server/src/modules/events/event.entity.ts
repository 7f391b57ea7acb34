import { Collection, type Opt, type Ref } from '@mikro-orm/core';
import { Entity, Enum, ManyToOne, OneToMany, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Node } from '../../platform/graphql/node.ts';
import { TimeZoneScalar } from '../../platform/graphql/scalars.ts';
import { newId } from '../../platform/orm/id.ts';
import { Person } from '../people/person.entity.ts';
import { Occurrence } from './occurrence.entity.ts';

export enum EventKind {
  GATHERING = 'GATHERING',
  MEETING = 'MEETING',
  TRAINING = 'TRAINING',
  OUTING = 'OUTING',
  OTHER = 'OTHER',
}
registerEnumType(EventKind, {
  name: 'EventKind',
  description: 'What sort of event it is.',
  valuesConfig: {
    GATHERING: { description: '团队聚会: a dinner, a game, a birthday kept together.' },
    MEETING: { description: '会议' },
    TRAINING: { description: '培训' },
    OUTING: { description: '团建: a trip or a day outside.' },
    OTHER: { description: 'Anything else.' },
  },
});

/** Something the team does together. When it happens is kept as people say it: wall-clock time in a zone; its dates are its occurrences. */
@Entity({ tableName: 'event' })
@ObjectType({ implements: Node, description: 'Something the team does together; once, or by a recurrence rule.' })
export class Event extends Node {
  @PrimaryKey({ type: 'text' })
  override id: string & Opt = newId('evt');

  @Property({ type: 'text' })
  @Field(() => String, { description: 'What it is called.' })
  title!: string;

  @Enum({ items: () => EventKind, type: 'string' })
  @Field(() => EventKind, { description: 'What sort of event it is.' })
  kind!: EventKind;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'What is planned, as markdown; may be empty.' })
  description: string & Opt = '';

  @Property({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Where it happens.' })
  place: string | null = null;

  /** Wall-clock time of the first occurrence: `2026-11-27T15:00`. */
  @Property({ type: 'text' })
  @Field(() => String, { description: 'When it first starts, on the clocks of its zone: `2026-11-27T15:00`.' })
  startsLocal!: string;

  @Property({ type: 'text' })
  @Field(() => TimeZoneScalar, { description: 'The zone of its wall-clock time.' })
  timeZone!: string;

  @Property({ type: 'integer' })
  @Field(() => Int, { description: 'How long it lasts, in minutes.' })
  durationMinutes!: number;

  /** RFC 5545, without DTSTART; null: it happens once. */
  @Property({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'The recurrence rule (RFC 5545); null for what happens once.' })
  recurrence: string | null = null;

  @Property({ type: 'integer', nullable: true })
  @Field(() => Int, { nullable: true, description: 'Places at each occurrence, guests counted; null: as many as come.' })
  capacity: number | null = null;

  /** Minutes before the start at which answers close; null: at the start. */
  @Property({ type: 'integer', nullable: true })
  @Field(() => Int, { nullable: true, description: 'Minutes before the start at which answers close; null: at the start.' })
  answersCloseMinutesBefore: number | null = null;

  @ManyToOne(() => Person, { ref: true, index: true })
  organizer!: Ref<Person>;

  @OneToMany(() => Occurrence, (occurrence) => occurrence.event)
  occurrences = new Collection<Occurrence>(this);

  @Field(() => Int, { description: 'How many dates it has, cancelled ones among them.' })
  occurrenceCount?: number;

  @Field(() => Occurrence, { nullable: true, description: 'Its next date that is neither over nor cancelled; null where none is left.' })
  nextOccurrence?: Occurrence | null;

  @Property({ type: 'datetime', nullable: true })
  cancelledAt: Date | null = null;

  @Property({ type: 'integer', version: true })
  @Field(() => Int, { description: 'For `updateEvent`: give back the version that was read.' })
  version: number & Opt = 1;
}
