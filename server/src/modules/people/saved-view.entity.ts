import type { Opt } from '@mikro-orm/core';
import { Entity, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType } from 'type-graphql';
import { Node } from '../../platform/graphql/node.ts';
import { newId } from '../../platform/orm/id.ts';

/** A view of the directory that somebody saved under a name. */
@Entity({ tableName: 'saved_view' })
@Unique({ properties: ['ownerId', 'name'] })
@ObjectType({ implements: Node, description: 'A view of the directory under a name. Shown to who saved it.' })
export class SavedView extends Node {
  @PrimaryKey({ type: 'text' })
  override id: string & Opt = newId('view');

  /** The account that saved it. */
  @Property({ type: 'text', hidden: true })
  ownerId!: string;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Its name; each of somebody’s views has another.' })
  name!: string;

  /** The address of the view within the page: search, filters, order. */
  @Property({ type: 'text' })
  @Field(() => String, { description: 'What it shows, as the query part of the directory’s address: `q=li&unit=unit_01…`.' })
  query!: string;

  @Property({ type: 'datetime' })
  createdAt!: Date;
}
