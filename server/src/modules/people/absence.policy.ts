import type { Context } from '../../platform/context.ts';
import { isManagerOf } from '../organization/reporting.reads.ts';
import { isHr, isSelf } from './people.policy.ts';

/** Who may record and see when somebody is away: the person, HR, and who stands above them in the chart today. */
export async function mayRecordAbsence(ctx: Context, personId: string): Promise<boolean> {
  if (isHr(ctx.viewer) || isSelf(ctx.viewer, personId)) return true;
  const viewerPersonId = ctx.viewer?.personId;
  return viewerPersonId != null && isManagerOf(ctx, viewerPersonId, personId);
}
