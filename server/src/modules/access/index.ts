import { Company } from '../../platform/company/company.entity.ts';
import { defineModule } from '../../platform/define-module.ts';
import { accessListeners } from './access.listeners.ts';
import { mayManageAccounts } from './access.policy.ts';
import { AccessTokenResolver } from './access-token.resolver.ts';
import { AccessToken, Account, Credential, Invitation, RoleGrant, SignInSession, Verification } from './account.entity.ts';
import { AccountResolver } from './account.resolver.ts';
import { AuditLogResolver } from './audit-log.resolver.ts';
import { authenticate } from './authenticate.ts';
import { CompanyResolver } from './company.resolver.ts';
import { invitationRoutes } from './invitation.routes.ts';
import { accessData } from './personal-data.reads.ts';
import { accessReferences } from './references.ts';
import { ViewerResolver } from './viewer.resolver.ts';

export const access = defineModule({
  name: 'access',
  entities: [Account, Credential, SignInSession, Verification, RoleGrant, AccessToken, Invitation],
  resolvers: [ViewerResolver, AccessTokenResolver, AccountResolver, AuditLogResolver, CompanyResolver],
  nodes: {
    acc: (ctx, id) => (mayManageAccounts(ctx.viewer) || ctx.viewer?.accountId === id ? ctx.em.findOne(Account, id) : Promise.resolve(null)),
    cmp: (ctx, id) => ctx.em.findOne(Company, id),
    inv: (ctx, id) => (mayManageAccounts(ctx.viewer) ? ctx.em.findOne(Invitation, id) : Promise.resolve(null)),
    // A token is as good as a password: only its owner finds it.
    tok: (ctx, id) => ctx.em.findOne(AccessToken, { id, account: ctx.viewer?.accountId ?? '' }),
  },
  routes: async (app, services) => {
    // better-auth is large, and no command needs it.
    const { signInRoutes } = await import('./sign-in.routes.ts');
    signInRoutes(app, services);
    invitationRoutes(app, services);
  },
  listeners: accessListeners,
  references: accessReferences,
  personalData: accessData,
  authenticate,
});
