import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { DayScalar } from '../../platform/graphql/scalars.ts';
import { Payload } from '../../platform/graphql/use-case.ts';
import { Line, Prose, WholeNumber } from '../../platform/graphql/validation.ts';
import { OrgUnit, OrgUnitKind } from './org-unit.entity.ts';
import { UnitPayload, PositionPayload } from './organization.payloads.ts';
import { Position } from './position.entity.ts';

@InputType()
abstract class CorrectionInput {
  @Field(() => Int, { nullable: true, description: 'The version that was read: a change made since is answered by a ConflictError.' })
  version?: number | null;

  @Field(() => DayScalar, { nullable: true, description: 'The first day of the span that is corrected; its whole life by default.' })
  from?: string | null;

  @Field(() => DayScalar, { nullable: true, description: 'The day after the span’s last one; absent: to the end of its life.' })
  to?: string | null;

  @Field(() => DayScalar, {
    nullable: true,
    description: 'The day on which it really began. What was true first is then true from that day.',
  })
  opensOn?: string | null;

  @Field(() => DayScalar, {
    nullable: true,
    description: 'The first day on which it really was no more; null: it has no end. What was true last is then true until that day.',
  })
  closesOn?: string | null;

  @Field(() => String, { description: 'Why the record was wrong, 500 characters at most. It stands in the audit log.' })
  @Line(500)
  reason!: string;
}

@InputType({
  description:
    'What was really true of a seat in a span, past days included. Absent: as it is on record. Dates, then facts: opensOn and closesOn first.',
})
export class CorrectPositionInput extends CorrectionInput {
  @Field(() => ID, { description: 'The seat whose record was wrong.' })
  positionId!: string;

  @Field(() => String, { nullable: true, description: 'Its title, 100 characters at most.' })
  @Line(100)
  title?: string | null;

  @Field(() => ID, { nullable: true, description: 'Its unit.' })
  unitId?: string | null;

  @Field(() => ID, { nullable: true, description: 'The seat it reported to; null: none.' })
  reportsToId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Who held it; null: nobody.' })
  holderId?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Was it the main post of its holder? True makes their others concurrent posts (兼岗) in that span.',
  })
  primary?: boolean | null;
}

@InputType({ description: 'What was really true of a unit in a span, past days included. Absent: as it is on record.' })
export class CorrectOrgUnitInput extends CorrectionInput {
  @Field(() => ID, { description: 'The unit whose record was wrong.' })
  orgUnitId!: string;

  @Field(() => String, { nullable: true, description: 'Its name, 100 characters at most.' })
  @Line(100)
  name?: string | null;

  @Field(() => OrgUnitKind, { nullable: true, description: 'What sort of unit it was.' })
  kind?: OrgUnitKind | null;

  @Field(() => ID, { nullable: true, description: 'The unit it stood in; null: at the top.' })
  parentId?: string | null;

  @Field(() => Int, { nullable: true, description: 'Its place among the units of its parent, smallest first.' })
  @WholeNumber(-1_000_000, 1_000_000)
  sortOrder?: number | null;

  @Field(() => ID, { nullable: true, description: 'The seat that headed it; null: none.' })
  headPositionId?: string | null;

  @Field(() => String, { nullable: true, description: 'What it answered for; null: nothing is said.' })
  @Prose(5_000)
  responsibilities?: string | null;
}

@ObjectType({ description: 'The seat with its corrected record.' })
export class CorrectPositionPayload extends PositionPayload {}

@ObjectType({ description: 'The unit with its corrected record.' })
export class CorrectOrgUnitPayload extends UnitPayload {}

@InputType({ description: 'A change to take back.' })
export class UndoOrgChangeInput {
  @Field(() => ID, { description: 'The `changeId` that a change of the organization answered.' })
  changeId!: string;
}

@ObjectType({ description: 'What stands as it stood before the change.' })
export class UndoOrgChangePayload extends Payload {
  @Field(() => ID, { nullable: true, description: 'Of the undo itself: undone, it brings the change back. Null where it was refused.' })
  changeId: string | null = null;

  @Field(() => [Position], { description: 'The seats that were put back; one that the change had made is no more.' })
  positions: Position[] = [];

  @Field(() => [OrgUnit], { description: 'The units that were put back; one that the change had made is no more.' })
  orgUnits: OrgUnit[] = [];
}
