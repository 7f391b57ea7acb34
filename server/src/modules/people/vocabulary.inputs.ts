import { ValidateNested } from 'class-validator';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { Payload } from '../../platform/graphql/use-case.ts';
import { Line, WholeNumber } from '../../platform/graphql/validation.ts';
import { Hobby } from './hobby.entity.ts';
import { Person } from './person.entity.ts';

@InputType({ description: 'All hobbies of a person; those that nobody has had join the vocabulary.' })
export class SetHobbiesInput {
  @Field(() => ID, { description: 'Whose hobbies.' })
  personId!: string;

  @Field(() => [String], { description: 'Their names in either language, 30 at most.' })
  names!: string[];
}

@InputType({ description: 'A skill and what is said of it.' })
export class PersonSkillInput {
  @Field(() => String, { description: 'Its name in either language.' })
  @Line(40)
  name!: string;

  @Field(() => Int, { nullable: true, description: '1 (has begun) to 5 (teaches others); absent or null: not said.' })
  @WholeNumber(1, 5)
  level?: number | null;

  @Field(() => Boolean, { defaultValue: false, description: 'Does the person offer help with it?' })
  canHelp!: boolean;
}

@InputType({ description: 'All skills of a person; those that nobody has had join the vocabulary.' })
export class SetSkillsInput {
  @Field(() => ID, { description: 'Whose skills.' })
  personId!: string;

  @Field(() => [PersonSkillInput], { description: 'The skills, 30 at most.' })
  @ValidateNested({ each: true })
  skills!: PersonSkillInput[];
}

@InputType({ description: 'Two words for one hobby: the first is kept.' })
export class MergeHobbiesInput {
  @Field(() => ID, { description: 'The hobby that stays.' })
  intoId!: string;

  @Field(() => ID, { description: 'The hobby whose people move to the other; it is deleted.' })
  fromId!: string;
}

@ObjectType({ description: 'What setting hobbies answers.' })
export class SetHobbiesPayload extends Payload {
  @Field(() => Person, { nullable: true, description: 'Whose hobbies they are.' })
  person!: Person | null;
}

@ObjectType({ description: 'What setting skills answers.' })
export class SetSkillsPayload extends Payload {
  @Field(() => Person, { nullable: true, description: 'Whose skills they are.' })
  person!: Person | null;
}

@ObjectType({ description: 'What merging hobbies answers.' })
export class MergeHobbiesPayload extends Payload {
  @Field(() => Hobby, { nullable: true, description: 'The hobby that stays.' })
  hobby!: Hobby | null;
}
