import type { References } from '../../platform/references.ts';

/** What becomes of this module's references to people and to accounts. An erased person has no account. */
export const accessReferences: References = {
  'Account.person': { onMerge: 'MOVE', onErasure: 'DELETE', download: 'access.account' },
  'Invitation.person': { onMerge: 'MOVE', onErasure: 'DELETE', download: 'access.invitations' },
  'Credential.account': { onMerge: 'WITH_ACCOUNT', onErasure: 'WITH_ACCOUNT', download: 'access.credentials' },
  'SignInSession.account': { onMerge: 'WITH_ACCOUNT', onErasure: 'WITH_ACCOUNT', download: 'access.signIns' },
  'RoleGrant.account': { onMerge: 'WITH_ACCOUNT', onErasure: 'WITH_ACCOUNT', download: 'access.roles' },
  'AccessToken.account': { onMerge: 'WITH_ACCOUNT', onErasure: 'WITH_ACCOUNT', download: 'access.accessTokens' },
  'Invitation.invitedBy': { onMerge: 'WITH_ACCOUNT', onErasure: 'WITH_ACCOUNT', download: { leftOut: 'names and addresses of others' } },
};
