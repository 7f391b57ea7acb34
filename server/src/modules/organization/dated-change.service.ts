import { lockCompany, today } from '../../platform/company/company.ts';
import type { Context } from '../../platform/context.ts';
import { refusal } from './organization.errors.ts';
import { Trail } from './trail.service.ts';

/** A context in which the organization is being changed: what is changed leaves a trail. */
export interface Change extends Context {
  readonly trail: Trail;
}

export interface Changed<T> {
  readonly result: T;
  /** For `undoOrgChange`, and to be found in the audit log; null where nothing became different. */
  readonly changeId: string | null;
}

/**
 * Runs a change of the organization in a transaction of its own, alone: the company row is locked first, for two moves that cross each
 * other make a loop that no version would notice. Inside another change it is a part of that one: refused, it leaves no trace, and the other
 * may go on.
 */
export function changeOrganization<T>(ctx: Context | Change, action: string, change: (tx: Change) => Promise<T>): Promise<Changed<T>> {
  return ctx.em.transactional(async (em) => {
    const outer = 'trail' in ctx ? ctx.trail : null;
    const tx: Change = { ...ctx, em, trail: outer ?? new Trail() };
    await lockCompany(tx);
    const result = await change(tx);
    await em.flush();
    return { result, changeId: outer ? null : await tx.trail.record(tx, action) };
  });
}

/** The day a change takes effect: the one asked for, else today. A new change never rewrites the past. */
export async function effectiveDay(ctx: Context, asked: string | null | undefined): Promise<string> {
  const now = await today(ctx);
  if (!asked || asked >= now) return asked ?? now;
  throw refusal('DATE_IN_PAST', 'effectiveOn', {
    zh: `生效日期 ${asked} 已经过去；变更只能从今天（${now}）起生效，不改写历史`,
    en: `${asked} has passed; a change takes effect today (${now}) or later and never rewrites history`,
  });
}
