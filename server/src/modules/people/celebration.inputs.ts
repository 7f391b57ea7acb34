import { ArgsType, Field, ID } from 'type-graphql';
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

  @Field(() => ID, { nullable: true, description: 'Whose: of one person alone; everybody’s where absent.' })
  personId?: string | null;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Only of the viewer’s team: of the same unit, of everybody below them in the chart, and of those whom they report to?',
  })
  viewersTeam?: boolean = false;
}
