import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../platform/context.ts';
import { Person } from '../people/person.entity.ts';
import { OrgUnit } from './org-unit.entity.ts';
import { personBy } from './organization.loaders.ts';
import { mayChangeOrganization } from './organization.policy.ts';
import { Position } from './position.entity.ts';
import { latestChangesOf } from './recorded-change.reads.ts';
import { RecordedChange } from './recorded-change.types.ts';

const LATEST_CHANGES = 'The last 20 changes of it, newest first, for `undoOrgChange`. Shown to HR; null to others.';

@Resolver(() => RecordedChange)
export class RecordedChangeResolver {
  @FieldResolver(() => Person, {
    nullable: true,
    description: 'Who changed it; null: the command line, or an account of nobody in the company.',
  })
  async person(@Root() { personId }: RecordedChange, @Ctx() ctx: Context): Promise<Person | null> {
    return personId === null ? null : ((await personBy(ctx, personId)) ?? null);
  }
}

@Resolver(() => Position)
export class PositionChangesResolver {
  @FieldResolver(() => [RecordedChange], { nullable: true, complexity: 50, description: LATEST_CHANGES })
  async latestChanges(@Root() { id }: Position, @Ctx() ctx: Context): Promise<RecordedChange[] | null> {
    return mayChangeOrganization(ctx.viewer) ? latestChangesOf(ctx, 'Position', id) : null;
  }
}

@Resolver(() => OrgUnit)
export class OrgUnitChangesResolver {
  @FieldResolver(() => [RecordedChange], { nullable: true, complexity: 50, description: LATEST_CHANGES })
  async latestChanges(@Root() { id }: OrgUnit, @Ctx() ctx: Context): Promise<RecordedChange[] | null> {
    return mayChangeOrganization(ctx.viewer) ? latestChangesOf(ctx, 'OrgUnit', id) : null;
  }
}
