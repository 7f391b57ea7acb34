import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { connectionOf } from '../../platform/graphql/connection.ts';
import { DayScalar } from '../../platform/graphql/scalars.ts';
import { Person } from './person.entity.ts';

export enum CelebrationKind {
  BIRTHDAY = 'BIRTHDAY',
  WORK_ANNIVERSARY = 'WORK_ANNIVERSARY',
}
registerEnumType(CelebrationKind, {
  name: 'CelebrationKind',
  description: 'What is celebrated.',
  valuesConfig: {
    BIRTHDAY: { description: 'A birthday, by its own calendar and the rule of the person.' },
    WORK_ANNIVERSARY: { description: 'Whole years since the day of hire.' },
  },
});

@ObjectType({ description: 'The date on which a birthday or a work anniversary is kept.' })
export class Celebration {
  @Field(() => CelebrationKind, { description: 'What is celebrated.' })
  kind!: CelebrationKind;

  @Field(() => Person, { description: 'Whose day it is.' })
  person!: Person;

  @Field(() => DayScalar, { description: 'The day on which it is kept.' })
  on!: string;

  @Field(() => Int, {
    nullable: true,
    description: 'The age, or the years worked here. Null where the year is not known or the viewer may not see it.',
  })
  years!: number | null;
}

export const CelebrationConnection = connectionOf(() => Celebration, 'Celebration');
