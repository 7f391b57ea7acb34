import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { DayScalar } from '../../platform/graphql/scalars.ts';
import { Payload } from '../../platform/graphql/use-case.ts';
import { Absence } from './absence.entity.ts';

@InputType({ description: 'Days on which somebody takes no turn.' })
export class RecordAbsenceInput {
  @Field(() => ID, { description: 'Who is away.' })
  personId!: string;

  @Field(() => DayScalar, { description: 'The first day away.' })
  from!: string;

  @Field(() => DayScalar, { description: 'The first day back.' })
  to!: string;
}

@InputType({ description: 'An absence that does not take place.' })
export class RemoveAbsenceInput {
  @Field(() => ID, { description: 'Which absence.' })
  id!: string;
}

@ObjectType({ description: 'What recording an absence answers.' })
export class RecordAbsencePayload extends Payload {
  @Field(() => Absence, { nullable: true, description: 'The absence.' })
  absence!: Absence | null;
}

@ObjectType({ description: 'What removing an absence answers.' })
export class RemoveAbsencePayload extends Payload {
  @Field(() => ID, { nullable: true, description: 'The id that no longer names anything.' })
  deletedAbsenceId!: string | null;
}
