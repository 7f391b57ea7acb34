import { Field, ObjectType } from 'type-graphql';
import { CustomField } from './custom-field.entity.ts';
import { Audience } from './person.entity.ts';

@ObjectType('CustomFieldValue', {
  description: 'What somebody has in a field that HR defined. Only values that the viewer may see are answered.',
})
export class CustomFieldValueView {
  @Field(() => CustomField, { description: 'The field.' })
  field!: CustomField;

  @Field(() => String, {
    description: 'The value as text: a number in decimals, a day as YYYY-MM-DD, a member as their id (see `person`).',
  })
  value!: string;

  @Field(() => Audience, {
    nullable: true,
    description: 'Who may see it, as the person chose it; null: as HR gave it to the field. Shown to the person and HR, null to others.',
  })
  audience!: Audience | null;
}
