import { ArrayMaxSize, Matches } from 'class-validator';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { Payload } from '../../platform/graphql/use-case.ts';
import { Line, saying, WholeNumber } from '../../platform/graphql/validation.ts';
import { CustomField, CustomFieldType } from './custom-field.entity.ts';
import { Audience, Person } from './person.entity.ts';

@InputType({ description: 'A field for every profile. The same key again changes its labels, choices, audience and place.' })
export class DefineCustomFieldInput {
  @Field(() => String, { description: 'What imports and clients call it: lower-case letters, digits and hyphens. It never changes.' })
  @Matches(
    /^[a-z][a-z0-9-]{0,39}$/,
    saying('只能用小写字母、数字和连字符，以字母开头', 'Lower-case letters, digits and hyphens, a letter first'),
  )
  key!: string;

  @Field(() => String, { description: 'Its label in Chinese.' })
  @Line(40)
  labelZh!: string;

  @Field(() => String, { description: 'Its label in English.' })
  @Line(40)
  labelEn!: string;

  @Field(() => CustomFieldType, { description: 'What it holds. It never changes.' })
  type!: CustomFieldType;

  @Field(() => [String], { defaultValue: [], description: 'What can be chosen, where its type is CHOICE.' })
  @ArrayMaxSize(100, saying('最多 100 个选项', 'At most 100 choices'))
  choices!: string[];

  @Field(() => Audience, { defaultValue: Audience.HR, description: 'Who may see its values.' })
  audience!: Audience;

  @Field(() => Boolean, { defaultValue: false, description: 'Do people fill it in themselves? Else HR alone does.' })
  filledByPerson!: boolean;

  @Field(() => Int, {
    nullable: true,
    description: 'Its place among the fields, smallest first. Absent or null: where it is, a new one last.',
  })
  @WholeNumber(0, 1000)
  sortOrder?: number | null;
}

@InputType({ description: 'What somebody has in a custom field.' })
export class SetCustomValueInput {
  @Field(() => ID, { description: 'Whose value.' })
  personId!: string;

  @Field(() => String, { description: 'The key of the field.' })
  key!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The value as text; null clears it, absent leaves it. For HR; for the person where people fill the field in themselves.',
  })
  @Line(500)
  value?: string | null;

  @Field(() => Audience, {
    nullable: true,
    description: 'Who may see it; null: as HR gave it to the field; absent leaves it. For the person alone.',
  })
  audience?: Audience | null;
}

@InputType({ description: 'The order of the custom fields.' })
export class OrderCustomFieldsInput {
  @Field(() => [String], { description: 'Their keys; fields that are not named follow in their order.' })
  @ArrayMaxSize(1000, saying('最多 1000 个字段', 'At most 1,000 fields'))
  keys!: string[];
}

@InputType({ description: 'A field that nobody needs any more.' })
export class RemoveCustomFieldInput {
  @Field(() => ID, { description: 'Which field; everything that people have in it is deleted with it.' })
  id!: string;
}

@ObjectType({ description: 'What defining a field answers.' })
export class DefineCustomFieldPayload extends Payload {
  @Field(() => CustomField, { nullable: true, description: 'The field.' })
  customField!: CustomField | null;
}

@ObjectType({ description: 'What ordering the fields answers.' })
export class OrderCustomFieldsPayload extends Payload {
  @Field(() => [CustomField], { nullable: true, description: 'All fields in their order.' })
  customFields!: CustomField[] | null;
}

@ObjectType({ description: 'What removing a field answers.' })
export class RemoveCustomFieldPayload extends Payload {
  @Field(() => ID, { nullable: true, description: 'The field that is gone.' })
  deletedCustomFieldId!: string | null;
}

@ObjectType({ description: 'What setting a custom value answers.' })
export class SetCustomValuePayload extends Payload {
  @Field(() => Person, { nullable: true, description: 'Whose value it is.' })
  person!: Person | null;
}
