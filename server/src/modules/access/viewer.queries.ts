import { companyOf } from '../../platform/company/company.ts';
import type { Context } from '../../platform/context.ts';
import { unauthenticated } from '../../platform/graphql/user-error.ts';
import { isManager } from '../organization/reporting.reads.ts';
import { mayManageAccounts, mayManageCompany, mayManageTokens } from './access.policy.ts';
import { Role } from './account.entity.ts';
import type { Viewer } from './viewer.type.ts';

/** Who is asking, with the roles that follow from the chart as it is today. */
export async function viewerOf(ctx: Context): Promise<Viewer> {
  const { viewer } = ctx;
  if (!viewer) throw unauthenticated(ctx);
  const manages = viewer.personId !== null && (await isManager(ctx, viewer.personId));
  const writes = viewer.tokenScopes?.has('write') ?? true;
  const hr = writes && viewer.roles.has('HR');
  const leads = writes && (viewer.roles.has('HR') || manages);
  return {
    roles: [
      Role.MEMBER,
      ...(manages ? [Role.MANAGER] : []),
      ...(viewer.roles.has('HR') ? [Role.HR] : []),
      ...(viewer.roles.has('ADMIN') ? [Role.ADMIN] : []),
    ],
    permissions: {
      managePeople: hr,
      manageOrganization: hr,
      planEvents: leads,
      scheduleSharing: leads,
      manageAccounts: mayManageAccounts(viewer),
      manageCompany: mayManageCompany(viewer),
      createAccessTokens: mayManageTokens(viewer),
    },
    locale: ctx.locale,
    timeZone: (await companyOf(ctx)).timeZone,
  };
}
