import type { Opt, Ref } from '@mikro-orm/core';
import { Entity, Enum, Index, ManyToOne, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { Node } from '../../platform/graphql/node.ts';
import { InstantScalar } from '../../platform/graphql/scalars.ts';
import { newId } from '../../platform/orm/id.ts';
import { Person } from '../people/person.entity.ts';

export enum NoticeKind {
  CELEBRATION_AHEAD = 'CELEBRATION_AHEAD',
  GREETINGS = 'GREETINGS',
}
registerEnumType(NoticeKind, {
  name: 'NoticeKind',
  description: 'What a notice tells.',
  valuesConfig: {
    CELEBRATION_AHEAD: { description: 'Somebody’s birthday or work anniversary comes soon.' },
    GREETINGS: { description: 'Colleagues signed a greeting for one’s own day.' },
  },
});

/**
 * That somebody is told something, once. It holds what it is about and no words: they are made when it is read or mailed, in the language and
 * by the rights of who reads it.
 */
@Entity({ tableName: 'notice' })
@Unique({ properties: ['recipient', 'key'] })
@Index({ properties: ['recipient', 'createdAt', 'id'] })
@ObjectType({ implements: Node, description: 'That somebody is told something. Shown to whom it is for.' })
export class Notice extends Node {
  @PrimaryKey({ type: 'text' })
  override id: string & Opt = newId('ntc');

  @ManyToOne(() => Person, { ref: true, deleteRule: 'cascade' })
  recipient!: Ref<Person>;

  /** Names what is told for good: the same is told to the same person once, whoever finds it due and however often. */
  @Property({ type: 'text', hidden: true })
  key!: string;

  @Enum({ items: () => NoticeKind, type: 'string' })
  @Field(() => NoticeKind, { description: 'What it tells.' })
  kind!: NoticeKind;

  /** Whom it is about. */
  @ManyToOne(() => Person, { ref: true, nullable: true, deleteRule: 'cascade', index: true })
  about: Ref<Person> | null = null;

  /** The rest of what it is about, by its kind. */
  @Property({ type: 'json' })
  facts: Record<string, string> & Opt = {};

  @Property({ type: 'datetime' })
  @Field(() => InstantScalar, { description: 'When it was told.' })
  createdAt!: Date;

  @Property({ type: 'datetime', nullable: true })
  @Field(() => InstantScalar, { nullable: true, description: 'When it was read; null while it is new.' })
  readAt: Date | null = null;
}

/** By which ways somebody wants to be told of a kind of thing, where it differs from how Hearth tells it. */
@Entity({ tableName: 'notice_choice' })
@Unique({ properties: ['person', 'kind'] })
@ObjectType({ description: 'By which ways the viewer is told of a kind of thing. Shown to them alone.' })
export class NoticeChoice {
  @PrimaryKey({ type: 'text' })
  id: string & Opt = newId('nch');

  @ManyToOne(() => Person, { ref: true, deleteRule: 'cascade' })
  person!: Ref<Person>;

  @Enum({ items: () => NoticeKind, type: 'string' })
  @Field(() => NoticeKind, { description: 'Of what.' })
  kind!: NoticeKind;

  @Property({ type: 'boolean' })
  @Field(() => Boolean, { description: 'In the list of notices; true where they have not chosen.' })
  inApp!: boolean;

  @Property({ type: 'boolean' })
  @Field(() => Boolean, { description: 'By a mail to `Viewer.noticeAddress`; true where they have not chosen.' })
  byMail!: boolean;
}
