import type { ComplexityEstimatorArgs } from 'graphql-query-complexity';
import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { today } from '../../platform/company/company.ts';
import type { Context } from '../../platform/context.ts';
import { DayScalar } from '../../platform/graphql/scalars.ts';
import { onDay } from '../../platform/orm/dated.ts';
import { headcountSteps } from './headcount.rules.ts';
import { OrgUnit, OrgUnitTerm } from './org-unit.entity.ts';
import { dayOfTerm, dayOfUnit, positionBy, termOn, unitBy, unitTermOf, unitTermsOf } from './organization.loaders.ts';
import { HeadcountOnDay } from './organization.types.ts';
import { Position, PositionTerm } from './position.entity.ts';
import { seatsBelowSeats, seatsOfUnits, type UnitSeats, unitHistory, unitsWithin } from './unit-figures.reads.ts';

/** Counting all that stands below costs what reading some ten rows does. */
const COUNTED_BELOW = 10;
const HISTORY = 200;
/** As many as a chart costs. */
const ALL_BELOW = 1000;
const USUAL_SEATS = 10;

/** What a page about one unit shows: its past and plans, its seats and its figures, on the day that the answer is about. */
@Resolver(() => OrgUnit)
export class UnitPageResolver {
  @FieldResolver(() => [OrgUnitTerm], { description: 'Everything that was, is and is planned to be true of it, oldest first.' })
  terms(@Root() unit: OrgUnit, @Ctx() ctx: Context): Promise<OrgUnitTerm[]> {
    return unitTermsOf(ctx, unit.id);
  }

  @FieldResolver(() => [PositionTerm], {
    complexity: ({ args, childComplexity }: ComplexityEstimatorArgs) => (args['below'] ? ALL_BELOW : 1 + USUAL_SEATS * childComplexity),
    description: 'The seats in this unit itself, filled or vacant, in their order.',
  })
  async positions(
    @Root() unit: OrgUnit,
    @Arg('below', () => Boolean, { defaultValue: false, description: 'Those of the units below it too?' }) below: boolean,
    @Ctx() ctx: Context,
  ): Promise<PositionTerm[]> {
    const day = await dayOfUnit(ctx, unit);
    return ctx.loaders.load(`organization.seats ${below} ${day}`, unit.id, async (units) => {
      const within = below ? await unitsWithin(ctx.em, units, day) : new Map(units.map((each) => [each, [each]]));
      const order = { sortOrder: 'asc', position: 'asc' } as const;
      const seats = await ctx.em.find(PositionTerm, { unit: { $in: [...within.keys()] }, ...onDay(day) }, { orderBy: order });
      const groups = new Map(units.map((each): [string, PositionTerm[]] => [each, []]));
      for (const term of seats) for (const top of within.get(term.unit.id) ?? []) groups.get(top)?.push(termOn(term, day));
      return units.map((each) => groups.get(each) ?? []);
    });
  }

  @FieldResolver(() => PositionTerm, { nullable: true, description: 'What is true of the seat that heads it; null while none does.' })
  async head(@Root() unit: OrgUnit, @Ctx() ctx: Context): Promise<PositionTerm | null> {
    const head = (await unitTermOf(ctx, unit))?.headPosition?.id;
    if (head === undefined) return null;
    const day = await dayOfUnit(ctx, unit);
    return ctx.loaders.load(`organization.termOn ${day}`, head, async (heads) => {
      const terms = await ctx.em.find(PositionTerm, { position: { $in: [...heads] }, ...onDay(day) });
      const known = new Map(terms.map((term) => [term.position.id, termOn(term, day)]));
      return heads.map((each) => known.get(each) ?? null);
    });
  }

  @FieldResolver(() => Int, {
    complexity: COUNTED_BELOW,
    description: 'People whose main post is in this unit or in one below it; nobody counts twice.',
  })
  async headcount(@Root() unit: OrgUnit, @Ctx() ctx: Context): Promise<number> {
    return (await seatsOf(ctx, unit)).headcount;
  }

  @FieldResolver(() => Int, { complexity: COUNTED_BELOW, description: 'Seats in this unit or in one below it that nobody holds.' })
  async vacancies(@Root() unit: OrgUnit, @Ctx() ctx: Context): Promise<number> {
    return (await seatsOf(ctx, unit)).vacancies;
  }

  @FieldResolver(() => Int, { description: 'Seats in this unit itself, vacant ones included.' })
  async seats(@Root() unit: OrgUnit, @Ctx() ctx: Context): Promise<number> {
    return (await seatsOf(ctx, unit)).seats;
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description: 'Seats that report directly to the seat that heads it, vacant ones included; null without such a seat.',
  })
  async span(@Root() unit: OrgUnit, @Ctx() ctx: Context): Promise<number | null> {
    const head = (await unitTermOf(ctx, unit))?.headPosition?.id;
    if (head === undefined) return null;
    const day = await dayOfUnit(ctx, unit);
    return ctx.loaders.load(`organization.span ${day}`, head, (heads) => seatsBelowSeats(ctx.em, heads, day));
  }

  @FieldResolver(() => [HeadcountOnDay], {
    complexity: HISTORY,
    description:
      'Its headcount over a half-open window of days: on the first day, then on every day on which it differs from the day before. Units below count while they stand below.',
  })
  headcountOverTime(
    @Root() unit: OrgUnit,
    @Arg('from', () => DayScalar, { description: 'The first day.' }) from: string,
    @Arg('to', () => DayScalar, { description: 'The day after the last one.' }) to: string,
    @Ctx() ctx: Context,
  ): Promise<HeadcountOnDay[]> {
    return ctx.loaders.load(`organization.headcountOverTime ${from} ${to}`, unit.id, async (units) => {
      const { places, posts } = await unitHistory(ctx.em, units, from, to);
      return units.map((each) =>
        headcountSteps(each, places, posts, { from, to }).map((step) => Object.assign(new HeadcountOnDay(), step)),
      );
    });
  }
}

async function seatsOf(ctx: Context, unit: OrgUnit): Promise<UnitSeats> {
  const day = await dayOfUnit(ctx, unit);
  return ctx.loaders.load(`organization.unitSeats ${day}`, unit.id, (units) => seatsOfUnits(ctx.em, units, day));
}

@Resolver(() => OrgUnitTerm)
export class OrgUnitTermResolver {
  @FieldResolver(() => OrgUnit, { nullable: true, description: 'The unit it stands in in this span; null at the top.' })
  async parent(@Root() term: OrgUnitTerm, @Ctx() ctx: Context): Promise<OrgUnit | null> {
    return term.parent ? ((await unitBy(ctx, term.parent.id, dayOfTerm(term, await today(ctx)))) ?? null) : null;
  }

  @FieldResolver(() => Position, { nullable: true, description: 'The seat that heads it in this span.' })
  async headPosition(@Root() term: OrgUnitTerm, @Ctx() ctx: Context): Promise<Position | null> {
    return term.headPosition ? ((await positionBy(ctx, term.headPosition.id)) ?? null) : null;
  }
}
