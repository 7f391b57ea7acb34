import type { Context } from '../../platform/context.ts';
import { Rejected } from '../../platform/graphql/user-error.ts';
import { AccessToken, Account, Invitation, SignInSession, Verification } from './account.entity.ts';

// What becomes of an account when something becomes of its person.

/** What ended with somebody's last day stays ended when they come back: they sign in anew, and make new tokens. */
export async function endWhatEnded(ctx: Context, personId: string): Promise<void> {
  const account = await ctx.em.findOne(Account, { person: personId });
  if (!account) return;
  await ctx.em.nativeDelete(SignInSession, { account });
  await ctx.em.nativeUpdate(AccessToken, { account, revokedAt: null }, { revokedAt: ctx.clock.now() });
}

/** A person has one account: of two records with one each, an administrator decides which stays. */
export async function refuseTwoAccounts(ctx: Context, intoId: string, fromId: string): Promise<void> {
  const accounts = await ctx.em.find(Account, { person: { $in: [intoId, fromId] } });
  if (accounts.length > 1) {
    const [one, other] = accounts.map(({ email }) => email);
    throw new Rejected([
      {
        code: 'TWO_ACCOUNTS',
        path: ['fromId'],
        message: {
          zh: `两条记录都有账号（${one}、${other}）。一个人只能有一个账号，不能合并`,
          en: `Both records have an account (${one}, ${other}). A person has one account: they cannot be merged`,
        },
      },
    ]);
  }
  // Who has an account is not invited to another.
  if (accounts.length > 0) await ctx.em.nativeDelete(Invitation, { person: { $in: [intoId, fromId] }, acceptedAt: null });
}

/** What holds the addresses of an erased person beside their account. */
export async function forgetAddresses(ctx: Context, emails: readonly string[]): Promise<void> {
  for (const email of emails) {
    await ctx.em.execute('delete from invitation where lower(email) = ?', [email], 'run');
    await ctx.em.nativeDelete(Verification, { $or: [{ identifier: { $like: `%${email}%` } }, { value: { $like: `%${email}%` } }] });
  }
}
