import { recordAudit } from '../../platform/audit/audit.ts';
import { companyOf } from '../../platform/company/company.ts';
import type { Context } from '../../platform/context.ts';
import { authorize, found } from '../../platform/graphql/user-error.ts';
import { isSelf, mayDownloadDataOf } from './people.policy.ts';
import { Person } from './person.entity.ts';
import { SUBJECT } from './person-trail.service.ts';

/**
 * All that is kept about somebody, each module's part under its name. That HR has downloaded it is written down, so that the person can see
 * it in turn.
 */
export async function personalDataOf(ctx: Context, personId: string): Promise<Record<string, unknown>> {
  authorize(ctx, mayDownloadDataOf(ctx.viewer, personId));
  const person = found(ctx, await ctx.em.findOne(Person, personId));
  const self = isSelf(ctx.viewer, personId);
  if (!self) await recordAudit(ctx, 'downloadPersonalData', [{ subjectType: SUBJECT, subjectId: personId, before: {}, after: {} }]);
  const parts: [string, unknown][] = [];
  for (const [module, read] of ctx.services.personalData) parts.push([module, await read(ctx, { personId, self })]);
  return {
    about: { id: person.id, company: (await companyOf(ctx)).name, madeAt: ctx.clock.now() },
    ...Object.fromEntries(parts),
  };
}
