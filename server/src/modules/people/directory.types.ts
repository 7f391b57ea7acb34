import { Field, Int, ObjectType } from 'type-graphql';
import { connectionOf } from '../../platform/graphql/connection.ts';
import { OrgUnit } from '../organization/org-unit.entity.ts';
import { Hobby } from './hobby.entity.ts';
import { Person } from './person.entity.ts';
import { Skill } from './skill.entity.ts';

export const PersonConnection = connectionOf(() => Person, 'Person');

@ObjectType({ description: 'A unit, and how many of those found have their main post in it or below it.' })
export class UnitFacet {
  @Field(() => OrgUnit, { description: 'The unit, as of today.' })
  unit!: OrgUnit;

  @Field(() => Int, { description: 'How many of those found, were this the unit of the filter.' })
  people!: number;
}

@ObjectType({ description: 'A place, and how many of those found work there.' })
export class PlaceFacet {
  @Field(() => String, { description: 'The place, as `Person.place` says it.' })
  place!: string;

  @Field(() => Int, { description: 'How many of those found, were this a place of the filter.' })
  people!: number;
}

@ObjectType({ description: 'A hobby, and how many of those found have it.' })
export class HobbyFacet {
  @Field(() => Hobby, { description: 'The hobby.' })
  hobby!: Hobby;

  @Field(() => Int, { description: 'How many of those found, were it added to the filter.' })
  people!: number;
}

@ObjectType({ description: 'A skill, and how many of those found have it.' })
export class SkillFacet {
  @Field(() => Skill, { description: 'The skill.' })
  skill!: Skill;

  @Field(() => Int, { description: 'How many of those found, were it added to the filter.' })
  people!: number;
}

@ObjectType({ description: 'What those whom `people` finds have in common; of each sort the twelve that most of them have.' })
export class PeopleFacets {
  @Field(() => Int, { description: 'How many are found.' })
  total!: number;

  @Field(() => [UnitFacet], { description: 'Units below the company, whichever unit the filter names.' })
  units!: UnitFacet[];

  @Field(() => [PlaceFacet], { description: 'Places, whichever the filter names.' })
  places!: PlaceFacet[];

  @Field(() => [HobbyFacet], { description: 'Hobbies.' })
  hobbies!: HobbyFacet[];

  @Field(() => [SkillFacet], { description: 'Skills.' })
  skills!: SkillFacet[];
}
