import type { PersonalData } from '../../platform/references.ts';
import { AccessToken, Account, Credential, Invitation, RoleGrant, SignInSession } from './account.entity.ts';

/** How somebody signs in, and when and from where they did. No secret is part of it: passwords and tokens are kept as hashes alone. */
export const accessData: PersonalData = async ({ em }, { personId }) => {
  const account = await em.findOne(Account, { person: personId });
  const order = { orderBy: { createdAt: 'asc', id: 'asc' } } as const;
  const invitations = await em.find(Invitation, { person: personId }, order);
  const own = { account: account?.id ?? '' };
  const [credentials, signIns, roles, tokens] = await Promise.all([
    em.find(Credential, own, order),
    em.find(SignInSession, own, order),
    em.find(RoleGrant, own, { orderBy: { grantedAt: 'asc', id: 'asc' } }),
    em.find(AccessToken, own, order),
  ]);
  return {
    account: account && {
      id: account.id,
      name: account.name,
      email: account.email,
      locale: account.locale,
      disabledAt: account.disabledAt,
      createdAt: account.createdAt,
    },
    credentials: credentials.map(({ providerId, createdAt, updatedAt }) => ({ provider: providerId, createdAt, updatedAt })),
    signIns: signIns.map(({ ipAddress, userAgent, createdAt, expiresAt }) => ({ ipAddress, userAgent, createdAt, expiresAt })),
    roles: roles.map(({ role, grantedAt }) => ({ role, grantedAt })),
    accessTokens: tokens.map(({ name, scopes, createdAt, expiresAt, lastUsedAt, revokedAt }) => ({
      name,
      scopes,
      createdAt,
      expiresAt,
      lastUsedAt,
      revokedAt,
    })),
    invitations: invitations.map(({ email, name, createdAt, expiresAt, acceptedAt }) => ({
      email,
      name,
      createdAt,
      expiresAt,
      acceptedAt,
    })),
  };
};
