import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { DayScalar } from '../../platform/graphql/scalars.ts';
import { Payload } from '../../platform/graphql/use-case.ts';
import { Line } from '../../platform/graphql/validation.ts';
import { Person } from './person.entity.ts';

@InputType({ description: 'That somebody who had left comes back.' })
export class RecordReturnInput {
  @Field(() => ID, { description: 'Who comes back.' })
  id!: string;

  @Field(() => DayScalar, { description: 'The first day of the new employment; after the last day of the one before.' })
  hiredOn!: string;

  @Field(() => Int, { nullable: true, description: 'The version that was read; a stale one gets a ConflictError.' })
  version?: number | null;
}

@ObjectType({ description: 'What recording a return answers.' })
export class RecordReturnPayload extends Payload {
  @Field(() => Person, { nullable: true, description: 'Who comes back.' })
  person!: Person | null;
}

@InputType({ description: 'Two records of one human: the first is kept.' })
export class MergePeopleInput {
  @Field(() => ID, { description: 'The record that stays. Where both say something, it is right.' })
  intoId!: string;

  @Field(() => ID, { description: 'The record whose history moves to the other; it is deleted.' })
  fromId!: string;
}

@ObjectType({ description: 'What merging two records answers.' })
export class MergePeoplePayload extends Payload {
  @Field(() => Person, { nullable: true, description: 'The record that stays.' })
  person!: Person | null;
}

@InputType({ description: 'That nothing personal is kept of somebody who has left.' })
export class ErasePersonInput {
  @Field(() => ID, { description: 'Whom to erase.' })
  id!: string;

  @Field(() => Int, { description: 'The version that was read; a stale one gets a ConflictError.' })
  version!: number;

  @Field(() => String, { description: 'Their name as it stands on the profile, so that nobody is erased by a slip.' })
  @Line(100)
  confirmName!: string;

  @Field(() => Boolean, {
    defaultValue: false,
    description:
      'Erase the text of what they shared with the team too: contributions, ideas, follow-ups? Otherwise it stays as the team’s knowledge, without their name. Anonymous lessons stay: nobody can tell that they are theirs.',
  })
  eraseContributions!: boolean;
}

@ObjectType({ description: 'What erasing somebody answers.' })
export class ErasePersonPayload extends Payload {
  @Field(() => Person, { nullable: true, description: 'What is left: a record without a name that others’ history refers to.' })
  person!: Person | null;
}
