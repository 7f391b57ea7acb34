import { Field, ObjectType } from 'type-graphql';
import { Person } from '../people/person.entity.ts';
import { DutyRole, SharingSession } from './sharing-session.entity.ts';

@ObjectType({ description: 'A duty that somebody was to have after their last day. Shown to HR.' })
export class LeftDuty {
  @Field(() => SharingSession, { description: 'The session.' })
  session!: SharingSession;

  @Field(() => DutyRole, { description: 'The duty.' })
  role!: DutyRole;

  @Field(() => Person, {
    nullable: true,
    description:
      'Who has it without them, as the rotation sees it now; null where nobody is available. Nobody takes over the minutes by rotation.',
  })
  takenOverBy!: Person | null;
}
