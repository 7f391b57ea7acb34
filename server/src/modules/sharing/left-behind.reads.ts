import type { Context } from '../../platform/context.ts';
import { selectSql } from '../../platform/orm/select.ts';
import { endOf } from '../../platform/read/dated.ts';
import { sql } from '../../platform/read/sql.ts';
import type { LeftBehind } from '../people/left-behind.type.ts';
import { Contribution, ContributionKind, FollowUp, FollowUpState } from './contribution.entity.ts';
import { hostIn, isAfter, isToCome, presentersIn, rotaOf, type SeriesRota, type SessionTurns } from './rota.reads.ts';
import { SharingSeries } from './sharing-series.entity.ts';
import { DutyRole, type SharingSession } from './sharing-session.entity.ts';

export interface LeftTurn {
  session: SharingSession;
  role: DutyRole;
  takenOverBy: string | null;
}

/** What they were to do at sessions after their last day, by the time of the sessions, and who does it without them. */
export async function leftTurns(ctx: Context, behind: LeftBehind): Promise<LeftTurn[]> {
  const seriesIds = await seriesWith(ctx, behind);
  const rotas = await Promise.all(seriesIds.map((id) => rotaOf(ctx, id)));
  const now = ctx.clock.now();
  return rotas
    .flatMap((rota) => {
      const theirs = rota.sessions.filter(
        (session) =>
          isToCome(session, now) &&
          isAfter(rota.series, session, behind.leftOn) &&
          rota.turnsOf(session).turns.some((turn) => turn.personId === behind.personId),
      );
      return theirs.length === 0 ? [] : turnsIn(rota, theirs, behind);
    })
    .sort((one, other) => one.session.startsAt.getTime() - other.session.startsAt.getTime());
}

function turnsIn(rota: SeriesRota, sessions: readonly SharingSession[], { personId, leftOn }: LeftBehind): LeftTurn[] {
  const others = rota.without(personId, leftOn);
  return sessions.flatMap((session) => {
    const before = rota.turnsOf(session);
    const after = others.turnsOf(session);
    return before.turns
      .filter((turn) => turn.personId === personId)
      .map(({ role }) => ({ session, role, takenOverBy: successor(role, before, after) }));
  });
}

function successor(role: DutyRole, before: SessionTurns, after: SessionTurns): string | null {
  if (role === DutyRole.HOST) return hostIn(after);
  if (role === DutyRole.NOTE_TAKER) return null;
  const presented = new Set(presentersIn(before));
  return presentersIn(after).find((personId) => !presented.has(personId)) ?? null;
}

/**
 * The series whose rotation may have named them: those they have a duty in, are named for, or whose unit stands above a seat of theirs on
 * their last day or later.
 */
const seriesWith = (ctx: Context, { personId, heldOn }: LeftBehind): Promise<string[]> =>
  ctx.loaders.load(`sharing.seriesWith ${heldOn}`, personId, async (people) => {
    const asked = sql.list(people);
    const rows = await selectSql<{ series: string; person: string }>(
      ctx.em,
      sql`with recursive above(unit_id, person_id) as (
        select t.unit_id, t.holder_id from position_term t
        where t.holder_id in (${asked}) and ${endOf('t')} > ${heldOn}
        union
        select t.parent_id, above.person_id from org_unit_term t join above on t.unit_id = above.unit_id
        where t.parent_id is not null and ${endOf('t')} > ${heldOn}
      )
      select s.id as series, above.person_id as person from sharing_series s join above on above.unit_id = s.unit_id
      union
      select m.series_id, m.person_id from sharing_series_member m where m.person_id in (${asked})
      union
      select held.series_id, d.person_id from duty d join sharing_session held on held.id = d.session_id
      where d.person_id in (${asked}) and held.status = 'SCHEDULED'
      order by 1`,
    );
    const byPerson = Map.groupBy(rows, ({ person }) => person);
    return people.map((person) => (byPerson.get(person) ?? []).map(({ series }) => series));
  });

/** The series they look after that go on after their last day, by title. */
export const leftSeries = (ctx: Context, { personId, seenOn }: LeftBehind): Promise<SharingSeries[]> =>
  ctx.loaders.load(`sharing.leftSeries ${seenOn}`, personId, async (people) => {
    const lasting = { organizer: { $in: [...people] }, $or: [{ endsOn: null }, { endsOn: { $gte: seenOn } }] };
    const all = await ctx.em.find(SharingSeries, lasting, { orderBy: { title: 'asc', id: 'asc' } });
    return people.map((person) => all.filter(({ organizer }) => organizer.id === person));
  });

/** Their cases without an outcome, the oldest first. */
export const leftCases = (ctx: Context, { personId }: LeftBehind): Promise<Contribution[]> =>
  ctx.loaders.load('sharing.leftCases', personId, async (people) => {
    const open = { presenter: { $in: [...people] }, kind: ContributionKind.CASE, closedAt: null };
    const all = await ctx.em.find(Contribution, open, { populate: ['session'], orderBy: { session: { startsAt: 'asc' }, id: 'asc' } });
    return people.map((person) => all.filter(({ presenter }) => presenter?.id === person));
  });

/** What they still have to try, the most urgent first. */
export const leftFollowUps = (ctx: Context, { personId }: LeftBehind): Promise<FollowUp[]> =>
  ctx.loaders.load('sharing.leftFollowUps', personId, async (people) => {
    const open = { owner: { $in: [...people] }, state: FollowUpState.OPEN };
    const all = await ctx.em.find(FollowUp, open, { populate: ['contribution.session'], orderBy: { dueOn: 'asc', id: 'asc' } });
    return people.map((person) => all.filter(({ owner }) => owner.id === person));
  });
