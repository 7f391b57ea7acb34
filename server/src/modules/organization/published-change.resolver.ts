import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../platform/context.ts';
import { mayChangeOrganization } from './organization.policy.ts';
import { publishedChangeOf } from './published-change.reads.ts';
import { RecordedChange } from './recorded-change.types.ts';
import { ReorgPlan } from './reorg-plan.entity.ts';

@Resolver(() => ReorgPlan)
export class PublishedChangeResolver {
  @FieldResolver(() => RecordedChange, {
    nullable: true,
    complexity: 50,
    description:
      'The change that published it, for `undoOrgChange`, after which it is a draft again. Null unless it is published and changed something that has not been changed 20 times since. Shown to HR; null to others.',
  })
  async publishedChange(@Root() plan: ReorgPlan, @Ctx() ctx: Context): Promise<RecordedChange | null> {
    return mayChangeOrganization(ctx.viewer) ? publishedChangeOf(ctx, plan) : null;
  }
}
