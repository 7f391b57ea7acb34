import type { Opt } from '@mikro-orm/core';
import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, Int, ObjectType } from 'type-graphql';
import { Node } from '../../platform/graphql/node.ts';
import { newId } from '../../platform/orm/id.ts';

/** A word of the shared vocabulary of hobbies. */
@Entity({ tableName: 'hobby' })
@ObjectType({ implements: Node, description: 'A hobby of the shared vocabulary, linked to people.' })
export class Hobby extends Node {
  @PrimaryKey({ type: 'text' })
  override id: string & Opt = newId('hob');

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
  @Field(() => Int, { description: 'For `renameHobby`: give back the version that was read.' })
  version: number & Opt = 1;
}
