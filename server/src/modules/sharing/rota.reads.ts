import type { Context } from '../../platform/context.ts';
import { dayOf } from '../../platform/time/wall-clock.ts';
import { readCircles, type Circle, type CircleOn } from './circle.reads.ts';
import type { PickReason } from './rotation-reasons.rules.ts';
import { rotate, type Relaxation, type RotationSession } from './rotation.rules.ts';
import { SharingSeries } from './sharing-series.entity.ts';
import { Duty, DutyRole, DutySource, SharingSession, SharingSessionStatus } from './sharing-session.entity.ts';

/** One person's duty at a session, settled or as the rotation sees it now. */
export interface Turn {
  personId: string;
  role: DutyRole;
  source: DutySource;
  /** False for a turn that the rotation sees coming: it is settled when the session opens. */
  settled: boolean;
  reasons: readonly PickReason[];
}

export interface SessionTurns {
  turns: readonly Turn[];
  relaxations: readonly Relaxation[];
}

/** A series with its sessions, its circle on any day, and who has which turn. */
export interface SeriesRota {
  series: SharingSeries;
  /** All of them, cancelled ones too, by their time. */
  sessions: readonly SharingSession[];
  circleOn: CircleOn;
  turnsOf(session: Pick<SharingSession, 'id'>): SessionTurns;
  /** The rota as it becomes when somebody leaves after that day: what they were to do later falls to others. */
  without(personId: string, lastDay: string): SeriesRota;
}

/** The day of a session is that of its series' zone; in none does a day begin before it does here. */
export const EARLIEST_ZONE = 'Pacific/Kiritimati';

export const sessionDay = (series: SharingSeries, session: SharingSession): string => dayOf(session.startsAt, series.timeZone);

/** Is it still to be held, on a later day? */
export const isAfter = (series: SharingSeries, session: SharingSession, lastDay: string): boolean =>
  session.status === SharingSessionStatus.SCHEDULED && sessionDay(series, session) > lastDay;

export const circleOf = (series: SharingSeries): Circle => ({
  unitId: series.unit?.id ?? null,
  includeSubunits: series.includeSubunits,
  memberIds: series.unit === null ? series.members.getIdentifiers().map(String) : [],
});

/** Loaded once a request for all series that are asked for together. */
export const rotaOf = (ctx: Context, seriesId: string): Promise<SeriesRota> =>
  ctx.loaders.load('sharing.rota', seriesId, (ids) => readRotas(ctx, ids));

async function readRotas(ctx: Context, seriesIds: readonly string[]): Promise<SeriesRota[]> {
  const among = { $in: [...seriesIds] };
  const [allSeries, allSessions, allDuties] = await Promise.all([
    ctx.em.find(SharingSeries, { id: among }, { populate: ['members'] }),
    ctx.em.find(SharingSession, { series: among }, { orderBy: { startsAt: 'asc', id: 'asc' } }),
    ctx.em.find(Duty, { session: { series: among } }, { orderBy: { role: 'asc', sortOrder: 'asc', id: 'asc' } }),
  ]);
  const byId = new Map(allSeries.map((series) => [series.id, series]));
  const sessionsBySeries = Map.groupBy(allSessions, (session) => session.series.id);
  const dutiesBySession = Map.groupBy(allDuties, (duty) => duty.session.id);
  const firstDay = allSeries.reduce(
    (first, series) => {
      const session = sessionsBySeries.get(series.id)?.[0];
      const day = session ? sessionDay(series, session) : series.startsOn;
      return day < first ? day : first;
    },
    dayOf(ctx.clock.now(), 'UTC'),
  );
  const circles = await readCircles(ctx, allSeries.map(circleOf), firstDay);
  const circleById = new Map(allSeries.map((series, index) => [series.id, circles[index]]));
  return seriesIds.map((seriesId) => {
    const series = byId.get(seriesId);
    const circleOn = circleById.get(seriesId);
    if (!series || !circleOn) throw new Error(`There is no sharing series ${seriesId}`);
    return rotaFrom(ctx, series, sessionsBySeries.get(seriesId) ?? [], dutiesBySession, circleOn);
  });
}

function rotaFrom(
  ctx: Context,
  series: SharingSeries,
  sessions: readonly SharingSession[],
  duties: ReadonlyMap<string, readonly Duty[]>,
  circleOn: CircleOn,
): SeriesRota {
  const turnsOf = (session: Pick<SharingSession, 'id'>): Turn[] => (duties.get(session.id) ?? []).map(turnOf);
  const now = ctx.clock.now();
  const counting = sessions.filter((session) => isHeld(session) || isToCome(session, now));
  const forecast = new Map<string, SessionTurns>();
  const drawn = rotate(
    counting.map((session) => rotationSession(series, session, circleOn, turnsOf(session))),
    series.presentersPerSession,
    String(series.drawSeed),
  );
  counting
    .filter((session) => !isHeld(session))
    .forEach((session, index) => {
      const rota = drawn[index];
      if (!rota) return;
      const added = rota.picks.flatMap((pick): Turn[] =>
        pick.drawn
          ? [{ personId: pick.personId, role: DutyRole[pick.role], source: DutySource.ROTATION, settled: false, reasons: pick.reasons }]
          : [],
      );
      forecast.set(session.id, { turns: [...turnsOf(session), ...added], relaxations: rota.relaxations });
    });
  return {
    series,
    sessions,
    circleOn,
    turnsOf: (session) => forecast.get(session.id) ?? { turns: turnsOf(session), relaxations: [] },
    without(personId, lastDay) {
      const later = new Set(sessions.filter((session) => isAfter(series, session, lastDay)).map(({ id }) => id));
      const kept = new Map(
        [...duties].map(([id, all]) => [id, later.has(id) ? all.filter(({ person }) => person.id !== personId) : all] as const),
      );
      return rotaFrom(ctx, series, sessions, kept, (day) =>
        circleOn(day).filter((member) => day <= lastDay || member.personId !== personId),
      );
    },
  };
}

const isHeld = (session: SharingSession): boolean =>
  session.status === SharingSessionStatus.OPEN || session.status === SharingSessionStatus.CLOSED;

/** A session whose time went by without anybody opening it counts for nothing. */
export const isToCome = (session: Pick<SharingSession, 'status' | 'endsAt'>, now: Date): boolean =>
  session.status === SharingSessionStatus.SCHEDULED && session.endsAt >= now;

function rotationSession(series: SharingSeries, session: SharingSession, circleOn: CircleOn, turns: readonly Turn[]): RotationSession {
  const heldOn = sessionDay(series, session);
  return {
    originalOn: session.originalOn ?? heldOn,
    heldOn,
    members: circleOn(heldOn),
    held: isHeld(session),
    settled: turns.flatMap((turn) => (turn.role === DutyRole.NOTE_TAKER ? [] : [{ personId: turn.personId, role: turn.role }])),
  };
}

const turnOf = (duty: Duty): Turn => ({
  personId: duty.person.id,
  role: duty.role,
  source: duty.source,
  settled: true,
  reasons: (duty.reasons as readonly PickReason[] | null) ?? [],
});

/** Who hosts, if anybody does yet. */
export const hostIn = (turns: SessionTurns): string | null => turns.turns.find((turn) => turn.role === DutyRole.HOST)?.personId ?? null;

export const presentersIn = (turns: SessionTurns): string[] =>
  turns.turns.filter((turn) => turn.role === DutyRole.PRESENTER).map((turn) => turn.personId);
