import { ArgsType, Field, ID, InputType, ObjectType } from 'type-graphql';
import { connectionOf, PageArgs } from '../../platform/graphql/connection.ts';
import { DayScalar } from '../../platform/graphql/scalars.ts';
import { Payload } from '../../platform/graphql/use-case.ts';
import { NonEmptyProse } from '../../platform/graphql/validation.ts';
import { CelebrationKind } from '../people/celebration.type.ts';
import { Greeting } from './greeting.entity.ts';

export const GreetingConnection = connectionOf(() => Greeting, 'Greeting');

@ArgsType()
export class GreetingsArgs extends PageArgs {}

@ObjectType({ description: 'The card for somebody’s day, which colleagues sign.' })
export class GreetingCard {
  celebrantId!: string;
  kind!: CelebrationKind;
  on!: string;
}

@ObjectType({ description: 'What the viewer may do with a greeting.' })
export class GreetingPermissions {
  @Field(() => Boolean, { description: 'Change its text: who wrote it, while the card can be signed.' })
  update!: boolean;

  @Field(() => Boolean, { description: 'Take it off the card: who wrote it; from the day on also whose day it is.' })
  remove!: boolean;
}

@InputType({ description: 'A greeting for somebody’s day.' })
export class SignGreetingInput {
  @Field(() => ID, { description: 'Whose day it is.' })
  celebrantId!: string;

  @Field(() => CelebrationKind, { description: 'What is celebrated.' })
  kind!: CelebrationKind;

  @Field(() => DayScalar, { description: 'The day on which it is kept, as `Celebration.on` says.' })
  on!: string;

  @Field(() => String, { description: 'What is written: 500 characters at most.' })
  @NonEmptyProse(500)
  text!: string;
}

@InputType({ description: 'Other words for one’s own greeting.' })
export class UpdateGreetingInput {
  @Field(() => ID, { description: 'Which greeting.' })
  id!: string;

  @Field(() => String, { description: 'What is written: 500 characters at most.' })
  @NonEmptyProse(500)
  text!: string;
}

@InputType({ description: 'A greeting that is taken off its card.' })
export class RemoveGreetingInput {
  @Field(() => ID, { description: 'Which greeting.' })
  id!: string;
}

@ObjectType({ description: 'What signing a card answers.' })
export class SignGreetingPayload extends Payload {
  @Field(() => Greeting, { nullable: true, description: 'The greeting.' })
  greeting!: Greeting | null;
}

@ObjectType({ description: 'What changing a greeting answers.' })
export class UpdateGreetingPayload extends Payload {
  @Field(() => Greeting, { nullable: true, description: 'The greeting as it is now.' })
  greeting!: Greeting | null;
}

@ObjectType({ description: 'What removing a greeting answers.' })
export class RemoveGreetingPayload extends Payload {
  @Field(() => ID, { nullable: true, description: 'The id that no longer names anything.' })
  deletedGreetingId!: string | null;
}
