import type { Opt, Ref } from '@mikro-orm/core';
import { Entity, Index, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType } from 'type-graphql';
import { DayScalar } from '../../platform/graphql/scalars.ts';
import { newId } from '../../platform/orm/id.ts';
import { Person } from './person.entity.ts';

/** A span of employment that was over when the person came back. The present one, or the last, stands on the person. */
@Entity({ tableName: 'former_employment' })
@Index({ properties: ['person', 'leftOn'] })
@ObjectType({ description: 'An earlier span of employment of somebody who came back.' })
export class FormerEmployment {
  @PrimaryKey({ type: 'text' })
  id: string & Opt = newId('emp');

  @ManyToOne(() => Person, { ref: true, deleteRule: 'cascade' })
  person!: Ref<Person>;

  @Property({ type: 'date', nullable: true })
  @Field(() => DayScalar, { nullable: true, description: 'Its first day; null where it is not known.' })
  hiredOn: string | null = null;

  @Property({ type: 'date' })
  @Field(() => DayScalar, { description: 'Its last day.' })
  leftOn!: string;
}
