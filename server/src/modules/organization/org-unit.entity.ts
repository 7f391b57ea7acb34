import { Cascade, Collection, type Opt, type Ref } from '@mikro-orm/core';
import { Entity, Enum, ManyToOne, OneToMany, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Node } from '../../platform/graphql/node.ts';
import { DayScalar } from '../../platform/graphql/scalars.ts';
import { DatedIndex } from '../../platform/orm/dated.ts';
import { newId } from '../../platform/orm/id.ts';
import { Position } from './position.entity.ts';

export enum OrgUnitKind {
  COMPANY = 'COMPANY',
  DEPARTMENT = 'DEPARTMENT',
  REGION = 'REGION',
  TEAM = 'TEAM',
}
registerEnumType(OrgUnitKind, {
  name: 'OrgUnitKind',
  description: 'What sort of unit it is.',
  valuesConfig: {
    COMPANY: { description: '公司: the whole.' },
    DEPARTMENT: { description: '部门' },
    REGION: { description: '区域' },
    TEAM: { description: '小组' },
  },
});

/** A node of the unit tree. It is only its identity: all that is true of it stands in its terms. */
@Entity({ tableName: 'org_unit' })
@ObjectType({ implements: Node, description: 'A node of the unit tree: company, department, region, team.' })
export class OrgUnit extends Node {
  @PrimaryKey({ type: 'text' })
  override id: string & Opt = newId('unit');

  @OneToMany(() => OrgUnitTerm, (term) => term.unit, { cascade: [Cascade.PERSIST] })
  terms = new Collection<OrgUnitTerm>(this);

  @Property({ type: 'integer', version: true })
  @Field(() => Int, { description: 'For changes of this unit: give back the version that was read.' })
  version: number & Opt = 1;
}

/** What is true of a unit in `[validFrom, validTo)`. */
@Entity({ tableName: 'org_unit_term' })
@Unique({ properties: ['unit', 'validFrom'] })
@DatedIndex('unit')
@DatedIndex('parent')
@ObjectType({ description: 'What is true of a unit from one date to another.' })
export class OrgUnitTerm {
  @PrimaryKey({ type: 'text' })
  id: string & Opt = newId('ut');

  @ManyToOne(() => OrgUnit, { ref: true, index: false })
  unit!: Ref<OrgUnit>;

  @Property({ type: 'date' })
  @Field(() => DayScalar, { description: 'The first day on which this holds.' })
  validFrom!: string;

  @Property({ type: 'date', nullable: true })
  @Field(() => DayScalar, { nullable: true, description: 'The first day on which this no longer holds; null while no end is known.' })
  validTo: string | null = null;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Its name in this span.' })
  name!: string;

  @Enum({ items: () => OrgUnitKind, type: 'string' })
  @Field(() => OrgUnitKind, { description: 'What sort of unit it is in this span.' })
  kind!: OrgUnitKind;

  @ManyToOne(() => OrgUnit, { ref: true, nullable: true, index: false })
  parent: Ref<OrgUnit> | null = null;

  /** Among the units of one parent, smallest first. */
  @Property({ type: 'integer' })
  sortOrder: number & Opt = 0;

  @ManyToOne(() => Position, { ref: true, nullable: true, index: true })
  headPosition: Ref<Position> | null = null;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'What this unit answers for, as text; may be empty.' })
  responsibilities: string & Opt = '';
}
