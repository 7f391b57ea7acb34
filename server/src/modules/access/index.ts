import { defineModule } from '../../platform/define-module.ts';
import { AccessToken, Account, Credential, Invitation, RoleGrant, SignInSession, Verification } from './account.entity.ts';

export const access = defineModule({
  name: 'access',
  entities: [Account, Credential, SignInSession, Verification, RoleGrant, AccessToken, Invitation],
  authenticate: () => Promise.resolve(null),
});
