import { Collection, type Opt, type Ref } from '@mikro-orm/core';
import { Entity, Enum, Index, ManyToOne, OneToMany, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Node } from '../../platform/graphql/node.ts';
import { newId } from '../../platform/orm/id.ts';
import { Person } from '../people/person.entity.ts';
import { Event } from './event.entity.ts';

/** One date of an event: a row of its own, known by the event and the wall-clock time the rule first gave it, however it is moved. */
@Entity({ tableName: 'occurrence' })
@Unique({ properties: ['event', 'originalStart'] })
@Index({ properties: ['startsAt', 'id'] })
@ObjectType({ implements: Node, description: 'One date of an event, with its own changes and answers.' })
export class Occurrence extends Node {
  @PrimaryKey({ type: 'text' })
  override id: string & Opt = newId('occ');

  @ManyToOne(() => Event, { ref: true })
  event!: Ref<Event>;

  /** Wall-clock time in the event's zone: `2026-11-27T15:00`. */
  @Property({ type: 'text' })
  originalStart!: string;

  @Property({ type: 'datetime' })
  @Field(() => Date, { description: 'When it begins.' })
  startsAt!: Date;

  @Property({ type: 'datetime' })
  @Field(() => Date, { description: 'When it ends.' })
  endsAt!: Date;

  /** What differs from the event; null: as the event says. */
  @Property({ type: 'text', nullable: true })
  titleOverride: string | null = null;

  @Property({ type: 'text', nullable: true })
  placeOverride: string | null = null;

  @Property({ type: 'integer', nullable: true })
  capacityOverride: number | null = null;

  @Property({ type: 'datetime', nullable: true })
  cancelledAt: Date | null = null;

  @OneToMany(() => Rsvp, (rsvp) => rsvp.occurrence)
  rsvps = new Collection<Rsvp>(this);

  @Property({ type: 'integer', version: true })
  @Field(() => Int, { description: 'For changes of this occurrence: give back the version that was read.' })
  version: number & Opt = 1;
}

export enum RsvpStatus {
  GOING = 'GOING',
  MAYBE = 'MAYBE',
  DECLINED = 'DECLINED',
  WAITLISTED = 'WAITLISTED',
}
registerEnumType(RsvpStatus, {
  name: 'RsvpStatus',
  description: 'What a person answered.',
  valuesConfig: {
    GOING: { description: 'Comes and has a place.' },
    MAYBE: { description: 'Does not know yet; holds no place.' },
    DECLINED: { description: 'Does not come.' },
    WAITLISTED: { description: 'Would come and waits for a place.' },
  },
});

/** A person's answer to one occurrence. */
@Entity({ tableName: 'rsvp' })
@Unique({ properties: ['occurrence', 'person'] })
@Index({ properties: ['occurrence', 'status', 'waitingOrder'] })
@ObjectType({ description: 'A person’s answer to one occurrence.' })
export class Rsvp {
  @PrimaryKey({ type: 'text' })
  id: string & Opt = newId('rsvp');

  @ManyToOne(() => Occurrence, { ref: true })
  occurrence!: Ref<Occurrence>;

  @ManyToOne(() => Person, { ref: true, index: true })
  person!: Ref<Person>;

  @Enum({ items: () => RsvpStatus, type: 'string' })
  @Field(() => RsvpStatus, { description: 'What the person answered.' })
  status!: RsvpStatus;

  @Property({ type: 'smallint' })
  @Field(() => Int, { description: 'Guests that the person brings; each takes a place.' })
  guests: number & Opt = 0;

  /** Grows with each one that joins the waiting list of an occurrence; null for who does not wait. */
  @Property({ type: 'integer', nullable: true })
  waitingOrder: number | null = null;

  @Property({ type: 'datetime' })
  @Field(() => Date, { description: 'When the answer was given or last changed.' })
  respondedAt!: Date;
}
