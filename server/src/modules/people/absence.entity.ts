import type { Opt, Ref } from '@mikro-orm/core';
import { Entity, Index, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType } from 'type-graphql';
import { Node } from '../../platform/graphql/node.ts';
import { DayScalar } from '../../platform/graphql/scalars.ts';
import { newId } from '../../platform/orm/id.ts';
import { Person } from './person.entity.ts';

/** Days on which a person takes no turn. */
@Entity({ tableName: 'absence' })
@Index({ properties: ['person', 'from'] })
@ObjectType({
  implements: Node,
  description: 'Days on which a person takes no turn (请假). Shown to the person, their line of managers and HR.',
})
export class Absence extends Node {
  @PrimaryKey({ type: 'text' })
  override id: string & Opt = newId('abs');

  @ManyToOne(() => Person, { ref: true })
  person!: Ref<Person>;

  @Property({ type: 'date', fieldName: 'from_day' })
  @Field(() => DayScalar, { description: 'The first day away.' })
  from!: string;

  @Property({ type: 'date', fieldName: 'to_day' })
  @Field(() => DayScalar, { description: 'The first day back.' })
  to!: string;
}
