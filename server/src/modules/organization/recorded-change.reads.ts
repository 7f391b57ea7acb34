import { AuditEntry } from '../../platform/audit/audit-entry.entity.ts';
import type { Context } from '../../platform/context.ts';
import { firstDifferentDay } from './recorded-change.rules.ts';
import { RecordedChange } from './recorded-change.types.ts';
import { changedSince, type Recorded, recordsOf, type SubjectType } from './trail.service.ts';

/** Enough to see what happened lately and to take it back; the whole of it stands in the audit log. */
const LATEST = 20;

/** The latest changes of one seat or unit, newest first. */
export async function latestChangesOf(ctx: Context, type: SubjectType, id: string): Promise<RecordedChange[]> {
  const entries = await ctx.em.find(
    AuditEntry,
    { subjectType: type, subjectId: id },
    { orderBy: { at: 'desc', id: 'desc' }, limit: LATEST },
  );
  const standing = await changesThatStand(ctx, type, id, entries);
  return entries.map(({ change, action, at, personId, reason, before, after }) =>
    Object.assign(new RecordedChange(), {
      changeId: change,
      action,
      changedAt: at,
      personId,
      reason,
      effectiveOn: firstDifferentDay(before as Recorded | null, after as Recorded | null),
      undoable: standing.has(change),
    }),
  );
}

/** Of these changes, those of which nothing has been changed since: what an undo takes back. */
async function changesThatStand(ctx: Context, type: SubjectType, id: string, entries: readonly AuditEntry[]): Promise<Set<string>> {
  const own = await recordsOf(ctx.em, type, [id]);
  const here = entries.filter((entry) => !changedSince(entry, own)).map(({ change }) => change);
  const all = await ctx.em.find(AuditEntry, { change: { $in: here }, subjectType: { $in: ['Position', 'OrgUnit'] } });
  const idsOf = (of: SubjectType) => [...new Set(all.filter(({ subjectType }) => subjectType === of).map(({ subjectId }) => subjectId))];
  const now = {
    Position: await recordsOf(ctx.em, 'Position', idsOf('Position')),
    OrgUnit: await recordsOf(ctx.em, 'OrgUnit', idsOf('OrgUnit')),
  };
  const gone = new Set(all.filter((entry) => changedSince(entry, now[entry.subjectType as SubjectType])).map(({ change }) => change));
  return new Set(here.filter((change) => !gone.has(change)));
}
