import { Arg, Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { DayScalar } from '../../platform/graphql/scalars.ts';
import { Person } from '../people/person.entity.ts';
import { OrgUnit } from './org-unit.entity.ts';
import { Position } from './position.entity.ts';

/** The argument `asOf`, the same wherever something of the organization is asked for. */
export const AsOf = (): ReturnType<typeof Arg> =>
  Arg('asOf', () => DayScalar, { nullable: true, description: 'The day to show; today in the company’s time zone by default.' });

@ObjectType({ description: 'What the viewer may do with the organization.' })
export class OrganizationPermissions {
  @Field(() => Boolean, { description: 'Change units, seats and who holds them? HR may.' })
  change!: boolean;
}

@ObjectType({ description: 'One seat of the chart, as it is on the chart’s day.' })
export class OrgChartNode {
  @Field(() => Position, { description: 'The seat.' })
  position!: Position;

  @Field(() => ID, { nullable: true, description: 'The id of the seat it reports to; null at the top.' })
  reportsTo!: string | null;

  @Field(() => String, { description: 'Its title on that day.' })
  title!: string;

  @Field(() => OrgUnit, { description: 'Its unit on that day.' })
  unit!: OrgUnit;

  @Field(() => Person, { nullable: true, description: 'Who holds it; null while it is vacant.' })
  holder!: Person | null;

  @Field(() => Boolean, { description: 'Is it the main post of its holder? False for a concurrent post (兼岗). True while it is vacant.' })
  primary!: boolean;

  @Field(() => Person, { nullable: true, description: 'Who acts for it while it is vacant (代理).' })
  standIn!: Person | null;

  @Field(() => Int, { description: 'Seats that report to it directly, vacant ones included: its span.' })
  directReports!: number;

  @Field(() => Int, { description: 'People whose main post is this seat or one below it.' })
  headcount!: number;

  @Field(() => Int, { description: '0 at the top of the chart.' })
  depth!: number;

  @Field(() => [ID], { description: 'The ids of the seats it also reports to, by dotted lines.' })
  dottedLinesTo!: string[];
}

@ObjectType({ description: 'The chart of seats on one day.' })
export class OrgChart {
  @Field(() => DayScalar, { description: 'The day it shows.' })
  asOf!: string;

  @Field(() => Int, { description: 'People whose main post is in this chart; nobody counts twice.' })
  headcount!: number;

  @Field(() => Int, { description: 'Seats that nobody holds.' })
  vacancies!: number;

  // Its price is that of reading all seats once, whatever is selected of them.
  @Field(() => [OrgChartNode], { complexity: 1000, description: 'The seats, flat: parents before children, each subtree in one run.' })
  nodes!: OrgChartNode[];

  @Field(() => OrganizationPermissions, { description: 'What the viewer may do here.' })
  viewerPermissions!: OrganizationPermissions;
}

@ObjectType({ description: 'How many people a unit is from a day on, until the next such day.' })
export class HeadcountOnDay {
  @Field(() => DayScalar, { description: 'The first day of that number.' })
  on!: string;

  @Field(() => Int, { description: 'People whose main post is in the unit or in one below it, as the units stood on that day.' })
  headcount!: number;
}

export enum OrgChangeKind {
  JOINED = 'JOINED',
  LEFT = 'LEFT',
  MOVED = 'MOVED',
  NEW_MANAGER = 'NEW_MANAGER',
  NEW_MAIN_POST = 'NEW_MAIN_POST',
  POST_TAKEN = 'POST_TAKEN',
  POST_GIVEN_UP = 'POST_GIVEN_UP',
  RENAMED = 'RENAMED',
  OPENED = 'OPENED',
  CLOSED = 'CLOSED',
  UNIT_MOVED = 'UNIT_MOVED',
  NEW_UNIT_KIND = 'NEW_UNIT_KIND',
  NEW_HEAD = 'NEW_HEAD',
  NEW_DUTIES = 'NEW_DUTIES',
  SEAT_MOVED = 'SEAT_MOVED',
  NEW_SUPERIOR = 'NEW_SUPERIOR',
  STAND_IN_BEGUN = 'STAND_IN_BEGUN',
  STAND_IN_ENDED = 'STAND_IN_ENDED',
  DOTTED_LINE_DRAWN = 'DOTTED_LINE_DRAWN',
  DOTTED_LINE_ENDED = 'DOTTED_LINE_ENDED',
}
registerEnumType(OrgChangeKind, {
  name: 'OrgChangeKind',
  description: 'What became different.',
  valuesConfig: {
    JOINED: { description: 'Somebody takes their first seat.' },
    LEFT: { description: 'Somebody gives up their last seat.' },
    MOVED: { description: 'Somebody’s main post is in another unit.' },
    NEW_MANAGER: { description: 'Somebody stays in their unit and has another manager, or none.' },
    NEW_MAIN_POST: { description: 'Somebody stays in their unit, under their manager, and has another seat as their main post.' },
    POST_TAKEN: { description: 'Somebody takes a concurrent post (兼岗).' },
    POST_GIVEN_UP: { description: 'Somebody gives up a concurrent post (兼岗).' },
    RENAMED: { description: 'A unit has another name, or a seat another title.' },
    OPENED: { description: 'A unit or a seat is new.' },
    CLOSED: { description: 'A unit or a seat is no more.' },
    UNIT_MOVED: { description: 'A unit stands in another unit, or at the top.' },
    NEW_UNIT_KIND: { description: 'A unit is another sort of unit.' },
    NEW_HEAD: { description: 'Another seat heads a unit, or none.' },
    NEW_DUTIES: { description: 'A unit answers for something else.' },
    SEAT_MOVED: {
      description: 'A seat is in another unit, and it is not its holder’s MOVED that says so: it is vacant, say, or a concurrent post.',
    },
    NEW_SUPERIOR: {
      description: 'A seat reports to another seat, and nobody has another manager for it: it is vacant, say, or a concurrent post.',
    },
    STAND_IN_BEGUN: { description: 'Somebody begins to act for a seat (代理).' },
    STAND_IN_ENDED: { description: 'Somebody no longer acts for a seat (代理).' },
    DOTTED_LINE_DRAWN: { description: 'A seat also reports to another one, by a dotted line.' },
    DOTTED_LINE_ENDED: { description: 'A dotted line is no more.' },
  },
});

@ObjectType({ description: 'One thing that becomes different in the organization on a day.' })
export class OrgChange {
  @Field(() => OrgChangeKind, { description: 'What sort of change it is.' })
  kind!: OrgChangeKind;

  @Field(() => DayScalar, { description: 'The first day on which it holds.' })
  on!: string;

  @Field(() => Person, { nullable: true, description: 'Whom it concerns; null for units and vacant seats.' })
  person!: Person | null;

  @Field(() => Position, {
    nullable: true,
    description: 'The seat it concerns, or the new head of a unit; null where a whole unit changed.',
  })
  position!: Position | null;

  @Field(() => Position, {
    nullable: true,
    description: 'The main post of somebody, or the head of a unit, before: where it was another seat.',
  })
  formerPosition!: Position | null;

  @Field(() => OrgUnit, { nullable: true, description: 'The unit it concerns, or the one somebody is in afterwards.' })
  unit!: OrgUnit | null;

  @Field(() => OrgUnit, { nullable: true, description: 'The unit somebody, or a seat, was in before.' })
  formerUnit!: OrgUnit | null;

  @Field(() => OrgUnit, { nullable: true, description: 'The unit in which a unit stands afterwards; null at the top.' })
  parent!: OrgUnit | null;

  @Field(() => OrgUnit, { nullable: true, description: 'The unit in which a unit stood before; null at the top.' })
  formerParent!: OrgUnit | null;

  @Field(() => Person, { nullable: true, description: 'The manager afterwards.' })
  manager!: Person | null;

  @Field(() => Person, { nullable: true, description: 'The manager before.' })
  formerManager!: Person | null;

  @Field(() => Position, { nullable: true, description: 'The seat to which a seat, or a dotted line, leads afterwards.' })
  superior!: Position | null;

  @Field(() => Position, { nullable: true, description: 'The seat to which a seat led before.' })
  formerSuperior!: Position | null;

  @Field(() => String, { nullable: true, description: 'The name or title afterwards.' })
  name!: string | null;

  @Field(() => String, { nullable: true, description: 'The name or title before.' })
  formerName!: string | null;
}
