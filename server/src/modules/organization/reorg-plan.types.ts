import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { OrgUnit, OrgUnitKind } from './org-unit.entity.ts';
import { OrgChange } from './organization.types.ts';
import { Position } from './position.entity.ts';

export enum ReorgStepAction {
  ADD_ORG_UNIT = 'ADD_ORG_UNIT',
  RENAME_ORG_UNIT = 'RENAME_ORG_UNIT',
  MOVE_ORG_UNIT = 'MOVE_ORG_UNIT',
  CLOSE_ORG_UNIT = 'CLOSE_ORG_UNIT',
  ADD_POSITION = 'ADD_POSITION',
  CHANGE_POSITION = 'CHANGE_POSITION',
  CLOSE_POSITION = 'CLOSE_POSITION',
  ASSIGN_POSITION = 'ASSIGN_POSITION',
  VACATE_POSITION = 'VACATE_POSITION',
}
registerEnumType(ReorgStepAction, {
  name: 'ReorgStepAction',
  description: 'The mutation that a step of a plan runs.',
  valuesConfig: {
    ADD_ORG_UNIT: { description: 'addOrgUnit' },
    RENAME_ORG_UNIT: { description: 'renameOrgUnit' },
    MOVE_ORG_UNIT: { description: 'moveOrgUnit' },
    CLOSE_ORG_UNIT: { description: 'closeOrgUnit' },
    ADD_POSITION: { description: 'addPosition' },
    CHANGE_POSITION: { description: 'changePosition' },
    CLOSE_POSITION: { description: 'closePosition' },
    ASSIGN_POSITION: { description: 'assignPosition' },
    VACATE_POSITION: { description: 'vacatePosition' },
  },
});

@ObjectType({ description: 'One step of a plan.' })
export class ReorgStep {
  @Field(() => ID, { description: 'Its id, within the plan.' })
  id!: string;

  @Field(() => ReorgStepAction, { description: 'What it runs.' })
  action!: ReorgStepAction;

  @Field(() => String, { description: 'What it does, in the viewer’s language: 李明朗（销售员） 改向 赵经理（西区经理） 汇报.' })
  text!: string;

  @Field(() => Position, {
    nullable: true,
    description: 'The seat that it changes or makes; one that it makes is nowhere else before the plan is published.',
  })
  position!: Position | null;

  @Field(() => ID, { nullable: true, description: 'The id of the unit that it changes or makes.' })
  orgUnit!: string | null;
}

@ObjectType({ description: 'A unit on a plan’s day; one that the plan makes is nowhere else before it is published.' })
export class ReorgUnit {
  @Field(() => ID, { description: 'The id of the unit.' })
  orgUnit!: string;

  @Field(() => ID, { nullable: true, description: 'The id of the unit it stands in; null at the top.' })
  parent!: string | null;

  @Field(() => String, { description: 'Its name.' })
  name!: string;

  @Field(() => OrgUnitKind, { description: 'What sort of unit it is.' })
  kind!: OrgUnitKind;

  @Field(() => Position, { nullable: true, description: 'The seat that heads it.' })
  headPosition!: Position | null;

  @Field(() => Int, { description: 'Its place among the units of its parent, smallest first.' })
  sortOrder!: number;

  @Field(() => String, { description: 'What it answers for, as text; may be empty.' })
  responsibilities!: string;
}

export enum ReorgCheckKind {
  REFUSED = 'REFUSED',
  CYCLE = 'CYCLE',
  ORPHAN = 'ORPHAN',
  SPAN_TOO_WIDE = 'SPAN_TOO_WIDE',
  EMPTY_HEAD = 'EMPTY_HEAD',
  HOST_LOST = 'HOST_LOST',
}
registerEnumType(ReorgCheckKind, {
  name: 'ReorgCheckKind',
  description: 'What a plan should be looked at for.',
  valuesConfig: {
    REFUSED: { description: 'A step can’t be run as things are. The plan can’t be published with it.' },
    CYCLE: { description: 'A step would close a circle of seats or units. The plan can’t be published with it.' },
    ORPHAN: { description: 'A seat would no longer report to any.' },
    SPAN_TOO_WIDE: { description: 'More seats would report to one than the company’s limit says.' },
    EMPTY_HEAD: { description: 'A seat with reports, or the head of a unit, would have nobody, nor anybody who acts for it.' },
    HOST_LOST: { description: 'The host of a sharing session would no longer be in its circle.' },
  },
});

@ObjectType({ description: 'Something about a plan that should be looked at before it is published.' })
export class ReorgCheck {
  @Field(() => ReorgCheckKind, { description: 'What sort of thing it is.' })
  kind!: ReorgCheckKind;

  @Field(() => String, { description: 'What it is, in the viewer’s language.' })
  message!: string;

  @Field(() => Boolean, { description: 'Must it be mended before the plan can be published?' })
  blocking!: boolean;

  @Field(() => ID, { nullable: true, description: 'The id of the step it comes from; null where it comes from all of them.' })
  step!: string | null;

  @Field(() => Position, { nullable: true, description: 'The seat it concerns.' })
  position!: Position | null;
}

@ObjectType({
  description:
    'Somebody changed in the live chart what a step of the plan changes too. It must be looked at before the plan can be published.',
})
export class ReorgConflict {
  @Field(() => String, { description: 'What was, what is now, what the plan wants and who changed it, in the viewer’s language.' })
  message!: string;

  @Field(() => ID, { description: 'The id of the step.' })
  step!: string;

  @Field(() => Position, { nullable: true, description: 'The seat it concerns; null where it is a unit.' })
  position!: Position | null;

  @Field(() => OrgUnit, { nullable: true, description: 'The unit it concerns; null where it is a seat, or a unit that is no more.' })
  orgUnit!: OrgUnit | null;
}

@ObjectType({ description: 'What a draft would do if it were published now. Nothing of it is kept.' })
export class ReorgRehearsal {
  @Field(() => [OrgChange], { description: 'What the plan makes different on its day, compared with the live chart of that day.' })
  changes!: OrgChange[];

  @Field(() => [ReorgCheck], { description: 'What should be looked at; what must be mended comes first.' })
  checks!: ReorgCheck[];

  @Field(() => [OrgChange], { description: 'What became of the live chart of that day since the editors last took notice of it.' })
  liveChanges!: OrgChange[];

  @Field(() => [ReorgConflict], { description: 'What of that concerns the plan.' })
  conflicts!: ReorgConflict[];

  @Field(() => ID, {
    description: 'How far this knows what became of the live chart; give it back as `noticeUpTo` once that has been looked at.',
  })
  noticedUpTo!: string;

  @Field(() => Boolean, {
    description: 'Can it be published as it is: on a day to come, with steps of which none is refused, and without conflicts?',
  })
  publishable!: boolean;
}

@ObjectType({ description: 'What the viewer may do with a plan.' })
export class ReorgPlanPermissions {
  @Field(() => Boolean, { description: 'Edit or discard it? Its editors may, while it is a draft.' })
  edit!: boolean;

  @Field(() => Boolean, { description: 'Publish it? HR may among its editors, while it is a draft.' })
  publish!: boolean;
}
