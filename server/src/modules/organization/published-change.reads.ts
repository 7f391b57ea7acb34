import { AuditEntry } from '../../platform/audit/audit-entry.entity.ts';
import type { Context } from '../../platform/context.ts';
import { latestChangesOf } from './recorded-change.reads.ts';
import type { RecordedChange } from './recorded-change.types.ts';
import { type ReorgPlan, ReorgPlanStatus } from './reorg-plan.entity.ts';
import type { SubjectType } from './trail.service.ts';

/** The change by which a plan is published: the last one that made it so. Null where it changed no seat and no unit, or is long overtaken. */
export async function publishedChangeOf(ctx: Context, { id, status, effectiveOn }: ReorgPlan): Promise<RecordedChange | null> {
  if (status !== ReorgPlanStatus.PUBLISHED) return null;
  const [published] = await ctx.em.find(
    AuditEntry,
    { subjectType: 'ReorgPlan', subjectId: id },
    { orderBy: { at: 'desc', id: 'desc' }, limit: 1 },
  );
  const [some] = published
    ? await ctx.em.find(AuditEntry, { change: published.change, subjectType: { $in: ['Position', 'OrgUnit'] } }, { limit: 1 })
    : [];
  if (!some) return null;
  // What one of its subjects says of the change holds for all of it, but for the day.
  const changes = await latestChangesOf(ctx, some.subjectType as SubjectType, some.subjectId);
  const change = changes.find(({ changeId }) => changeId === some.change);
  return change ? Object.assign(change, { effectiveOn }) : null;
}
