import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, FieldResolver, ID, Info, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../platform/context.ts';
import { UseCase } from '../../platform/graphql/use-case.ts';
import { Person } from '../people/person.entity.ts';
import { OrgUnit, OrgUnitKind } from './org-unit.entity.ts';
import { AddOrgUnitInput, CloseOrgUnitInput, MoveOrgUnitInput, RenameOrgUnitInput } from './organization.inputs.ts';
import { dayOfUnit, peopleBy, positionBy, unitBy, unitTermOf } from './organization.loaders.ts';
import { AddOrgUnitPayload, CloseOrgUnitPayload, MoveOrgUnitPayload, RenameOrgUnitPayload, unitAnswer } from './organization.payloads.ts';
import { mayChangeOrganization } from './organization.policy.ts';
import { membersOfUnits, unitsInside } from './organization.reads.ts';
import { AsOf, OrganizationPermissions } from './organization.types.ts';
import { Position } from './position.entity.ts';
import { addOrgUnit, closeOrgUnit, moveOrgUnit, renameOrgUnit } from './unit.service.ts';

@Resolver(() => OrgUnit)
export class OrgUnitResolver {
  @Query(() => OrgUnit, {
    nullable: true,
    description:
      'A unit by its id, as it is on a day, before it opens as it will be first, after it closed as it was last; null where there is none.',
  })
  orgUnit(
    @Arg('id', () => ID, { description: 'Its id.' }) id: string,
    @AsOf() asOf: string | null,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    return ctx.services.reader.resolve(ctx, info, { id, asOf });
  }

  @Query(() => [OrgUnit], { description: 'Every unit there is on a day, each after the one it stands in, siblings in their order.' })
  orgUnits(@AsOf() asOf: string | null, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo): Promise<unknown> {
    return ctx.services.reader.resolve(ctx, info, { asOf });
  }

  // Not async where the term is at hand: ten thousand promises cost more than the names.
  @FieldResolver(() => String, { description: 'Its name on the day that the answer is about, else today.' })
  name(@Root() unit: OrgUnit, @Ctx() ctx: Context): string | Promise<string> {
    const term = unitTermOf(ctx, unit);
    return term instanceof Promise ? term.then((loaded) => loaded?.name ?? '') : (term?.name ?? '');
  }

  @FieldResolver(() => OrgUnitKind, { description: 'What sort of unit it is.' })
  async kind(@Root() unit: OrgUnit, @Ctx() ctx: Context): Promise<OrgUnitKind> {
    return (await unitTermOf(ctx, unit))?.kind ?? OrgUnitKind.DEPARTMENT;
  }

  @FieldResolver(() => String, { description: 'What it answers for; may be empty.' })
  async responsibilities(@Root() unit: OrgUnit, @Ctx() ctx: Context): Promise<string> {
    return (await unitTermOf(ctx, unit))?.responsibilities ?? '';
  }

  @FieldResolver(() => OrgUnit, { nullable: true, description: 'The unit it stands in; null at the top.' })
  async parent(@Root() unit: OrgUnit, @Ctx() ctx: Context): Promise<OrgUnit | null> {
    const parent = (await unitTermOf(ctx, unit))?.parent?.id;
    return parent === undefined ? null : ((await unitBy(ctx, parent, await dayOfUnit(ctx, unit))) ?? null);
  }

  @FieldResolver(() => [OrgUnit], { description: 'The units directly inside it, in their order.' })
  async children(@Root() unit: OrgUnit, @Ctx() ctx: Context): Promise<OrgUnit[]> {
    const day = await dayOfUnit(ctx, unit);
    const ids = await ctx.loaders.load(`organization.children ${day}`, unit.id, (units) => unitsInside(ctx.em, units, day));
    return (await Promise.all(ids.map((id) => unitBy(ctx, id, day)))).flatMap((child) => child ?? []);
  }

  @FieldResolver(() => Position, { nullable: true, description: 'The seat that heads it.' })
  async headPosition(@Root() unit: OrgUnit, @Ctx() ctx: Context): Promise<Position | null> {
    const head = (await unitTermOf(ctx, unit))?.headPosition?.id;
    return head === undefined ? null : ((await positionBy(ctx, head)) ?? null);
  }

  @FieldResolver(() => [Person], { description: 'Whose main post is in this unit itself, not in a unit inside it.' })
  async members(@Root() unit: OrgUnit, @Ctx() ctx: Context): Promise<Person[]> {
    const day = await dayOfUnit(ctx, unit);
    return peopleBy(ctx, await ctx.loaders.load(`organization.members ${day}`, unit.id, (units) => membersOfUnits(ctx.em, units, day)));
  }

  @FieldResolver(() => OrganizationPermissions, { description: 'What the viewer may do with it.' })
  viewerPermissions(@Ctx() ctx: Context): OrganizationPermissions {
    return { change: mayChangeOrganization(ctx.viewer) };
  }

  @UseCase(() => AddOrgUnitPayload, 'Opens a unit. HR.')
  async addOrgUnit(@Arg('input', () => AddOrgUnitInput) input: AddOrgUnitInput, @Ctx() ctx: Context) {
    return unitAnswer(await addOrgUnit(ctx, input));
  }

  @UseCase(() => RenameOrgUnitPayload, 'Gives a unit another name, sort, head or responsibilities from a day on. HR.')
  async renameOrgUnit(@Arg('input', () => RenameOrgUnitInput) input: RenameOrgUnitInput, @Ctx() ctx: Context) {
    return unitAnswer(await renameOrgUnit(ctx, input));
  }

  @UseCase(() => MoveOrgUnitPayload, 'Moves a unit below another one from a day on; refused where they would stand inside each other. HR.')
  async moveOrgUnit(@Arg('input', () => MoveOrgUnitInput) input: MoveOrgUnitInput, @Ctx() ctx: Context) {
    return unitAnswer(await moveOrgUnit(ctx, input));
  }

  @UseCase(() => CloseOrgUnitPayload, 'Ends an empty unit. HR.')
  async closeOrgUnit(@Arg('input', () => CloseOrgUnitInput) input: CloseOrgUnitInput, @Ctx() ctx: Context) {
    return unitAnswer(await closeOrgUnit(ctx, input));
  }
}
