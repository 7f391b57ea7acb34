import type { Opt, Ref } from '@mikro-orm/core';
import { Entity, Enum, Index, ManyToOne, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType } from 'type-graphql';
import { Node } from '../../platform/graphql/node.ts';
import { DayScalar, InstantScalar } from '../../platform/graphql/scalars.ts';
import { newId } from '../../platform/orm/id.ts';
import { Person } from '../people/person.entity.ts';

/** What a colleague wrote on the card for somebody's day. Whose day it is reads it from that day on, the others at once. */
@Entity({ tableName: 'greeting' })
@Unique({ properties: ['celebrant', 'celebration', 'on', 'signer'] })
@Index({ properties: ['on', 'celebrant'] })
@ObjectType({ implements: Node, description: 'What a colleague wrote on the card for somebody’s day.' })
export class Greeting extends Node {
  @PrimaryKey({ type: 'text' })
  override id: string & Opt = newId('grt');

  @ManyToOne(() => Person, { ref: true, deleteRule: 'cascade' })
  celebrant!: Ref<Person>;

  /** A `CelebrationKind`. */
  @Enum({ items: ['BIRTHDAY', 'WORK_ANNIVERSARY'], type: 'string' })
  celebration!: 'BIRTHDAY' | 'WORK_ANNIVERSARY';

  @Property({ type: 'date', fieldName: 'on_day' })
  @Field(() => DayScalar, { description: 'The day for which it was written.' })
  on!: string;

  @ManyToOne(() => Person, { ref: true, deleteRule: 'cascade', index: true })
  signer!: Ref<Person>;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'What was written.' })
  text!: string;

  @Property({ type: 'datetime' })
  @Field(() => InstantScalar, { description: 'When it was written, or last changed.' })
  signedAt!: Date;
}
