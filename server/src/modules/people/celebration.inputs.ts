import { ArgsType, Field } from 'type-graphql';
import { PageArgs } from '../../platform/graphql/connection.ts';
import { DayScalar } from '../../platform/graphql/scalars.ts';
import { CelebrationKind } from './celebration.type.ts';

@ArgsType()
export class CelebrationArgs extends PageArgs {
  @Field(() => DayScalar, { description: 'The first day.' })
  from!: string;

  @Field(() => DayScalar, { description: 'The day after the last; at most 366 days after `from`.' })
  to!: string;

  @Field(() => [CelebrationKind], { nullable: true, description: 'Which kinds; all where absent.' })
  kinds?: CelebrationKind[] | null;
}
