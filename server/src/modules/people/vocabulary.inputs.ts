import { ValidateNested } from 'class-validator';
import { ArgsType, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { Node } from '../../platform/graphql/node.ts';
import { Payload } from '../../platform/graphql/use-case.ts';
import { UserError } from '../../platform/graphql/user-error.ts';
import { Line, WholeNumber } from '../../platform/graphql/validation.ts';
import { Hobby } from './hobby.entity.ts';
import { Person } from './person.entity.ts';
import { Skill } from './skill.entity.ts';

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

@InputType('RenameWordInput', { description: 'What renaming a word of either vocabulary says.' })
abstract class RenameWordInput {
  @Field(() => Int, { description: 'The version that was read; a stale one gets a ConflictError.' })
  version!: number;

  @Field(() => String, { nullable: true, description: 'In Chinese; it cannot be cleared.' })
  @Line(40)
  nameZh?: string | null;

  @Field(() => String, { nullable: true, description: 'In English; it cannot be cleared.' })
  @Line(40)
  nameEn?: string | null;
}

@InputType({ description: 'Other names for a hobby: what is absent stays.' })
export class RenameHobbyInput extends RenameWordInput {
  @Field(() => ID, { description: 'Which hobby.' })
  id!: string;
}

@InputType({ description: 'A hobby that nobody has.' })
export class RemoveHobbyInput {
  @Field(() => ID, { description: 'Which hobby.' })
  id!: string;
}

@InputType({ description: 'Two words for one skill: the first is kept.' })
export class MergeSkillsInput {
  @Field(() => ID, { description: 'The skill that stays.' })
  intoId!: string;

  @Field(() => ID, { description: 'The skill whose people move to the other; it is deleted.' })
  fromId!: string;
}

@InputType({ description: 'Other names for a skill: what is absent stays.' })
export class RenameSkillInput extends RenameWordInput {
  @Field(() => ID, { description: 'Which skill.' })
  id!: string;
}

@InputType({ description: 'A skill that nobody has.' })
export class RemoveSkillInput {
  @Field(() => ID, { description: 'Which skill.' })
  id!: string;
}

@ArgsType()
export class WhoCanHelpArgs {
  @Field(() => ID, { description: 'With which skill.' })
  skillId!: string;

  @Field(() => Int, { defaultValue: 20, description: 'How many, 100 at most.' })
  @WholeNumber(0, 100)
  first: number = 20;
}

@ObjectType({ implements: UserError, description: 'Another word has this name already: perhaps both are one.' })
export class WordTakenError extends UserError {
  @Field(() => Node, { description: 'The other word, a hobby or a skill.' })
  word!: Node;
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

@ObjectType({ description: 'What renaming a hobby answers.' })
export class RenameHobbyPayload extends Payload {
  @Field(() => Hobby, { nullable: true, description: 'The hobby as it is now.' })
  hobby!: Hobby | null;
}

@ObjectType({ description: 'What removing a hobby answers.' })
export class RemoveHobbyPayload extends Payload {
  @Field(() => ID, { nullable: true, description: 'The hobby that is no more.' })
  deletedHobbyId!: string | null;
}

@ObjectType({ description: 'What merging skills answers.' })
export class MergeSkillsPayload extends Payload {
  @Field(() => Skill, { nullable: true, description: 'The skill that stays.' })
  skill!: Skill | null;
}

@ObjectType({ description: 'What renaming a skill answers.' })
export class RenameSkillPayload extends Payload {
  @Field(() => Skill, { nullable: true, description: 'The skill as it is now.' })
  skill!: Skill | null;
}

@ObjectType({ description: 'What removing a skill answers.' })
export class RemoveSkillPayload extends Payload {
  @Field(() => ID, { nullable: true, description: 'The skill that is no more.' })
  deletedSkillId!: string | null;
}
