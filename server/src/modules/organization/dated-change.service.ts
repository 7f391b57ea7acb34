import { lockCompany, today } from '../../platform/company/company.ts';
import type { Context } from '../../platform/context.ts';
import { refusal } from './organization.errors.ts';

/**
 * Runs a change of the organization in a transaction of its own, alone: the company row is locked first, for two moves that cross each
 * other make a loop that no version would notice.
 */
export function changeOrganization<T>(ctx: Context, change: (tx: Context) => Promise<T>): Promise<T> {
  return ctx.em.transactional(async (em) => {
    const tx = { ...ctx, em };
    await lockCompany(tx);
    return change(tx);
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
