import type { Context } from '../../platform/context.ts';
import { listener } from '../../platform/events.ts';
import { addDays, boundsOfDay } from '../../platform/time/wall-clock.ts';
import type { HostLost } from '../organization/reorg-plan.events.ts';
import { EARLIEST_ZONE, hostIn, rotaOf, sessionDay } from './rota.reads.ts';
import { SharingSession, SharingSessionStatus } from './sharing-session.entity.ts';

/** A look at a plan need not go further: the rotation draws whoever comes later anew. */
const NEXT_SESSIONS = 6;
/** In days: the slowest rhythm has so many sessions in three months, or in more where some are left out. */
const FARTHEST = 183;

interface Hosting {
  readonly seriesId: string;
  readonly title: string;
  readonly personId: string;
  readonly on: string;
}

/** Tells a reorg plan which session hosts, named or next in turn, it would take out of their circle. */
export const hostsLostByReorg = listener({
  on: 'reorgRehearsed',
  when: 'DURING',
  async run(ctx, { effectiveOn, afterwards }) {
    const hosting = await hostsFrom(ctx, effectiveOn);
    if (hosting.length > 0) afterwards((after) => lostAmong(after, hosting));
  },
});

async function hostsFrom(ctx: Context, from: string): Promise<Hosting[]> {
  const { from: first } = boundsOfDay(from, EARLIEST_ZONE);
  const { from: last } = boundsOfDay(addDays(from, FARTHEST), EARLIEST_ZONE);
  const sessions = await ctx.em.find(
    SharingSession,
    { status: SharingSessionStatus.SCHEDULED, startsAt: { $gte: first, $lt: last } },
    { orderBy: { startsAt: 'asc', id: 'asc' } },
  );
  const bySeries = Map.groupBy(sessions, (session) => session.series.id);
  const hosting = await Promise.all(
    [...bySeries].map(async ([seriesId, next]) => {
      const rota = await rotaOf(ctx, seriesId);
      const days = next.map((session) => ({ session, on: sessionDay(rota.series, session) })).filter(({ on }) => on >= from);
      return days.slice(0, NEXT_SESSIONS).flatMap(({ session, on }): Hosting[] => {
        const personId = hostIn(rota.turnsOf(session));
        return personId === null ? [] : [{ seriesId, title: rota.series.title, personId, on }];
      });
    }),
  );
  return hosting.flat();
}

/** Each host once, with the first session that is concerned. */
async function lostAmong(ctx: Context, hosting: readonly Hosting[]): Promise<HostLost[]> {
  const lost = new Map<string, HostLost>();
  for (const { seriesId, title, personId, on } of hosting) {
    const { circleOn } = await rotaOf(ctx, seriesId);
    const key = `${seriesId} ${personId}`;
    if (!lost.has(key) && !circleOn(on).some((member) => member.personId === personId)) lost.set(key, { personId, title, on });
  }
  return [...lost.values()];
}
