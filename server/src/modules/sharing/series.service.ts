import { randomInt } from 'node:crypto';
import { companyOf, today } from '../../platform/company/company.ts';
import { type Context, forkContext } from '../../platform/context.ts';
import { authorize, checkVersion, found, Rejected, type Problem } from '../../platform/graphql/user-error.ts';
import { dayOf, spanOf } from '../../platform/time/wall-clock.ts';
import { OrgUnit } from '../organization/org-unit.entity.ts';
import { Person } from '../people/person.entity.ts';
import { readCircles, type Circle } from './circle.reads.ts';
import { Contribution } from './contribution.entity.ts';
import {
  horizonFrom,
  knownNonWorkingDays,
  sessionDates,
  weekdayFits,
  yearFrom,
  type RhythmPlan,
  type SessionDate,
} from './rhythm.rules.ts';
import type { CreateSharingSeriesInput, RhythmInput, UpdateSharingSeriesInput } from './series.inputs.ts';
import { isHr, seriesPolicy } from './sharing.policy.ts';
import { SharingSeries } from './sharing-series.entity.ts';
import { Duty, SharingSession, SharingSessionStatus } from './sharing-session.entity.ts';
import { managesCircle, seriesStanding, viewerPersonId } from './standing.reads.ts';

/** A series with its sessions of the next six months. */
export async function createSharingSeries(ctx: Context, input: CreateSharingSeriesInput): Promise<SharingSeries> {
  const timeZone = input.timeZone ?? (await companyOf(ctx)).timeZone;
  const now = dayOf(ctx.clock.now(), timeZone);
  const startsOn = input.startsOn ?? now;
  const organizerId = input.organizerId ?? viewerPersonId(ctx);
  const circle: Circle = {
    unitId: input.unitId ?? null,
    includeSubunits: input.includeSubunits,
    memberIds: [...new Set(input.memberIds ?? [])],
  };
  const [circleOn] = await readCircles(ctx, [circle], now);
  const manages = circleOn !== undefined && (await managesCircle(ctx, circleOn));
  authorize(ctx, seriesPolicy.create({ isHr: isHr(ctx.viewer), managesCircle: manages }));

  const unit = circle.unitId === null ? null : await ctx.em.findOne(OrgUnit, { id: circle.unitId });
  const organizer = organizerId === null ? null : await ctx.em.findOne(Person, { id: organizerId });
  const members = circle.memberIds.length === 0 ? [] : await ctx.em.find(Person, { id: { $in: [...circle.memberIds] } });
  refuseProblems([
    ...circleProblems(circle, unit, members),
    ...rhythmProblems(input.rhythm),
    ...organizerProblems(organizer),
    ...endProblems(startsOn, input.endsOn ?? null),
  ]);
  if (organizer === null) throw new Error('Checked above');

  const series = ctx.em.create(SharingSeries, {
    title: input.title.trim(),
    includeSubunits: input.includeSubunits,
    rhythmKind: input.rhythm.kind,
    weekday: input.rhythm.weekday ?? null,
    holidayRule: input.rhythm.holidayRule,
    startTime: input.rhythm.startTime,
    durationMinutes: input.durationMinutes,
    timeZone,
    startsOn,
    endsOn: input.endsOn ?? null,
    presentersPerSession: input.presentersPerSession,
    place: input.place ?? null,
    drawSeed: randomInt(2 ** 31),
    organizer,
    unit,
  });
  if (unit === null) series.members.set(members);
  addSessionsUpToHorizon(ctx, series, new Set());
  await ctx.em.flush();
  return series;
}

export async function updateSharingSeries(ctx: Context, input: UpdateSharingSeriesInput): Promise<SharingSeries> {
  const series = found(ctx, await ctx.em.findOne(SharingSeries, { id: input.seriesId }));
  authorize(ctx, seriesPolicy.update(await seriesStanding(ctx, series.id)));
  checkVersion(series, input.version);
  const organizer = input.organizerId === undefined ? undefined : await ctx.em.findOne(Person, { id: input.organizerId });
  refuseProblems([
    ...(input.rhythm ? rhythmProblems(input.rhythm) : []),
    ...(organizer === undefined ? [] : organizerProblems(organizer)),
    ...endProblems(series.startsOn, input.endsOn ?? null),
  ]);

  const before = plannedStarts(ctx, series);
  if (input.title !== undefined) series.title = input.title.trim();
  if (input.presentersPerSession !== undefined) series.presentersPerSession = input.presentersPerSession;
  if (input.place !== undefined) series.place = input.place;
  if (input.durationMinutes !== undefined) series.durationMinutes = input.durationMinutes;
  if (input.endsOn !== undefined) series.endsOn = input.endsOn;
  if (organizer) ctx.em.assign(series, { organizer });
  if (input.rhythm) {
    series.rhythmKind = input.rhythm.kind;
    series.weekday = input.rhythm.weekday ?? null;
    series.holidayRule = input.rhythm.holidayRule;
    series.startTime = input.rhythm.startTime;
  }
  if (input.rhythm || input.endsOn !== undefined || input.durationMinutes !== undefined) {
    await followRhythm(ctx, series, before);
  }
  await ctx.em.flush();
  return series;
}

/** Adds the sessions that a rolling horizon of six months has reached. Each series on its own: one that fails stops no other. */
export async function extendSharingHorizons(ctx: Context): Promise<void> {
  for (const { id } of await ctx.em.find(SharingSeries, {}, { fields: ['id'] })) {
    try {
      await extendHorizon(forkContext(ctx), id);
    } catch (error) {
      ctx.log.error({ err: error, seriesId: id }, 'The sessions of a sharing series were not extended; the next run tries again');
    }
  }
}

async function extendHorizon(ctx: Context, seriesId: string): Promise<void> {
  const series = await ctx.em.findOne(SharingSeries, { id: seriesId });
  if (series === null) return;
  const existing = await ctx.em.find(SharingSession, plannedFromToday(ctx, series), { fields: ['originalOn'] });
  addSessionsUpToHorizon(ctx, series, new Set(existing.flatMap((session) => session.originalOn ?? [])));
  await ctx.em.flush();
}

/** The sessions that `plannedStarts` may name again: by the day that identifies them, for they may be going on or have been moved. */
const plannedFromToday = (ctx: Context, series: SharingSeries) => ({
  series: series.id,
  originalOn: { $gte: dayOf(ctx.clock.now(), series.timeZone) },
});

const PREVIEW = 24;

/** The next dates of a rhythm; none while it is not complete. */
export async function previewRhythm(ctx: Context, rhythm: RhythmInput, startsOn: string | null, first: number): Promise<SessionDate[]> {
  if (!weekdayFits(rhythm.kind, rhythm.weekday ?? null)) return [];
  const from = startsOn ?? (await today(ctx));
  const plan: RhythmPlan = {
    kind: rhythm.kind,
    weekday: rhythm.weekday ?? null,
    startsOn: from,
    endsOn: null,
    holidayRule: rhythm.holidayRule,
  };
  return sessionDates(plan, from, yearFrom(from), knownNonWorkingDays(plan.kind)).slice(0, Math.max(0, Math.min(first, PREVIEW)));
}

const rhythmPlan = (series: Pick<SharingSeries, 'rhythmKind' | 'weekday' | 'startsOn' | 'endsOn' | 'holidayRule'>): RhythmPlan => ({
  kind: series.rhythmKind,
  weekday: series.weekday,
  startsOn: series.startsOn,
  endsOn: series.endsOn,
  holidayRule: series.holidayRule,
});

/** The sessions to come up to the horizon, by the day that identifies them. */
function plannedStarts(ctx: Context, series: SharingSeries): Map<string, { startsAt: Date; endsAt: Date }> {
  const now = ctx.clock.now();
  const from = dayOf(now, series.timeZone);
  const plan = rhythmPlan(series);
  const planned = new Map<string, { startsAt: Date; endsAt: Date }>();
  for (const { originalOn, heldOn } of sessionDates(plan, from, horizonFrom(from), knownNonWorkingDays(plan.kind))) {
    const span = spanOf(`${heldOn}T${series.startTime}`, series.timeZone, series.durationMinutes);
    if (span.endsAt > now) planned.set(originalOn, span);
  }
  return planned;
}

function addSessionsUpToHorizon(ctx: Context, series: SharingSeries, existing: ReadonlySet<string>): void {
  for (const [originalOn, span] of plannedStarts(ctx, series)) {
    if (!existing.has(originalOn)) ctx.em.persist(ctx.em.create(SharingSession, { series, originalOn, ...span }));
  }
}

/** Brings the coming sessions to the changed rhythm. Left as they are: begun, moved by hand, added by hand, prepared by somebody. */
async function followRhythm(ctx: Context, series: SharingSeries, before: ReadonlyMap<string, { startsAt: Date }>): Promise<void> {
  const after = plannedStarts(ctx, series);
  const sessions = await ctx.em.find(SharingSession, plannedFromToday(ctx, series));
  const sessionIds = { $in: sessions.map((session) => session.id) };
  const [contributions, duties] = await Promise.all([
    ctx.em.find(Contribution, { session: sessionIds }, { fields: ['session'] }),
    ctx.em.find(Duty, { session: sessionIds }, { fields: ['session'] }),
  ]);
  const prepared = new Set([...contributions, ...duties].map((part) => part.session.id));
  const existing = new Set<string>();
  for (const session of sessions) {
    const originalOn = session.originalOn ?? '';
    const was = before.get(originalOn);
    const movedByHand = was?.startsAt.getTime() !== session.startsAt.getTime();
    const span = after.get(originalOn);
    const begun = session.startsAt < ctx.clock.now();
    if (begun || session.status !== SharingSessionStatus.SCHEDULED || movedByHand || (span === undefined && prepared.has(session.id))) {
      existing.add(originalOn);
    } else if (span === undefined) {
      ctx.em.remove(session);
    } else {
      existing.add(originalOn);
      session.startsAt = span.startsAt;
      session.endsAt = span.endsAt;
    }
  }
  addSessionsUpToHorizon(ctx, series, existing);
}

function refuseProblems(problems: readonly Problem[]): void {
  if (problems.length > 0) throw new Rejected(problems);
}

function circleProblems(circle: Circle, unit: OrgUnit | null, members: readonly Person[]): Problem[] {
  if ((circle.unitId === null) === (circle.memberIds.length === 0)) {
    return [
      {
        code: 'CIRCLE_MISSING',
        path: ['unitId'],
        message: { zh: '请选择一个部门，或点名成员（二选一）', en: 'Choose a unit, or name people: one of the two' },
      },
    ];
  }
  if (circle.unitId !== null && unit === null) {
    return [{ code: 'UNIT_NOT_FOUND', path: ['unitId'], message: { zh: '没有这个部门', en: 'There is no such unit' } }];
  }
  if (circle.unitId === null && members.length < circle.memberIds.length) {
    return [{ code: 'PERSON_NOT_FOUND', path: ['memberIds'], message: { zh: '有成员不存在', en: 'Somebody named does not exist' } }];
  }
  return [];
}

function rhythmProblems(rhythm: RhythmInput): Problem[] {
  if (weekdayFits(rhythm.kind, rhythm.weekday ?? null)) return [];
  return [
    {
      code: 'WEEKDAY_DOES_NOT_FIT',
      path: ['rhythm', 'weekday'],
      message: { zh: '请选择星期几（每月 1、15 日的节奏不用选）', en: 'Choose a weekday; the rhythm of the 1st and 15th has none' },
    },
  ];
}

function organizerProblems(organizer: Person | null): Problem[] {
  if (organizer !== null) return [];
  return [{ code: 'ORGANIZER_MISSING', path: ['organizerId'], message: { zh: '请指定组织人', en: 'Say who looks after the series' } }];
}

function endProblems(startsOn: string, endsOn: string | null): Problem[] {
  if (endsOn === null || endsOn >= startsOn) return [];
  return [{ code: 'ENDS_BEFORE_START', path: ['endsOn'], message: { zh: '结束日期早于开始日期', en: 'It would end before it starts' } }];
}
