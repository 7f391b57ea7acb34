import { Field, ObjectType } from 'type-graphql';
import { Person } from '../people/person.entity.ts';
import { OrgUnit } from './org-unit.entity.ts';
import { PositionTerm } from './position.entity.ts';

@ObjectType({ description: 'A seat that somebody leaves and that nobody else has taken. Shown to HR.' })
export class LeftSeat {
  @Field(() => PositionTerm, {
    description: 'The seat as it stands on the day looked at; one they were to take later, as it was planned.',
  })
  seat!: PositionTerm;

  @Field(() => Person, { nullable: true, description: 'Who acts for it (代理) that day; null where nobody does.' })
  standIn!: Person | null;

  @Field(() => [OrgUnit], { description: 'The units it heads that day: without a head while it is vacant.' })
  heads!: OrgUnit[];
}

@ObjectType({ description: 'Somebody who loses their manager because that person leaves. Shown to HR.' })
export class LeftReport {
  @Field(() => Person, { description: 'Who reported to them.' })
  person!: Person;

  @Field(() => Person, {
    nullable: true,
    description:
      'Their manager from then on: the stand-in of the vacant seat, else the next one up the line. Null where nobody is left above.',
  })
  manager!: Person | null;
}
