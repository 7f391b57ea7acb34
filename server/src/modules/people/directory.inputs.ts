import { ArgsType, Field, ID, InputType, registerEnumType } from 'type-graphql';
import { PageArgs } from '../../platform/graphql/connection.ts';
import { Line } from '../../platform/graphql/validation.ts';

export enum PeopleStatus {
  CURRENT = 'CURRENT',
  LEFT = 'LEFT',
}
registerEnumType(PeopleStatus, {
  name: 'PeopleStatus',
  description: 'Whether people still work here.',
  valuesConfig: {
    CURRENT: { description: 'Those who work here, and those who are about to begin.' },
    LEFT: { description: 'Those who have left. Shown to HR; empty for others.' },
  },
});

export enum PeopleOrder {
  NAME = 'NAME',
  NEWEST = 'NEWEST',
}
registerEnumType(PeopleOrder, {
  name: 'PeopleOrder',
  description: 'The order of the directory.',
  valuesConfig: { NAME: { description: 'By pinyin, A to Z.' }, NEWEST: { description: 'By day of hire, the newest first.' } },
});

@InputType({ description: 'Whom a list of people is about. Everything given must hold.' })
export class PeopleFilter {
  @Field(() => ID, { nullable: true, description: 'Those whose main post is in this unit or in one below it, as of today.' })
  unitId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Those with this hobby.' })
  hobbyId?: string | null;

  @Field(() => [ID], { nullable: true, description: 'Those with all of these hobbies; 20 at most.' })
  hobbyIds?: string[] | null;

  @Field(() => ID, { nullable: true, description: 'Those with this skill.' })
  skillId?: string | null;

  @Field(() => [ID], { nullable: true, description: 'Those with all of these skills; 20 at most.' })
  skillIds?: string[] | null;

  @Field(() => [String], { nullable: true, description: 'Those who work at one of these places, as `Person.place` says them; 20 at most.' })
  places?: string[] | null;

  @Field(() => PeopleStatus, { nullable: true, description: 'Whether they still work here; CURRENT where absent.' })
  status?: PeopleStatus | null;
}

const SEARCH =
  'What each word of it must be found in: the beginning of a name or alias or of a part of it, in characters, full pinyin or initials (lml, chenxm); an employee number; the last four or more digits of a phone that the viewer may see; a title or a unit (and those below it) as of today; a place; a hobby or skill in Chinese, pinyin or English. A question (谁能帮忙做财务？) is asked for what it asks about. Four words count, and of each 24 letters.';

@ArgsType()
export class PeopleArgs extends PageArgs {
  @Field(() => String, { nullable: true, description: SEARCH })
  search?: string | null;

  @Field(() => PeopleFilter, { nullable: true, description: 'Whom the list is about.' })
  filter?: PeopleFilter | null;

  @Field(() => PeopleOrder, { defaultValue: PeopleOrder.NAME, description: 'The order.' })
  orderBy!: PeopleOrder;

  @Field(() => String, {
    nullable: true,
    description:
      'Begins with the names from this letter of the pinyin order on; `totalCount` counts all the same. For the order NAME, without `after`.',
  })
  @Line(20)
  startAt?: string | null;
}

@ArgsType()
export class PeopleFacetsArgs {
  @Field(() => String, { nullable: true, description: 'As in `people`.' })
  search?: string | null;

  @Field(() => PeopleFilter, { nullable: true, description: 'As in `people`.' })
  filter?: PeopleFilter | null;
}
