import type { Viewer } from '../../platform/auth/viewer.ts';

/** A token does what its owner may with members, charts, events and sessions; accounts, roles and tokens want the person at a browser. */
const inPerson = (viewer: Viewer | null): viewer is Viewer => viewer !== null && viewer.tokenScopes === null;

/** May they see and change accounts, invitations and granted roles? */
export const mayManageAccounts = (viewer: Viewer | null): boolean => inPerson(viewer) && viewer.roles.has('ADMIN');

/** May they change the company's name, zone and language, or clear the demo company? */
export const mayManageCompany = (viewer: Viewer | null): boolean => inPerson(viewer) && viewer.roles.has('ADMIN');

/** May they read who changed what? */
export const maySeeAuditLog = (viewer: Viewer | null): boolean => viewer?.roles.has('ADMIN') ?? false;

/** May they make and revoke access tokens of their own? */
export const mayManageTokens = (viewer: Viewer | null): boolean => inPerson(viewer);

/** May they see the access tokens of this account? Only its owner's: a token is as good as a password. */
export const maySeeTokensOf = (viewer: Viewer | null, accountId: string): boolean => viewer?.accountId === accountId;
