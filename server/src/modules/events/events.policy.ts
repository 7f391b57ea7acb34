import type { Context } from '../../platform/context.ts';
import { isManager } from '../organization/reporting.reads.ts';
import { answersClose } from './rsvp.rules.ts';

// Everybody who is signed in sees every event and who comes. HR and managers plan events; HR and the organizer change one; everybody
// answers for themselves alone.

interface Organized {
  organizer: { id: string };
}

interface Answerable {
  startsAt: Date;
  cancelledAt: Date | null;
}

export const mayPlanEvents = async (ctx: Context): Promise<boolean> =>
  isHr(ctx) || (ctx.viewer?.personId != null && (await isManager(ctx, ctx.viewer.personId)));

export const mayChangeEvent = (ctx: Context, event: Organized): boolean =>
  isHr(ctx) || (ctx.viewer?.personId != null && event.organizer.id === ctx.viewer.personId);

/** Whether somebody else than the viewer may be named as the organizer. */
export const mayNameOrganizer = (ctx: Context): boolean => isHr(ctx);

/** Whether the viewer may answer now; false for an account of no member. */
export const mayRespond = (ctx: Context, occurrence: Answerable, minutesBefore: number | null): boolean =>
  ctx.viewer?.personId != null &&
  occurrence.cancelledAt === null &&
  ctx.clock.now() < answersClose({ startsAt: occurrence.startsAt, cancelledAt: occurrence.cancelledAt, minutesBefore });

const isHr = (ctx: Context): boolean => ctx.viewer?.roles.has('HR') ?? false;
