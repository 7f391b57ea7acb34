import { today } from '../../platform/company/company.ts';
import type { Context } from '../../platform/context.ts';
import { selectRows } from '../../platform/orm/select.ts';
import { managerIdsOf } from '../organization/reporting.reads.ts';
import type { CircleOn } from './circle.reads.ts';
import type { Contribution } from './contribution.entity.ts';
import { hostIn, rotaOf, sessionDay } from './rota.reads.ts';
import { isHr, type CaseStanding, type SeriesStanding, type SessionStanding } from './sharing.policy.ts';
import type { SharingSeries } from './sharing-series.entity.ts';
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
  const session = await contribution.session.loadOrFail();
  return { ...(await sessionStanding(ctx, session)), ...caseOwner(ctx, contribution) };
}

/**
 * As `sessionStanding` says it, without the rota of the whole series: who has no duty in a session and is not of its circle is not picked
 * by the rotation either.
 */
export async function participantStanding(
  ctx: Context,
  session: SharingSession,
  series: SharingSeries,
): Promise<Pick<SessionStanding, 'takesPart' | 'isOrganizer'>> {
  const personId = viewerPersonId(ctx);
  if (personId === null) return { takesPart: false, isOrganizer: false };
  return { takesPart: await takesPart(ctx, session, series, personId), isOrganizer: series.organizer.id === personId };
}

async function takesPart(ctx: Context, session: SharingSession, series: SharingSeries, personId: string): Promise<boolean> {
  const circle = inCircleOn(series, personId, sessionDay(series, session));
  const rows = await selectRows(
    ctx.em,
    `select 1 as there where exists (select 1 from duty where duty.session_id = ? and duty.person_id = ?) or exists (${circle.text})`,
    [session.id, personId, ...circle.values],
  );
  return rows.length > 0;
}

/** Finds somebody in the circle on a day; `circleReader` says the same of everybody and all days. */
function inCircleOn({ id, unit, includeSubunits }: SharingSeries, personId: string, day: string): { text: string; values: string[] } {
  const covers = (term: string): string => `${term}.valid_from <= ? and (${term}.valid_to is null or ${term}.valid_to > ?)`;
  if (unit === null) {
    return {
      text: `select 1 from sharing_series_member named join person on person.id = named.person_id
        where named.series_id = ? and named.person_id = ? and (person.hired_on is null or person.hired_on <= ?) and (person.left_on is null or person.left_on >= ?)`,
      values: [id, personId, day, day],
    };
  }
  const seats = `select seat.unit_id from position_term seat where seat.holder_id = ? and seat."primary" and ${covers('seat')}`;
  if (!includeSubunits) return { text: `${seats} and seat.unit_id = ?`, values: [personId, day, day, unit.id] };
  return {
    text: `with recursive above(id) as (
        ${seats}
        union select term.parent_id from org_unit_term term join above on term.unit_id = above.id
        where term.parent_id is not null and ${covers('term')}
      )
      select 1 from above where above.id = ?`,
    values: [personId, day, day, day, day, unit.id],
  };
}

export const caseOwner = (ctx: Context, contribution: Contribution): Pick<CaseStanding, 'isOwner'> => ({
  isOwner: isPresenter(ctx, contribution),
});

function isPresenter(ctx: Context, contribution: Contribution): boolean {
  const personId = viewerPersonId(ctx);
  return personId !== null && contribution.presenter?.id === personId;
}
