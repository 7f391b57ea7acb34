import type { Context } from '../../platform/context.ts';
import { addDays, daysBetween } from '../../platform/time/wall-clock.ts';
import { CelebrationKind, type Celebration } from '../people/celebration.type.ts';
import { listCelebrations } from '../people/celebrations.reads.ts';
import { Contribution, ContributionKind, FollowUp, FollowUpState } from './contribution.entity.ts';
import { isDue } from './contribution.rules.ts';
import { rotaOf, sessionDay, type SeriesRota } from './rota.reads.ts';
import { SharingSessionStatus, type SharingSession } from './sharing-session.entity.ts';

// With what a session opens. Every part is read once for all sessions that are asked for together.

/** Follow-ups of earlier sessions of the series that are still to be done, the most urgent first. */
export async function unfinishedFollowUps(ctx: Context, session: SharingSession): Promise<FollowUp[]> {
  const unfinished = await ctx.loaders.load('sharing.unfinishedFollowUps', session.series.id, async (seriesIds) => {
    const followUps = await ctx.em.find(
      FollowUp,
      { state: FollowUpState.OPEN, contribution: { session: { series: { $in: [...seriesIds] } } } },
      { populate: ['contribution.session'], orderBy: { dueOn: 'asc', id: 'asc' } },
    );
    return seriesIds.map((id) => followUps.filter((followUp) => sessionOf(followUp.contribution.getEntity()).series.id === id));
  });
  return unfinished.filter((followUp) => isBefore(sessionOf(followUp.contribution.getEntity()), session));
}

/** Open cases of earlier sessions of the series whose check has come. */
export async function dueCases(ctx: Context, session: SharingSession): Promise<Contribution[]> {
  const { series } = await rotaOf(ctx, session.series.id);
  const openCases = await ctx.loaders.load('sharing.openCases', series.id, async (seriesIds) => {
    const cases = await ctx.em.find(
      Contribution,
      { kind: ContributionKind.CASE, closedAt: null, session: { series: { $in: [...seriesIds] } } },
      { populate: ['session', 'followUps'], orderBy: { id: 'asc' } },
    );
    return seriesIds.map((id) => cases.filter((contribution) => sessionOf(contribution).series.id === id));
  });
  const on = sessionDay(series, session);
  return openCases.filter(
    (contribution) =>
      isBefore(sessionOf(contribution), session) &&
      isDue(
        { closed: false },
        contribution.followUps.getItems().map(({ checkOn, state }) => ({ checkOn, open: state === FollowUpState.OPEN })),
        on,
      ),
  );
}

/** Who came into the circle since the session before; nobody at the first. */
export async function newcomerIds(ctx: Context, session: SharingSession): Promise<string[]> {
  const rota = await rotaOf(ctx, session.series.id);
  const { previous, on } = sinceLastTime(rota, session);
  if (previous === null) return [];
  return rota
    .circleOn(on)
    .filter((member) => member.joinedOn > previous && member.joinedOn <= on)
    .map((member) => member.personId);
}

/** Birthdays of the circle kept since the session before (a month at the first), today included, as far as the viewer may see them. */
export async function birthdaysSince(ctx: Context, session: SharingSession): Promise<Celebration[]> {
  const rota = await rotaOf(ctx, session.series.id);
  const { previous, on } = sinceLastTime(rota, session);
  const from = addDays(previous ?? addDays(on, -31), 1);
  const kept = await ctx.loaders.load('sharing.birthdays', `${from}/${addDays(on, 1)}`, (windows) => readBirthdays(ctx, windows));
  const circle = new Set(rota.circleOn(on).map((member) => member.personId));
  return kept.filter((celebration) => circle.has(celebration.person.id));
}

/** One statement for all windows of a year together. */
async function readBirthdays(ctx: Context, windows: readonly string[]): Promise<Celebration[][]> {
  const spans = windows.map((window) => {
    const [from = '', to = ''] = window.split('/');
    return { from, to };
  });
  const first = spans.reduce((least, span) => (span.from < least ? span.from : least), spans[0]?.from ?? '');
  const last = spans.reduce((most, span) => (span.to > most ? span.to : most), spans[0]?.to ?? '');
  const years = Array.from({ length: Math.ceil(daysBetween(first, last) / 366) }, (_, index) => addDays(first, index * 366));
  const pages = await Promise.all(
    years.map((from) => {
      const end = addDays(from, 366);
      return listCelebrations(ctx, { from, to: end < last ? end : last, kinds: [CelebrationKind.BIRTHDAY], first: 100_000 });
    }),
  );
  const all = pages.flatMap((page) => page.nodes);
  return spans.map(({ from, to }) => all.filter((celebration) => celebration.on >= from && celebration.on < to));
}

function sinceLastTime(rota: SeriesRota, session: SharingSession): { previous: string | null; on: string } {
  const earlier = rota.sessions.filter((other) => isBefore(other, session) && other.status !== SharingSessionStatus.CANCELLED).at(-1);
  return { previous: earlier ? sessionDay(rota.series, earlier) : null, on: sessionDay(rota.series, session) };
}

const sessionOf = (contribution: Contribution): SharingSession => contribution.session.getEntity();
const isBefore = (one: SharingSession, other: SharingSession): boolean => one.startsAt < other.startsAt;
