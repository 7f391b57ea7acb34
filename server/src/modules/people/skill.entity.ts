import type { Opt, Ref } from '@mikro-orm/core';
import { Entity, ManyToOne, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, Int, ObjectType } from 'type-graphql';
import { Node } from '../../platform/graphql/node.ts';
import { newId } from '../../platform/orm/id.ts';
import { Person } from './person.entity.ts';

/** A word of the shared vocabulary of skills. */
@Entity({ tableName: 'skill' })
@ObjectType({ implements: Node, description: 'A skill of the shared vocabulary.' })
export class Skill extends Node {
  @PrimaryKey({ type: 'text' })
  override id: string & Opt = newId('skl');

  /** Lower-case, without spaces: two spellings of one word meet here. */
  @Property({ type: 'text', unique: true, hidden: true })
  key!: string;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'In Chinese; the word as it was first written where nobody has translated it.' })
  nameZh!: string;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'In English; the word as it was first written where nobody has translated it.' })
  nameEn!: string;

  /** Where a search for it may begin, a line each: as written and as read, in both languages (`findableBy`). */
  @Property({ type: 'text', hidden: true })
  findableBy: string & Opt = '';

  @Property({ type: 'integer', version: true })
  @Field(() => Int, { description: 'For `renameSkill`: give back the version that was read.' })
  version: number & Opt = 1;
}

/** That a person has a skill, how well, and whether colleagues may ask. */
@Entity({ tableName: 'person_skill' })
@Unique({ properties: ['person', 'skill'] })
@ObjectType({ description: 'A skill that a person has.' })
export class PersonSkill {
  @PrimaryKey({ type: 'text' })
  id: string & Opt = newId('psk');

  @ManyToOne(() => Person, { ref: true })
  person!: Ref<Person>;

  @ManyToOne(() => Skill, { ref: true, index: true })
  skill!: Ref<Skill>;

  @Property({ type: 'smallint', nullable: true })
  @Field(() => Int, { nullable: true, description: '1 (has begun) to 5 (teaches others); null where not said.' })
  level: number | null = null;

  @Property({ type: 'boolean' })
  @Field(() => Boolean, { description: 'Does the person offer help with it?' })
  canHelp: boolean & Opt = false;
}
