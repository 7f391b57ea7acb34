import type { Context } from '../../platform/context.ts';
import { authorize, found, forbidden, Rejected } from '../../platform/graphql/user-error.ts';
import { mayManageTokens } from './access.policy.ts';
import { AccessToken, TokenScope } from './account.entity.ts';
import { hashAccessToken, newAccessToken } from './access-token.ts';
import { fullScopes } from './access-token.rules.ts';

const HOUR = 3_600_000;
const LONGEST_DAYS = 3650;

export interface NewToken {
  name: string;
  scopes: readonly TokenScope[];
  /** Null: until it is revoked. */
  expiresAt?: Date | null;
}

/** Makes an access token for the viewer. The token itself is in this answer and nowhere else. */
export async function createAccessToken(ctx: Context, input: NewToken): Promise<{ accessToken: AccessToken; token: string }> {
  authorize(ctx, mayManageTokens(ctx.viewer));
  if (!ctx.viewer) throw forbidden(ctx);
  return issueAccessToken(ctx, ctx.viewer.accountId, input);
}

/** The same for an account that an operator names on the command line. */
export async function issueAccessToken(
  ctx: Context,
  accountId: string,
  { name, scopes, expiresAt = null }: NewToken,
): Promise<{ accessToken: AccessToken; token: string }> {
  const now = ctx.clock.now();
  if (scopes.length === 0) {
    throw new Rejected([
      { code: 'SCOPE_MISSING', path: ['scopes'], message: { zh: '请至少选择一项权限', en: 'Choose at least one scope' } },
    ]);
  }
  if (expiresAt && (expiresAt.getTime() < now.getTime() + HOUR || expiresAt.getTime() > now.getTime() + LONGEST_DAYS * 24 * HOUR)) {
    throw new Rejected([
      {
        code: 'EXPIRY_OUT_OF_RANGE',
        path: ['expiresAt'],
        message: { zh: '有效期须在一小时到十年之间', en: 'A token lives between an hour and ten years' },
      },
    ]);
  }
  const granted: readonly string[] = fullScopes(scopes);
  const token = newAccessToken();
  const accessToken = ctx.em.create(AccessToken, {
    account: accountId,
    name,
    hash: hashAccessToken(token),
    scopes: Object.values(TokenScope).filter((scope) => granted.includes(scope)),
    createdAt: now,
    expiresAt,
  });
  await ctx.em.persist(accessToken).flush();
  return { accessToken, token };
}

/** Ends one of the viewer's own tokens at once. Ending it twice is no error. */
export async function revokeAccessToken(ctx: Context, { id }: { id: string }): Promise<{ accessToken: AccessToken }> {
  authorize(ctx, mayManageTokens(ctx.viewer));
  const accessToken = found(ctx, await ctx.em.findOne(AccessToken, { id, account: ctx.viewer?.accountId ?? '' }));
  accessToken.revokedAt ??= ctx.clock.now();
  await ctx.em.flush();
  return { accessToken };
}
