import type { Context } from '../../platform/context.ts';
import { decodeCursor, type Page, pageOf } from '../../platform/graphql/connection.ts';
import { authorize } from '../../platform/graphql/user-error.ts';
import { mayManageAccounts } from './access.policy.ts';
import { Account, Invitation, RoleGrant } from './account.entity.ts';

/** Accounts by e-mail address, for administrators. */
export async function accounts(
  ctx: Context,
  { first, after, search }: { first: number; after?: string | null; search?: string | null },
): Promise<Page<Account>> {
  authorize(ctx, mayManageAccounts(ctx.viewer));
  const like = search?.trim() ? { $like: `%${search.trim().replaceAll(/[\\%_]/g, String.raw`\$&`)}%` } : null;
  const wanted = like ? { $or: [{ email: like }, { name: like }] } : {};
  const from = after ? { email: { $gt: String(decodeCursor(after, 1)[0]) } } : {};
  const rows = await ctx.em.find(Account, { $and: [wanted, from] }, { orderBy: { email: 'asc' }, limit: first + 1 });
  return pageOf(
    rows,
    first,
    (account) => [account.email],
    () => ctx.em.count(Account, wanted),
  );
}

/** Invitations that can still be accepted, newest first, for administrators. */
export function openInvitations(ctx: Context): Promise<Invitation[]> {
  authorize(ctx, mayManageAccounts(ctx.viewer));
  return ctx.em.find(Invitation, { acceptedAt: null, expiresAt: { $gt: ctx.clock.now() } }, { orderBy: { createdAt: 'desc', id: 'desc' } });
}

/** The granted roles of an account. */
export const rolesOf = (ctx: Context, accountId: string): Promise<('HR' | 'ADMIN')[]> =>
  ctx.loaders.load('access.roles', accountId, async (ids) => {
    const grants = await ctx.em.find(RoleGrant, { account: { $in: [...ids] } }, { orderBy: { role: 'desc' } });
    return ids.map((id) => grants.filter((grant) => grant.account.id === id).map((grant) => grant.role));
  });
