import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { today } from '../../platform/company/company.ts';
import type { Context } from '../../platform/context.ts';
import { onDay } from '../../platform/orm/dated.ts';
import { Person } from '../people/person.entity.ts';
import { OrgUnit } from './org-unit.entity.ts';
import { peopleBy, personBy, termOn, unitBy } from './organization.loaders.ts';
import { AsOf } from './organization.types.ts';
import { PositionTerm } from './position.entity.ts';
import { managerIdOf, primarySeatOf, reportIdsOf } from './reporting.reads.ts';

/** Where somebody stands in the organization on a day. */
@Resolver(() => Person)
export class PersonPlaceResolver {
  @FieldResolver(() => String, { nullable: true, description: 'Title of their main post on a day; null without one.' })
  async title(@Root() person: Person, @AsOf() asOf: string | null, @Ctx() ctx: Context): Promise<string | null> {
    return (await primarySeatOf(ctx, person.id, asOf))?.title ?? null;
  }

  @FieldResolver(() => OrgUnit, {
    nullable: true,
    description: 'Unit of their main post on a day, as it is on that day; null without one.',
  })
  async unit(@Root() person: Person, @AsOf() asOf: string | null, @Ctx() ctx: Context): Promise<OrgUnit | null> {
    const seat = await primarySeatOf(ctx, person.id, asOf);
    return seat ? ((await unitBy(ctx, seat.unit, asOf ?? (await today(ctx)))) ?? null) : null;
  }

  @FieldResolver(() => Person, {
    nullable: true,
    description:
      'Who holds the seat theirs reports to on a day; while it is vacant its stand-in, else the next one up the line. Null at the top.',
  })
  async manager(@Root() person: Person, @AsOf() asOf: string | null, @Ctx() ctx: Context): Promise<Person | null> {
    const manager = await managerIdOf(ctx, person.id, asOf);
    return manager === undefined ? null : ((await personBy(ctx, manager)) ?? null);
  }

  @FieldResolver(() => [Person], { description: 'Whose manager they are on a day.' })
  async reports(@Root() person: Person, @AsOf() asOf: string | null, @Ctx() ctx: Context): Promise<Person[]> {
    return peopleBy(ctx, await reportIdsOf(ctx, person.id, asOf));
  }

  @FieldResolver(() => [PositionTerm], {
    description: 'The posts they hold on a day, the main one first, concurrent ones (兼岗) after it.',
  })
  async positions(@Root() person: Person, @AsOf() asOf: string | null, @Ctx() ctx: Context): Promise<PositionTerm[]> {
    const day = asOf ?? (await today(ctx));
    return ctx.loaders.load(`organization.held ${day}`, person.id, async (people) => {
      const order = { primary: 'desc', validFrom: 'asc', id: 'asc' } as const;
      const held = await ctx.em.find(PositionTerm, { holder: { $in: [...people] }, ...onDay(day) }, { orderBy: order });
      const groups = Map.groupBy(held, (term) => term.holder?.id);
      return people.map((each) => (groups.get(each) ?? []).map((term) => termOn(term, day)));
    });
  }
}
