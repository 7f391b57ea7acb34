import { Collection, type Opt, type Ref } from '@mikro-orm/core';
import { Entity, Enum, Index, ManyToMany, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Node } from '../../platform/graphql/node.ts';
import { DayScalar, InstantScalar } from '../../platform/graphql/scalars.ts';
import { newId } from '../../platform/orm/id.ts';
import { Person } from '../people/person.entity.ts';
import type { StoredStep } from './reorg-step.rules.ts';

export enum ReorgPlanStatus {
  DRAFT = 'DRAFT',
  PUBLISHED = 'PUBLISHED',
  DISCARDED = 'DISCARDED',
}
registerEnumType(ReorgPlanStatus, {
  name: 'ReorgPlanStatus',
  description: 'Where a plan stands.',
  valuesConfig: {
    DRAFT: { description: '草稿: seen and edited by its editors alone.' },
    PUBLISHED: { description: '已发布: its changes are the chart’s.' },
    DISCARDED: { description: '已放弃: nothing came of it.' },
  },
});

/** A draft of dated changes. Its steps are the inputs of the mutations that publishing runs, in order, so that no rule stands here twice. */
@Entity({ tableName: 'reorg_plan' })
@Index({ properties: ['status', 'effectiveOn'] })
@ObjectType({
  implements: Node,
  description:
    'A draft of changes of the organization, compared with the live chart and published as one. Seen by its editors until it is published.',
})
export class ReorgPlan extends Node {
  @PrimaryKey({ type: 'text' })
  override id: string & Opt = newId('plan');

  @Property({ type: 'text' })
  @Field(() => String, { description: 'What it is called.' })
  title!: string;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'What it is for, as text; may be empty.' })
  note: string & Opt = '';

  @Property({ type: 'date' })
  @Field(() => DayScalar, { description: 'The first day on which its changes hold.' })
  effectiveOn!: string;

  @Enum({ items: () => ReorgPlanStatus, type: 'string' })
  @Field(() => ReorgPlanStatus, { description: 'Draft, published or discarded.' })
  status: ReorgPlanStatus & Opt = ReorgPlanStatus.DRAFT;

  /** Every step that was put in. One that was taken out keeps its place, so that it can be put back where it was. */
  @Property({ type: 'json', fieldName: 'steps' })
  written: StoredStep[] & Opt = [];

  /** The newest audit entry that its editors have taken notice of: what is newer happened in the live chart meanwhile. */
  @Property({ type: 'text' })
  noticedEntry: string & Opt = '';

  /** Who drafted it; it need not be a person of the company. */
  @Property({ type: 'text' })
  accountId!: string;

  @ManyToOne(() => Person, { ref: true, nullable: true })
  author: Ref<Person> | null = null;

  @ManyToMany(() => Person, undefined, { pivotTable: 'reorg_plan_editor' })
  editors = new Collection<Person>(this);

  @Property({ type: 'datetime' })
  @Field(() => InstantScalar, { description: 'When it was drafted.' })
  draftedAt!: Date;

  @Property({ type: 'datetime', nullable: true })
  @Field(() => InstantScalar, { nullable: true, description: 'When it was published or discarded; null while it is a draft.' })
  endedAt: Date | null = null;

  @Property({ type: 'integer', version: true })
  @Field(() => Int, { description: 'For changes of this plan: give back the version that was read.' })
  version: number & Opt = 1;

  /** What it does, in order. */
  stepsToRun(): StoredStep[] {
    return this.written.filter(({ removed }) => !removed);
  }
}
