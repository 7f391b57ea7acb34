import type { Opt } from '@mikro-orm/core';
import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, Int, ObjectType } from 'type-graphql';
import { Node } from '../graphql/node.ts';
import { TimeZoneScalar } from '../graphql/scalars.ts';
import { newId } from '../orm/id.ts';

/** The company that this Hearth belongs to: one row. Writers of either tree lock it first, so that two crossing moves can't make a loop. */
@Entity({ tableName: 'company' })
@ObjectType({ implements: Node, description: 'The company that this Hearth belongs to.' })
export class Company extends Node {
  @PrimaryKey({ type: 'text' })
  override id: string & Opt = newId('cmp');

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Its name as people see it.' })
  name!: string;

  @Property({ type: 'text' })
  @Field(() => TimeZoneScalar, { description: 'Where its days begin: "today" is today here.' })
  timeZone!: string;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'The language of who has not chosen one: `zh-CN` or `en`.' })
  locale: string & Opt = 'zh-CN';

  @Property({ type: 'integer' })
  @Field(() => Int, {
    description: 'How many seats may report to one before a plan’s check list and the chart say that its span is too wide.',
  })
  spanLimit: number & Opt = 12;

  @Property({ type: 'boolean' })
  @Field(() => Boolean, { description: 'Is this the demo company, which an administrator can clear?' })
  demo: boolean & Opt = false;

  @Property({ type: 'integer', version: true })
  @Field(() => Int, { description: 'For `updateCompany`: give back the version that was read.' })
  version: number & Opt = 1;
}
