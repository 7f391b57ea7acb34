import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { DayScalar } from '../../platform/graphql/scalars.ts';
import { Person } from './person.entity.ts';

export enum Nearness {
  SAME_UNIT = 'SAME_UNIT',
  LINE = 'LINE',
  SISTER_UNIT = 'SISTER_UNIT',
}
registerEnumType(Nearness, {
  name: 'Nearness',
  description: 'How near somebody’s seat is to the viewer’s.',
  valuesConfig: {
    SAME_UNIT: { description: 'Their main posts are in one unit.' },
    LINE: { description: 'One of them reports to the other directly.' },
    SISTER_UNIT: { description: 'Their units stand in the same unit.' },
  },
});

@ObjectType({ description: 'Somebody who can help with a skill, and what speaks for asking them.' })
export class Helper {
  @Field(() => Person, { description: 'Who it is.' })
  person!: Person;

  @Field(() => Boolean, { description: 'Do they offer help with it?' })
  offersHelp!: boolean;

  @Field(() => Int, { nullable: true, description: '1 (has begun) to 5 (teaches others); null where not said.' })
  level!: number | null;

  @Field(() => Nearness, { nullable: true, description: 'How near their seat is to the viewer’s; null where it is not.' })
  nearness!: Nearness | null;

  @Field(() => DayScalar, {
    nullable: true,
    description:
      'The first day back of who is away today. Shown to HR and to holders of seats above theirs; null to others, whose order does not tell it either.',
  })
  backOn!: string | null;
}
