import { Field, ID, ObjectType } from 'type-graphql';
import { InstantScalar } from '../../platform/graphql/scalars.ts';

@ObjectType({ description: 'What a change made different in one field of a profile.' })
export class ChangedField {
  @Field(() => String, { description: 'The field: `phone`, `hobbies`, `custom.shirt-size`.' })
  name!: string;

  @Field(() => String, {
    nullable: true,
    description: 'What stood there before, as text, lists with commas; null: nothing, or see `hidden`.',
  })
  before!: string | null;

  @Field(() => String, { nullable: true, description: 'What stands there since; null: nothing, or see `hidden`.' })
  after!: string | null;

  @Field(() => Boolean, { description: 'May the viewer not see the values, as on the profile itself?' })
  hidden!: boolean;
}

@ObjectType({ description: 'One change of a profile, as it was put in. Shown to the person and HR.' })
export class PersonChange {
  @Field(() => ID, { description: 'The change that it is part of, as in the audit log.' })
  changeId!: string;

  @Field(() => String, { description: 'The use case: the name of the mutation, or of what a command did.' })
  action!: string;

  @Field(() => InstantScalar, { description: 'When it was put in.' })
  changedAt!: Date;

  personId!: string | null;

  @Field(() => [ChangedField], { description: 'What it made different.' })
  fields!: ChangedField[];
}
