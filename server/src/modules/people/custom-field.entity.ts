import type { Opt, Ref } from '@mikro-orm/core';
import { Entity, Enum, ManyToOne, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Node } from '../../platform/graphql/node.ts';
import { newId } from '../../platform/orm/id.ts';
import { Audience, Person } from './person.entity.ts';

export enum CustomFieldType {
  TEXT = 'TEXT',
  NUMBER = 'NUMBER',
  DATE = 'DATE',
  CHOICE = 'CHOICE',
  PERSON = 'PERSON',
}
registerEnumType(CustomFieldType, {
  name: 'CustomFieldType',
  description: 'What a custom field holds.',
  valuesConfig: {
    TEXT: { description: 'A line of text.' },
    NUMBER: { description: 'A number.' },
    DATE: { description: 'A calendar day.' },
    CHOICE: { description: 'One of the choices that HR gave.' },
    PERSON: { description: 'Another member, by id.' },
  },
});

/** A field that HR adds to every profile (等信息). */
@Entity({ tableName: 'custom_field' })
@ObjectType({ implements: Node, description: 'A field that HR added to every profile.' })
export class CustomField extends Node {
  @PrimaryKey({ type: 'text' })
  override id: string & Opt = newId('cf');

  @Property({ type: 'text', unique: true })
  @Field(() => String, { description: 'What imports and clients call it; never changes.' })
  key!: string;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Its label in Chinese.' })
  labelZh!: string;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Its label in English.' })
  labelEn!: string;

  @Enum({ items: () => CustomFieldType, type: 'string' })
  @Field(() => CustomFieldType, { description: 'What it holds.' })
  type!: CustomFieldType;

  @Property({ type: 'json' })
  @Field(() => [String], { description: 'What can be chosen, where its type is CHOICE.' })
  choices: string[] & Opt = [];

  @Enum({ items: () => Audience, type: 'string' })
  @Field(() => Audience, { description: 'Who may see its values, where the person has not chosen otherwise.' })
  audience: Audience & Opt = Audience.HR;

  @Property({ type: 'boolean' })
  @Field(() => Boolean, { description: 'Do people fill it in themselves? Else HR alone does.' })
  filledByPerson: boolean & Opt = false;

  @Property({ type: 'integer' })
  @Field(() => Int, { description: 'Its place among the fields, smallest first.' })
  sortOrder: number & Opt = 0;
}

/** What a person has in a custom field. */
@Entity({ tableName: 'custom_field_value' })
@Unique({ properties: ['person', 'field'] })
export class CustomFieldValue {
  @PrimaryKey({ type: 'text' })
  id: string & Opt = newId('cfv');

  @ManyToOne(() => Person, { ref: true })
  person!: Ref<Person>;

  @ManyToOne(() => CustomField, { ref: true, index: true })
  field!: Ref<CustomField>;

  /** As text: a number in decimals, a day as YYYY-MM-DD, a person as their id. */
  @Property({ type: 'text', hidden: true })
  value!: string;

  /** The person's own choice; null: as HR gave it to the field. */
  @Enum({ items: () => Audience, type: 'string', nullable: true, hidden: true })
  audience: Audience | null = null;
}
