import { defineModule } from '../../platform/define-module.ts';
import { AccessTokenResolver } from './access-token.resolver.ts';
import { AccessToken, Account, Credential, Invitation, RoleGrant, SignInSession, Verification } from './account.entity.ts';
import { authenticate } from './authenticate.ts';
import { signInRoutes } from './sign-in.routes.ts';
import { ViewerResolver } from './viewer.resolver.ts';

export const access = defineModule({
  name: 'access',
  entities: [Account, Credential, SignInSession, Verification, RoleGrant, AccessToken, Invitation],
  resolvers: [ViewerResolver, AccessTokenResolver],
  nodes: {
    // A token is as good as a password: only its owner finds it.
    tok: (ctx, id) => ctx.em.findOne(AccessToken, { id, account: ctx.viewer?.accountId ?? '' }),
  },
  routes: signInRoutes,
  authenticate,
});
