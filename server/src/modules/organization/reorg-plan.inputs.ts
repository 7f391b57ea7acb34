import { ArrayMaxSize, ValidateNested } from 'class-validator';
import { ArgsType, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { PageArgs } from '../../platform/graphql/connection.ts';
import { DayScalar } from '../../platform/graphql/scalars.ts';
import { Payload } from '../../platform/graphql/use-case.ts';
import { Line, Prose, saying } from '../../platform/graphql/validation.ts';
import {
  AddOrgUnitInput,
  AddPositionInput,
  AssignPositionInput,
  ChangePositionInput,
  CloseOrgUnitInput,
  ClosePositionInput,
  MoveOrgUnitInput,
  RenameOrgUnitInput,
  VacatePositionInput,
} from './organization.inputs.ts';
import { ReorgPlan, ReorgPlanStatus } from './reorg-plan.entity.ts';

const IN_PLAN = 'without `effectiveOn` and `version`: the plan has a day of its own, and shows what changed meanwhile.';

@InputType({ description: 'One step of a plan: exactly one of these, as its mutation takes it.' })
export class ReorgStepInput {
  @Field(() => AddOrgUnitInput, { nullable: true, description: `Opens a unit, ${IN_PLAN}` })
  @ValidateNested()
  addOrgUnit?: AddOrgUnitInput | null;

  @Field(() => RenameOrgUnitInput, { nullable: true, description: `Another name, sort, head or other duties for a unit, ${IN_PLAN}` })
  @ValidateNested()
  renameOrgUnit?: RenameOrgUnitInput | null;

  @Field(() => MoveOrgUnitInput, { nullable: true, description: `Moves a unit below another one, ${IN_PLAN}` })
  @ValidateNested()
  moveOrgUnit?: MoveOrgUnitInput | null;

  @Field(() => CloseOrgUnitInput, { nullable: true, description: `Ends a unit that is empty by then, ${IN_PLAN}` })
  @ValidateNested()
  closeOrgUnit?: CloseOrgUnitInput | null;

  @Field(() => AddPositionInput, { nullable: true, description: `Opens a seat, ${IN_PLAN}` })
  @ValidateNested()
  addPosition?: AddPositionInput | null;

  @Field(() => ChangePositionInput, { nullable: true, description: `Another title, unit or superior for a seat, ${IN_PLAN}` })
  @ValidateNested()
  changePosition?: ChangePositionInput | null;

  @Field(() => ClosePositionInput, { nullable: true, description: `Ends a seat that is vacant by then, ${IN_PLAN}` })
  @ValidateNested()
  closePosition?: ClosePositionInput | null;

  @Field(() => AssignPositionInput, { nullable: true, description: `Somebody takes a seat that is vacant by then, ${IN_PLAN}` })
  @ValidateNested()
  assignPosition?: AssignPositionInput | null;

  @Field(() => VacatePositionInput, { nullable: true, description: `A seat becomes vacant, ${IN_PLAN}` })
  @ValidateNested()
  vacatePosition?: VacatePositionInput | null;
}

@InputType({ description: 'A new plan, without steps.' })
export class DraftReorgPlanInput {
  @Field(() => String, { description: 'What it is called, 100 characters at most.' })
  @Line(100)
  title!: string;

  @Field(() => DayScalar, {
    description: 'The first day on which its changes hold: today or later. It can be changed until it is published.',
  })
  effectiveOn!: string;

  @Field(() => String, { nullable: true, description: 'What it is for, 5,000 characters at most.' })
  @Prose(5_000)
  note?: string | null;

  @Field(() => [ID], { nullable: true, description: 'The people who may see and edit it too, managers for example.' })
  @ArrayMaxSize(100, saying('最多 100 人', 'At most 100 people'))
  editorIds?: string[] | null;
}

@InputType({ description: 'What becomes different about a draft. Absent: stays as it is.' })
export class EditReorgPlanInput {
  @Field(() => ID, { description: 'The plan.' })
  reorgPlanId!: string;

  @Field(() => Int, {
    description: 'The version that was read: where somebody else edited it since, a ConflictError has what is there now.',
  })
  version!: number;

  @Field(() => String, { nullable: true, description: 'Another title, 100 characters at most.' })
  @Line(100)
  title?: string | null;

  @Field(() => DayScalar, { nullable: true, description: 'Another first day.' })
  effectiveOn?: string | null;

  @Field(() => String, { nullable: true, description: 'Another note; null: none.' })
  @Prose(5_000)
  note?: string | null;

  @Field(() => [ID], {
    nullable: true,
    description: 'The people who may see and edit it beside its author, all of them. For HR among its editors.',
  })
  @ArrayMaxSize(100, saying('最多 100 人', 'At most 100 people'))
  editorIds?: string[] | null;

  @Field(() => [ReorgStepInput], {
    nullable: true,
    description: 'Further steps, run after those that are there; a plan has at most 1,000.',
  })
  @ArrayMaxSize(1_000, saying('一次最多 1000 步', 'At most 1,000 steps at once'))
  @ValidateNested({ each: true })
  addSteps?: ReorgStepInput[] | null;

  @Field(() => [ID], { nullable: true, description: 'Steps to take out.' })
  @ArrayMaxSize(1_000, saying('一次最多 1000 步', 'At most 1,000 steps at once'))
  removeStepIds?: string[] | null;

  @Field(() => [ID], {
    nullable: true,
    description: 'Steps that were taken out, to put back where they were. What they made has the id that it had.',
  })
  @ArrayMaxSize(1_000, saying('一次最多 1000 步', 'At most 1,000 steps at once'))
  restoreStepIds?: string[] | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'The `noticedUpTo` of the rehearsal that was looked at: the plan’s steps stand over what changed in the live chart until then, and it no longer conflicts.',
  })
  noticeUpTo?: string | null;
}

@InputType({ description: 'A plan as it was read.' })
abstract class PlanVersionInput {
  @Field(() => ID, { description: 'The plan.' })
  reorgPlanId!: string;

  @Field(() => Int, { description: 'The version that was read: nobody publishes or discards what they have not seen.' })
  version!: number;
}

@InputType({ description: 'A plan to publish.' })
export class PublishReorgPlanInput extends PlanVersionInput {}

@InputType({ description: 'A plan to give up.' })
export class DiscardReorgPlanInput extends PlanVersionInput {}

@ObjectType()
abstract class PlanPayload extends Payload {
  @Field(() => ReorgPlan, { nullable: true, description: 'The plan as it is now; null where it was refused.' })
  reorgPlan: ReorgPlan | null = null;
}

@ObjectType({ description: 'The new plan.' })
export class DraftReorgPlanPayload extends PlanPayload {}

@ObjectType({ description: 'The edited plan.' })
export class EditReorgPlanPayload extends PlanPayload {}

@ObjectType({ description: 'The published plan.' })
export class PublishReorgPlanPayload extends PlanPayload {
  @Field(() => ID, { nullable: true, description: 'For `undoOrgChange`: it takes the whole plan back.' })
  changeId: string | null = null;
}

@ObjectType({ description: 'The plan that was given up.' })
export class DiscardReorgPlanPayload extends PlanPayload {}

@ArgsType()
export class ReorgPlansArgs extends PageArgs {
  @Field(() => ReorgPlanStatus, { nullable: true, description: 'Only those that stand there; all by default.' })
  status?: ReorgPlanStatus | null;
}
