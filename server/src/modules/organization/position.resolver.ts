import { Arg, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../platform/context.ts';
import { UseCase } from '../../platform/graphql/use-case.ts';
import { found } from '../../platform/graphql/user-error.ts';
import { onDay } from '../../platform/orm/dated.ts';
import { Person } from '../people/person.entity.ts';
import { addDottedLine, removeDottedLine } from './dotted-line.service.ts';
import { OrgUnit } from './org-unit.entity.ts';
import {
  AddDottedLineInput,
  AddPositionInput,
  AssignPositionInput,
  ChangePositionInput,
  ClosePositionInput,
  RemoveDottedLineInput,
  VacatePositionInput,
} from './organization.inputs.ts';
import { dayOfTerm, personBy, positionBy, shownOn, termsOf, unitBy } from './organization.loaders.ts';
import {
  AddDottedLinePayload,
  AddPositionPayload,
  AssignPositionPayload,
  ChangePositionPayload,
  ClosePositionPayload,
  positionAnswer,
  RemoveDottedLinePayload,
  VacatePositionPayload,
} from './organization.payloads.ts';
import { mayChangeOrganization } from './organization.policy.ts';
import { OrganizationPermissions } from './organization.types.ts';
import { Position, PositionTerm, StandIn } from './position.entity.ts';
import { addPosition, assignPosition, changePosition, closePosition, vacatePosition } from './position.service.ts';

@Resolver(() => PositionTerm)
export class PositionTermResolver {
  @FieldResolver(() => Position, { description: 'The seat that this is true of.' })
  async position(@Root() term: PositionTerm, @Ctx() ctx: Context): Promise<Position> {
    return found(ctx, await positionBy(ctx, term.position.id));
  }

  @FieldResolver(() => OrgUnit, { description: 'The unit it belongs to in this span.' })
  async unit(@Root() term: PositionTerm, @Ctx() ctx: Context): Promise<OrgUnit> {
    return found(ctx, await unitBy(ctx, term.unit.id, dayOfTerm(term, await shownOn(ctx, term))));
  }

  @FieldResolver(() => Position, { nullable: true, description: 'The seat it reports to in this span; null at the top.' })
  async reportsTo(@Root() term: PositionTerm, @Ctx() ctx: Context): Promise<Position | null> {
    return term.reportsTo ? ((await positionBy(ctx, term.reportsTo.id)) ?? null) : null;
  }

  @FieldResolver(() => Person, { nullable: true, description: 'Who holds it in this span; null while it is vacant.' })
  async holder(@Root() term: PositionTerm, @Ctx() ctx: Context): Promise<Person | null> {
    return term.holder ? ((await personBy(ctx, term.holder.id)) ?? null) : null;
  }

  @FieldResolver(() => Person, {
    nullable: true,
    description: 'Who acts for it while it is vacant (代理), on the day that the answer is about, else on the first day of this span.',
  })
  async standIn(@Root() term: PositionTerm, @Ctx() ctx: Context): Promise<Person | null> {
    if (term.holder) return null;
    const day = dayOfTerm(term, await shownOn(ctx, term));
    const acting = await ctx.loaders.load(`organization.standIn ${day}`, term.position.id, async (seats) => {
      const rows = await ctx.em.find(StandIn, { position: { $in: [...seats] }, ...onDay(day) });
      const people = new Map(rows.map(({ position, person }) => [position.id, person.id]));
      return seats.map((seat) => people.get(seat));
    });
    return acting === undefined ? null : ((await personBy(ctx, acting)) ?? null);
  }
}

@Resolver(() => Position)
export class PositionResolver {
  @FieldResolver(() => [PositionTerm], { description: 'Everything that was, is and is planned to be true of it, oldest first.' })
  terms(@Root() position: Position, @Ctx() ctx: Context): Promise<PositionTerm[]> {
    return termsOf(ctx, position.id);
  }

  @FieldResolver(() => OrganizationPermissions, { description: 'What the viewer may do with it.' })
  viewerPermissions(@Ctx() ctx: Context): OrganizationPermissions {
    return { change: mayChangeOrganization(ctx.viewer) };
  }

  @UseCase(() => AddPositionPayload, 'Opens a seat, vacant or filled. HR.')
  async addPosition(@Arg('input', () => AddPositionInput) input: AddPositionInput, @Ctx() ctx: Context) {
    return positionAnswer(await addPosition(ctx, input));
  }

  @UseCase(
    () => ChangePositionPayload,
    'Changes title, unit or superior of a seat from a day on; refused where seats would report to each other in a circle. HR.',
  )
  async changePosition(@Arg('input', () => ChangePositionInput) input: ChangePositionInput, @Ctx() ctx: Context) {
    return positionAnswer(await changePosition(ctx, input));
  }

  @UseCase(() => ClosePositionPayload, 'Ends a vacant seat. HR.')
  async closePosition(@Arg('input', () => ClosePositionInput) input: ClosePositionInput, @Ctx() ctx: Context) {
    return positionAnswer(await closePosition(ctx, input));
  }

  @UseCase(() => AssignPositionPayload, 'Gives a vacant seat to somebody from a day on. HR.')
  async assignPosition(@Arg('input', () => AssignPositionInput) input: AssignPositionInput, @Ctx() ctx: Context) {
    return positionAnswer(await assignPosition(ctx, input));
  }

  @UseCase(() => VacatePositionPayload, 'Makes a seat vacant from a day on, with or without somebody who acts for it. HR.')
  async vacatePosition(@Arg('input', () => VacatePositionInput) input: VacatePositionInput, @Ctx() ctx: Context) {
    return positionAnswer(await vacatePosition(ctx, input));
  }

  @UseCase(() => AddDottedLinePayload, 'Draws a dotted line from one seat to another from a day on. HR.')
  async addDottedLine(@Arg('input', () => AddDottedLineInput) input: AddDottedLineInput, @Ctx() ctx: Context) {
    return positionAnswer(await addDottedLine(ctx, input));
  }

  @UseCase(() => RemoveDottedLinePayload, 'Ends a dotted line on a day. HR.')
  async removeDottedLine(@Arg('input', () => RemoveDottedLineInput) input: RemoveDottedLineInput, @Ctx() ctx: Context) {
    return positionAnswer(await removeDottedLine(ctx, input));
  }
}
