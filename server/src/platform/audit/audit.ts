import type { Context } from '../context.ts';
import { newId } from '../orm/id.ts';
import { insertRows } from '../orm/write.ts';
import type { AuditState } from './audit-entry.entity.ts';

/** What became of one subject. */
export interface Audited {
  readonly subjectType: string;
  readonly subjectId: string;
  /** Null: it is new. */
  readonly before: AuditState;
  /** Null: it is no more. */
  readonly after: AuditState;
}

const COLUMNS = [
  'id',
  'change',
  'at',
  'account_id',
  'person_id',
  'action',
  'reason',
  'subject_type',
  'subject_id',
  'before',
  'after',
  'request_id',
] as const;

/** Writes down one change, in the transaction that makes it; answers its id. `reason` is what the person said about it. */
export async function recordAudit(
  ctx: Context,
  action: string,
  subjects: readonly Audited[],
  reason: string | null = null,
): Promise<string> {
  const change = newId('change');
  const { viewer, requestId, services } = ctx;
  const common = [
    change,
    services.reader.dialect.instantValue(ctx.clock.now()),
    viewer?.accountId ?? null,
    viewer?.personId ?? null,
    action,
    reason,
  ];
  const json = (state: AuditState): string | null => state && JSON.stringify(state);
  const rows = subjects.map(({ subjectType, subjectId, before, after }) => [
    newId('audit'),
    ...common,
    subjectType,
    subjectId,
    json(before),
    json(after),
    requestId,
  ]);
  await insertRows(ctx.em, 'audit_entry', COLUMNS, rows);
  return change;
}
