import { Cascade, Collection, type Opt, type Ref } from '@mikro-orm/core';
import { Entity, ManyToOne, OneToMany, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, Int, ObjectType } from 'type-graphql';
import { Node } from '../../platform/graphql/node.ts';
import { DayScalar } from '../../platform/graphql/scalars.ts';
import { DatedIndex } from '../../platform/orm/dated.ts';
import { newId } from '../../platform/orm/id.ts';
import { Person } from '../people/person.entity.ts';
import { OrgUnit } from './org-unit.entity.ts';

/** A seat. It is only its identity: all that is true of it stands in its terms. */
@Entity({ tableName: 'position' })
@ObjectType({ implements: Node, description: 'A seat in the org chart; filled by a person, or vacant.' })
export class Position extends Node {
  @PrimaryKey({ type: 'text' })
  override id: string & Opt = newId('pos');

  @OneToMany(() => PositionTerm, (term) => term.position, { cascade: [Cascade.PERSIST] })
  terms = new Collection<PositionTerm>(this);

  @Property({ type: 'integer', version: true })
  @Field(() => Int, { description: 'For changes of this seat: give back the version that was read.' })
  version: number & Opt = 1;
}

/** What is true of a seat in `[validFrom, validTo)`: the terms of a seat neither overlap nor leave a gap while it exists. */
@Entity({ tableName: 'position_term' })
@Unique({ properties: ['position', 'validFrom'] })
@DatedIndex('position')
@DatedIndex('reportsTo')
@DatedIndex('unit')
@DatedIndex('holder')
@DatedIndex('title')
@DatedIndex()
@ObjectType({ description: 'What is true of a seat from one date to another: title, unit, whom it reports to, who holds it.' })
export class PositionTerm {
  @PrimaryKey({ type: 'text' })
  id: string & Opt = newId('pt');

  @ManyToOne(() => Position, { ref: true, index: false })
  position!: Ref<Position>;

  @Property({ type: 'date' })
  @Field(() => DayScalar, { description: 'The first day on which this holds.' })
  validFrom!: string;

  @Property({ type: 'date', nullable: true })
  @Field(() => DayScalar, { nullable: true, description: 'The first day on which this no longer holds; null while no end is known.' })
  validTo: string | null = null;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'The title of the seat in this span.' })
  title!: string;

  @ManyToOne(() => OrgUnit, { ref: true, index: false })
  unit!: Ref<OrgUnit>;

  /** The solid line. */
  @ManyToOne(() => Position, { ref: true, nullable: true, index: false })
  reportsTo: Ref<Position> | null = null;

  @ManyToOne(() => Person, { ref: true, nullable: true, index: false })
  holder: Ref<Person> | null = null;

  /** False for a concurrent post (兼岗): it changes neither tree nor head-count. */
  @Property({ type: 'boolean' })
  @Field(() => Boolean, { description: 'Is it the main post of its holder? False for a concurrent post (兼岗).' })
  primary: boolean & Opt = true;

  @Property({ type: 'integer' })
  @Field(() => Int, { description: 'Its place among the seats that report to one seat, smallest first.' })
  sortOrder: number & Opt = 0;
}

/** A second line of report in `[validFrom, validTo)`; it never changes the tree. */
@Entity({ tableName: 'dotted_line' })
@Unique({ properties: ['position', 'reportsTo', 'validFrom'] })
@DatedIndex('position')
export class DottedLine {
  @PrimaryKey({ type: 'text' })
  id: string & Opt = newId('dl');

  @ManyToOne(() => Position, { ref: true, index: false })
  position!: Ref<Position>;

  @ManyToOne(() => Position, { ref: true, index: true })
  reportsTo!: Ref<Position>;

  @Property({ type: 'date' })
  validFrom!: string;

  @Property({ type: 'date', nullable: true })
  validTo: string | null = null;
}

/** Who acts for a vacant seat (代理) in `[validFrom, validTo)`. */
@Entity({ tableName: 'stand_in' })
@Unique({ properties: ['position', 'validFrom'] })
@DatedIndex('position')
@DatedIndex('person')
export class StandIn {
  @PrimaryKey({ type: 'text' })
  id: string & Opt = newId('si');

  @ManyToOne(() => Position, { ref: true, index: false })
  position!: Ref<Position>;

  @ManyToOne(() => Person, { ref: true, index: false })
  person!: Ref<Person>;

  @Property({ type: 'date' })
  validFrom!: string;

  @Property({ type: 'date', nullable: true })
  validTo: string | null = null;
}
