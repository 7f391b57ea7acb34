import type { Context } from '../context.ts';
import { newId } from '../orm/id.ts';
import { AuditEntry, type AuditState } from './audit-entry.entity.ts';

/** What became of one subject. */
export interface Audited {
  readonly subjectType: string;
  readonly subjectId: string;
  /** Null: it is new. */
  readonly before: AuditState;
  /** Null: it is no more. */
  readonly after: AuditState;
}

/** Small enough that other requests are answered between two of them, and that no database has too many parameters. */
const ENTRIES_PER_INSERT = 250;

/** Writes down one change, in the transaction that makes it; answers its id. `reason` is what the person said about it. */
export async function recordAudit(
  ctx: Context,
  action: string,
  subjects: readonly Audited[],
  reason: string | null = null,
): Promise<string> {
  const change = newId('change');
  const { viewer, requestId } = ctx;
  const common = {
    change,
    at: ctx.clock.now(),
    accountId: viewer?.accountId ?? null,
    personId: viewer?.personId ?? null,
    action,
    reason,
    requestId,
  };
  for (let from = 0; from < subjects.length; from += ENTRIES_PER_INSERT) {
    const entries = subjects.slice(from, from + ENTRIES_PER_INSERT).map((subject) => ({ id: newId('audit'), ...common, ...subject }));
    await ctx.em.insertMany(AuditEntry, entries);
  }
  return change;
}
