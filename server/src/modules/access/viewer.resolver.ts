import { Ctx, FieldResolver, Query, Resolver } from 'type-graphql';
import type { Context } from '../../platform/context.ts';
import { found } from '../../platform/graphql/user-error.ts';
import { Person } from '../people/person.entity.ts';
import { maySeeTokensOf } from './access.policy.ts';
import { AccessToken, Account } from './account.entity.ts';
import { viewerOf } from './viewer.queries.ts';
import { Viewer } from './viewer.type.ts';

@Resolver(() => Viewer)
export class ViewerResolver {
  @Query(() => Viewer, { description: 'Who is asking, and what they may do.' })
  viewer(@Ctx() ctx: Context): Promise<Viewer> {
    return viewerOf(ctx);
  }

  @FieldResolver(() => Account, { description: 'The account that they signed in with.' })
  async account(@Ctx() ctx: Context): Promise<Account> {
    return found(ctx, await ctx.em.findOne(Account, ctx.viewer?.accountId ?? ''));
  }

  @FieldResolver(() => Person, { nullable: true, description: 'Their profile; null for an account that belongs to nobody in the company.' })
  person(@Ctx() ctx: Context): Promise<Person | null> {
    const id = ctx.viewer?.personId;
    return id ? ctx.em.findOne(Person, id) : Promise.resolve(null);
  }

  @FieldResolver(() => [AccessToken], { description: 'Their access tokens, newest first; revoked ones for 30 days.' })
  accessTokens(@Ctx() ctx: Context): Promise<AccessToken[]> {
    const accountId = ctx.viewer?.accountId ?? '';
    if (!maySeeTokensOf(ctx.viewer, accountId)) return Promise.resolve([]);
    const aMonthAgo = new Date(ctx.clock.now().getTime() - 30 * 86_400_000);
    return ctx.em.find(
      AccessToken,
      { account: accountId, $or: [{ revokedAt: null }, { revokedAt: { $gte: aMonthAgo } }] },
      { orderBy: { createdAt: 'desc', id: 'desc' } },
    );
  }
}
