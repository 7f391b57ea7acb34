import type { FilterQuery } from '@mikro-orm/core';
import { AuditEntry, type AuditState } from '../../platform/audit/audit-entry.entity.ts';
import type { Context } from '../../platform/context.ts';
import { decodeCursor, type Page, pageOf, wrongCursor } from '../../platform/graphql/connection.ts';
import { authorize } from '../../platform/graphql/user-error.ts';
import { auditedState } from '../people/audited-values.service.ts';
import { maySeeAuditLog } from './access.policy.ts';
import type { AuditLogArgs } from './audit-log.resolver.ts';

/** Newest first. */
export async function auditLog(ctx: Context, { first, after, filter }: AuditLogArgs): Promise<Page<AuditEntry>> {
  authorize(ctx, maySeeAuditLog(ctx.viewer));
  const { subjectId, changeId, personId, action, from, to } = filter ?? {};
  const wanted: FilterQuery<AuditEntry> = {
    ...(subjectId ? { subjectId } : {}),
    ...(changeId ? { change: changeId } : {}),
    ...(personId ? { personId } : {}),
    ...(action ? { action } : {}),
    $and: [from ? { at: { $gte: from } } : {}, to ? { at: { $lt: to } } : {}],
  };
  const rows = await ctx.em.find(
    AuditEntry,
    { $and: [wanted, after ? olderThan(after) : {}] },
    { orderBy: { at: 'desc', id: 'desc' }, limit: first + 1 },
  );
  return pageOf(
    rows,
    first,
    ({ at, id }) => [at.getTime(), id],
    () => ctx.em.count(AuditEntry, wanted),
  );
}

function olderThan(cursor: string): FilterQuery<AuditEntry> {
  const [time, id] = decodeCursor(cursor, 2);
  if (typeof time !== 'number' || typeof id !== 'string' || Number.isNaN(new Date(time).getTime())) throw wrongCursor();
  const at = new Date(time);
  return { $or: [{ at: { $lt: at } }, { at, id: { $lt: id } }] };
}

/** What an entry keeps, as JSON, as far as the viewer may see it today. */
export const shownState = async (ctx: Context, entry: AuditEntry, state: AuditState): Promise<string | null> =>
  state && JSON.stringify(await auditedState(ctx, entry, state));
