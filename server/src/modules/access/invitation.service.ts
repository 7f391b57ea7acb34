import { createHash, randomBytes } from 'node:crypto';
import { canSendMail, enqueueMail } from '../../platform/mail/outbox.ts';
import { companyOf } from '../../platform/company/company.ts';
import { Company } from '../../platform/company/company.entity.ts';
import type { Context, Services } from '../../platform/context.ts';
import { authorize, found, Rejected } from '../../platform/graphql/user-error.ts';
import { Person } from '../people/person.entity.ts';
import { mayManageAccounts } from './access.policy.ts';
import { Account, Invitation } from './account.entity.ts';
import { addressTaken, makeAccount, memberWithAddress } from './account.service.ts';

const DAYS = 14;

const hashOf = (code: string): string => createHash('sha256').update(code).digest('hex');

export interface NewInvitation {
  email: string;
  name: string;
  /** Whose account it will be; absent: of the member with that address, who is added where there is none. */
  personId?: string | null;
}

/**
 * Invites somebody to make an account. The one-time link is mailed, or, where no mail can be sent, given to the administrator to hand
 * on. A new invitation to an address replaces the open one.
 */
export async function inviteAccount(
  ctx: Context,
  input: NewInvitation,
): Promise<{ invitation: Invitation; acceptUrl: string | null; mailed: boolean }> {
  authorize(ctx, mayManageAccounts(ctx.viewer));
  const email = input.email.trim().toLowerCase();
  if (await ctx.em.findOne(Account, { email })) throw new Rejected([addressTaken(email)]);
  const person = input.personId ? found(ctx, await ctx.em.findOne(Person, input.personId)) : null;
  if (person && (await ctx.em.findOne(Account, { person }))) {
    throw new Rejected([
      {
        code: 'PERSON_HAS_ACCOUNT',
        path: ['personId'],
        message: { zh: `${person.name}已经有账号了`, en: `${person.name} has an account already` },
      },
    ]);
  }
  const now = ctx.clock.now();
  if (!person) await memberWithAddress(ctx.em, now, email);
  for (const open of await ctx.em.find(Invitation, { email, acceptedAt: null })) ctx.em.remove(open);
  const code = randomBytes(24).toString('base64url');
  const invitation = ctx.em.create(Invitation, {
    email,
    name: input.name.trim(),
    person,
    codeHash: hashOf(code),
    invitedBy: ctx.viewer ? ctx.em.getReference(Account, ctx.viewer.accountId) : null,
    createdAt: now,
    expiresAt: new Date(now.getTime() + DAYS * 86_400_000),
  });
  ctx.em.persist(invitation);
  const acceptUrl = `${ctx.services.config.publicUrl}/accept-invitation?code=${code}`;
  const mailed = canSendMail(ctx);
  if (mailed) {
    const company = await companyOf(ctx);
    enqueueMail(ctx, { messageKey: `invitation-${invitation.id}`, to: email, ...invitationText(company, invitation.name, acceptUrl) });
  }
  await ctx.em.flush();
  return { invitation, acceptUrl: mailed ? null : acceptUrl, mailed };
}

const invitationText = (company: Company, name: string, link: string): { subject: string; text: string } =>
  company.locale === 'en'
    ? {
        subject: `${company.name} invites you to Hearth`,
        text: `Hello ${name},\n\nopen this link within ${DAYS} days and choose a password:\n\n${link}\n\nIt works once, for this address alone.\n`,
      }
    : {
        subject: `${company.name}邀请你加入围炉`,
        text: `${name}，你好：\n\n请在 ${DAYS} 天内打开下面的链接，设置自己的密码：\n\n${link}\n\n链接只能用一次，只对这个邮箱有效。\n`,
      };

/** Takes an open invitation back: its link no longer works. */
export async function withdrawInvitation(ctx: Context, { id }: { id: string }): Promise<{ withdrawnInvitationId: string }> {
  authorize(ctx, mayManageAccounts(ctx.viewer));
  const invitation = found(ctx, await ctx.em.findOne(Invitation, { id, acceptedAt: null }));
  await ctx.em.remove(invitation).flush();
  return { withdrawnInvitationId: id };
}

const gone = new Rejected([
  {
    code: 'INVITATION_GONE',
    message: { zh: '这个邀请已经用过、过期或被收回了', en: 'This invitation was used, withdrawn, or is too old' },
  },
]);

/** Whom an invitation's link is for. */
export async function invitationOf(services: Services, code: string): Promise<{ name: string; email: string; company: string }> {
  const em = services.orm.em.fork();
  const invitation = await em.findOne(Invitation, { codeHash: hashOf(code), acceptedAt: null, expiresAt: { $gt: services.clock.now() } });
  if (!invitation) throw gone;
  const company = await em.findOneOrFail(Company, { id: { $ne: '' } });
  return { name: invitation.name, email: invitation.email, company: company.name };
}

/** Makes the account that somebody was invited to. The link works once: of two who open it together, one is too late. */
export async function acceptInvitation(services: Services, { code, password }: { code: string; password: string }): Promise<void> {
  const now = services.clock.now();
  await services.orm.em.fork().transactional(async (em) => {
    const invitation = await em.findOne(
      Invitation,
      { codeHash: hashOf(code), acceptedAt: null, expiresAt: { $gt: now } },
      { populate: ['person'] },
    );
    if (!invitation || (await em.nativeUpdate(Invitation, { id: invitation.id, acceptedAt: null }, { acceptedAt: now })) === 0) throw gone;
    const { name, email, person } = invitation;
    await makeAccount(em, now, { name, email, password, ...(person ? { person: person.unwrap() } : {}) });
  });
}
