import { today } from '../../platform/company/company.ts';
import type { Context } from '../../platform/context.ts';
import { managerIdsOf } from '../organization/reporting.reads.ts';
import type { CircleOn } from './circle.reads.ts';
import type { Contribution } from './contribution.entity.ts';
import { participationIn } from './participation.reads.ts';
import { hostIn, rotaOf, sessionDay } from './rota.reads.ts';
import { isHr, type CaseStanding, type SeriesStanding, type SessionStanding } from './sharing.policy.ts';
import type { SharingSession } from './sharing-session.entity.ts';

/** The person who asks; null for an account of no member. */
export const viewerPersonId = (ctx: Context): string | null => ctx.viewer?.personId ?? null;

/** Whether everybody in today's circle is the viewer or reports to them; nobody manages an empty circle, or themselves alone. */
export async function managesCircle(ctx: Context, circleOn: CircleOn): Promise<boolean> {
  const viewer = viewerPersonId(ctx);
  if (viewer === null) return false;
  const others = circleOn(await today(ctx)).filter((member) => member.personId !== viewer);
  const lines = await Promise.all(others.map((member) => managerIdsOf(ctx, member.personId)));
  return others.length > 0 && lines.every((line) => line.includes(viewer));
}

export async function seriesStanding(ctx: Context, seriesId: string): Promise<SeriesStanding> {
  const { series, circleOn } = await rotaOf(ctx, seriesId);
  return {
    isHr: isHr(ctx.viewer),
    managesCircle: await managesCircle(ctx, circleOn),
    isOrganizer: series.organizer.id === viewerPersonId(ctx),
  };
}

export async function sessionStanding(ctx: Context, session: SharingSession): Promise<SessionStanding> {
  const personId = viewerPersonId(ctx);
  const rota = await rotaOf(ctx, session.series.id);
  const turns = rota.turnsOf(session);
  const members = rota.circleOn(sessionDay(rota.series, session));
  return {
    ...(await seriesStanding(ctx, session.series.id)),
    isHost: personId !== null && hostIn(turns) === personId,
    takesPart: members.some((member) => member.personId === personId) || turns.turns.some((turn) => turn.personId === personId),
  };
}

export async function caseStanding(ctx: Context, contribution: Contribution): Promise<CaseStanding> {
  return { ...(await participationIn(ctx, contribution.session.id)), ...caseOwner(ctx, contribution) };
}

export const caseOwner = (ctx: Context, contribution: Contribution): Pick<CaseStanding, 'isOwner'> => ({
  isOwner: isPresenter(ctx, contribution),
});

function isPresenter(ctx: Context, contribution: Contribution): boolean {
  const personId = viewerPersonId(ctx);
  return personId !== null && contribution.presenter?.id === personId;
}
