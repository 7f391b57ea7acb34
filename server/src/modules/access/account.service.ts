import { type EntityManager, raw } from '@mikro-orm/core';
import type { GrantedRole } from '../../platform/auth/viewer.ts';
import { Company } from '../../platform/company/company.entity.ts';
import { lockCompany, today } from '../../platform/company/company.ts';
import type { Context } from '../../platform/context.ts';
import { authorize, found, type Problem, Rejected } from '../../platform/graphql/user-error.ts';
import { dayOf } from '../../platform/time/wall-clock.ts';
import { derivedColumns } from '../people/people.service.ts';
import { Person } from '../people/person.entity.ts';
import { mayManageAccounts } from './access.policy.ts';
import { Account, Credential, RoleGrant, SignInSession } from './account.entity.ts';
import { hashPassword, LONGEST_PASSWORD, SHORTEST_PASSWORD } from './password.ts';

export interface NewAccount {
  name: string;
  email: string;
  password: string;
  roles?: readonly GrantedRole[];
  /** Whose account it is. Absent: of the member with this e-mail address, who is added where there is none. Null: of nobody in the company. */
  person?: Person | null;
}

/** What is wrong with a password, if anything. Length is what counts; no rule about signs makes people choose better ones. */
export function passwordProblems(password: string): Problem[] {
  if (password.length >= SHORTEST_PASSWORD && password.length <= LONGEST_PASSWORD) return [];
  return [
    {
      code: 'PASSWORD_LENGTH',
      path: ['password'],
      message: {
        zh: `密码须有 ${SHORTEST_PASSWORD} 到 ${LONGEST_PASSWORD} 个字符`,
        en: `A password has ${SHORTEST_PASSWORD} to ${LONGEST_PASSWORD} characters`,
      },
    },
  ];
}

/** Makes an account that can sign in. The caller's flush writes it. */
export async function makeAccount(
  em: EntityManager,
  now: Date,
  { name, email, password, roles = [], person }: NewAccount,
): Promise<Account> {
  const address = email.trim().toLowerCase();
  const problems = passwordProblems(password);
  if (await em.findOne(Account, { email: address })) problems.push(addressTaken(address));
  if (problems.length > 0) throw new Rejected(problems);

  const at = { createdAt: now, updatedAt: now };
  const owner = person === undefined ? await memberOf(em, now, { name, email: address }) : person;
  const account = em.create(Account, { name: name.trim(), email: address, emailVerified: true, person: owner, ...at });
  em.persist(account);
  const credential = { providerId: 'credential', providerAccountId: account.id, password: await hashPassword(password) };
  em.persist(em.create(Credential, { account, ...credential, ...at }));
  for (const role of new Set(roles)) em.persist(em.create(RoleGrant, { account, role, grantedAt: now }));
  return account;
}

/** The member with this address, if nobody signs in as them yet; otherwise a new one. */
async function memberOf(em: EntityManager, now: Date, { name, email }: { name: string; email: string }): Promise<Person> {
  const known = await memberWithAddress(em, now, email);
  if (known && !(await em.findOne(Account, { person: known }))) return known;
  const person = em.create(Person, { name: name.trim(), email, ...derivedColumns({ name: name.trim(), hiredOn: null }) });
  em.persist(person);
  return person;
}

/** The member with this address, however it is written in their profile. Refuses where several have it. */
export async function memberWithAddress(em: EntityManager, now: Date, email: string): Promise<Person | null> {
  const { timeZone } = await em.findOneOrFail(Company, { id: { $ne: '' } });
  const [member = null, other] = await em.find(Person, {
    [raw((alias) => `lower(${alias}.email)`)]: email.toLowerCase(),
    $or: [{ leftOn: null }, { leftOn: { $gte: dayOf(now, timeZone) } }],
  });
  if (!other) return member;
  throw new Rejected([
    {
      code: 'EMAIL_OF_SEVERAL',
      path: ['email'],
      message: {
        zh: `有几位成员的邮箱都是 ${email}，请先改好他们的资料`,
        en: `Several members have the address ${email}; correct their profiles first`,
      },
    },
  ]);
}

export const addressTaken = (email: string): Problem => ({
  code: 'EMAIL_TAKEN',
  path: ['email'],
  message: { zh: `${email} 已经有账号了`, en: `${email} has an account already` },
});

/**
 * Refuses where no other administrator could sign in, for nobody could give the role back then. Locks the company first: two who do
 * this to each other at once would leave none.
 */
async function leaveAnAdministrator(tx: Context, accountId: string, path: string): Promise<void> {
  await lockCompany(tx);
  const employed = { $or: [{ leftOn: null }, { leftOn: { $gte: await today(tx) } }] };
  const others = await tx.em.count(RoleGrant, {
    role: 'ADMIN',
    account: { id: { $ne: accountId }, disabledAt: null, $or: [{ person: null }, { person: employed }] },
  });
  if (others === 0) {
    throw new Rejected([
      { code: 'LAST_ADMIN', path: [path], message: { zh: '至少要留一位管理员', en: 'There must be an administrator left' } },
    ]);
  }
}

/** Ends an account: it can no longer sign in, its sessions are gone and its tokens no longer work. */
export async function disableAccount(ctx: Context, { id }: { id: string }): Promise<{ account: Account }> {
  authorize(ctx, mayManageAccounts(ctx.viewer));
  if (id === ctx.viewer?.accountId) {
    throw new Rejected([
      { code: 'OWN_ACCOUNT', path: ['id'], message: { zh: '不能停用自己的账号', en: 'You cannot disable your own account' } },
    ]);
  }
  return ctx.em.transactional(async (em) => {
    await leaveAnAdministrator({ ...ctx, em }, id, 'id');
    const account = found(ctx, await em.findOne(Account, id));
    account.disabledAt ??= ctx.clock.now();
    await em.nativeDelete(SignInSession, { account: id });
    return { account };
  });
}

/** Lets a disabled account sign in again. */
export async function enableAccount(ctx: Context, { id }: { id: string }): Promise<{ account: Account }> {
  authorize(ctx, mayManageAccounts(ctx.viewer));
  const account = found(ctx, await ctx.em.findOne(Account, id));
  account.disabledAt = null;
  await ctx.em.flush();
  return { account };
}

interface RoleOfAccount {
  accountId: string;
  role: GrantedRole;
}

/** Grants a role; granting it twice is no error. */
export async function grantRole(ctx: Context, { accountId, role }: RoleOfAccount): Promise<{ account: Account }> {
  authorize(ctx, mayManageAccounts(ctx.viewer));
  return ctx.em.transactional(async (em) => {
    const account = found(ctx, await em.findOne(Account, accountId));
    if (!(await em.findOne(RoleGrant, { account, role }))) em.persist(em.create(RoleGrant, { account, role, grantedAt: ctx.clock.now() }));
    return { account };
  });
}

/** Takes a role away; the last administrator keeps theirs, or nobody could give it back. */
export async function revokeRole(ctx: Context, { accountId, role }: RoleOfAccount): Promise<{ account: Account }> {
  authorize(ctx, mayManageAccounts(ctx.viewer));
  return ctx.em.transactional(async (em) => {
    if (role === 'ADMIN') await leaveAnAdministrator({ ...ctx, em }, accountId, 'role');
    const account = found(ctx, await em.findOne(Account, accountId));
    await em.nativeDelete(RoleGrant, { account: accountId, role });
    return { account };
  });
}
