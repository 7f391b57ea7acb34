import { Field, ID, InputType, Int } from 'type-graphql';
import { DayScalar } from '../../platform/graphql/scalars.ts';
import { Line, Prose, WholeNumber } from '../../platform/graphql/validation.ts';
import { OrgUnitKind } from './org-unit.entity.ts';

const EFFECTIVE_ON = 'The first day on which it holds: today in the company’s time zone by default, or later. The past is never rewritten.';
const VERSION = 'The version that was read: a change that somebody else made since is answered by a ConflictError. Absent: not checked.';

@InputType()
abstract class DatedInput {
  @Field(() => DayScalar, { nullable: true, description: EFFECTIVE_ON })
  effectiveOn?: string | null;
}

@InputType()
abstract class UnitChangeInput extends DatedInput {
  @Field(() => ID, { description: 'The unit to change.' })
  orgUnitId!: string;

  @Field(() => Int, { nullable: true, description: VERSION })
  version?: number | null;
}

@InputType()
abstract class PositionChangeInput extends DatedInput {
  @Field(() => ID, { description: 'The seat to change.' })
  positionId!: string;

  @Field(() => Int, { nullable: true, description: VERSION })
  version?: number | null;
}

@InputType({ description: 'A new unit.' })
export class AddOrgUnitInput {
  @Field(() => String, { description: 'Its name, 100 characters at most.' })
  @Line(100)
  name!: string;

  @Field(() => OrgUnitKind, { description: 'What sort of unit it is.' })
  kind!: OrgUnitKind;

  @Field(() => ID, { nullable: true, description: 'The unit it stands in; absent: it stands at the top.' })
  parentId?: string | null;

  @Field(() => DayScalar, { nullable: true, description: 'Its first day; today by default. A unit may be entered that began in the past.' })
  effectiveOn?: string | null;

  @Field(() => Int, { nullable: true, description: 'Its place among the units of its parent, smallest first; 0 by default.' })
  @WholeNumber(-1_000_000, 1_000_000)
  sortOrder?: number | null;

  @Field(() => String, { nullable: true, description: 'What it answers for.' })
  @Prose(5_000)
  responsibilities?: string | null;
}

@InputType({ description: 'A new name for a unit, or another sort, head or responsibilities. Absent: stays as it is.' })
export class RenameOrgUnitInput extends UnitChangeInput {
  @Field(() => String, { nullable: true, description: 'Its new name, 100 characters at most.' })
  @Line(100)
  name?: string | null;

  @Field(() => OrgUnitKind, { nullable: true, description: 'What sort of unit it becomes.' })
  kind?: OrgUnitKind | null;

  @Field(() => ID, { nullable: true, description: 'The seat that heads it; null: none.' })
  headPositionId?: string | null;

  @Field(() => String, { nullable: true, description: 'What it answers for; null: nothing is said.' })
  @Prose(5_000)
  responsibilities?: string | null;
}

@InputType({ description: 'A unit moves below another one.' })
export class MoveOrgUnitInput extends UnitChangeInput {
  @Field(() => ID, { nullable: true, description: 'The unit it will stand in; null: at the top. Absent: stays where it is.' })
  parentId?: string | null;

  @Field(() => Int, { nullable: true, description: 'Its place among the units of its parent, smallest first.' })
  @WholeNumber(-1_000_000, 1_000_000)
  sortOrder?: number | null;
}

@InputType({ description: 'A unit ends. It must have neither units nor seats from that day on.' })
export class CloseOrgUnitInput extends UnitChangeInput {}

@InputType({ description: 'A new seat, vacant or with its holder.' })
export class AddPositionInput {
  @Field(() => String, { description: 'Its title, 100 characters at most.' })
  @Line(100)
  title!: string;

  @Field(() => ID, { description: 'The unit it belongs to.' })
  unitId!: string;

  @Field(() => ID, { nullable: true, description: 'The seat it reports to; absent: to none.' })
  reportsToId?: string | null;

  @Field(() => ID, { nullable: true, description: 'The person who holds it from its first day; absent: it is vacant.' })
  holderId?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Is it the main post of its holder? By default if they have no other; false for a concurrent post (兼岗).',
  })
  primary?: boolean | null;

  @Field(() => DayScalar, { nullable: true, description: 'Its first day; today by default. A seat may be entered that began in the past.' })
  effectiveOn?: string | null;

  @Field(() => Int, { nullable: true, description: 'Its place among the seats that report to one seat, smallest first; 0 by default.' })
  @WholeNumber(-1_000_000, 1_000_000)
  sortOrder?: number | null;
}

@InputType({ description: 'What becomes different about a seat. Absent: stays as it is.' })
export class ChangePositionInput extends PositionChangeInput {
  @Field(() => String, { nullable: true, description: 'Its new title, 100 characters at most.' })
  @Line(100)
  title?: string | null;

  @Field(() => ID, { nullable: true, description: 'The unit it moves to.' })
  unitId?: string | null;

  @Field(() => ID, { nullable: true, description: 'The seat it will report to; null: to none.' })
  reportsToId?: string | null;

  @Field(() => Int, { nullable: true, description: 'Its place among the seats that report to one seat, smallest first.' })
  @WholeNumber(-1_000_000, 1_000_000)
  sortOrder?: number | null;
}

@InputType({ description: 'A seat ends. It must be vacant from that day on.' })
export class ClosePositionInput extends PositionChangeInput {
  @Field(() => ID, { nullable: true, description: 'The seat that its reports will report to; needed while it has any.' })
  moveReportsToId?: string | null;
}

@InputType({ description: 'Somebody takes a vacant seat, or makes one they hold their main post.' })
export class AssignPositionInput extends PositionChangeInput {
  @Field(() => ID, { description: 'Who takes it.' })
  personId!: string;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'True: it becomes their main post, and the former one a concurrent post (兼岗). False: it is a concurrent post. By default their main post stays.',
  })
  primary?: boolean | null;
}

@InputType({ description: 'A seat becomes vacant; who reports to it goes on doing so. Or a vacant seat gets another stand-in, or none.' })
export class VacatePositionInput extends PositionChangeInput {
  @Field(() => ID, {
    nullable: true,
    description: 'Who acts for it (代理) while it is vacant; absent: nobody, and its reports fall to the next filled seat.',
  })
  standInId?: string | null;
}

@InputType()
abstract class DottedLineInput extends DatedInput {
  @Field(() => ID, { description: 'The seat that reports.' })
  positionId!: string;

  @Field(() => ID, { description: 'The seat it also reports to.' })
  reportsToId!: string;
}

@InputType({ description: 'A second, dotted line from one seat to another; it never changes the tree.' })
export class AddDottedLineInput extends DottedLineInput {}

@InputType({ description: 'A dotted line ends.' })
export class RemoveDottedLineInput extends DottedLineInput {}
