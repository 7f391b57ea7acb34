import type { Context } from '../../platform/context.ts';
import { authorize, checkVersion, found, Rejected } from '../../platform/graphql/user-error.ts';
import { addMinutes, dayOf } from '../../platform/time/wall-clock.ts';
import { Person } from '../people/person.entity.ts';
import { Contribution, ContributionKind } from './contribution.entity.ts';
import { composedMinutes } from './minutes.reads.ts';
import { notAMember, refuse } from './refusals.ts';
import { rotaOf, sessionDay } from './rota.reads.ts';
import type {
  CloseSharingSessionInput,
  OpenSharingSessionInput,
  RescheduleSharingSessionInput,
  ScheduleSharingSessionInput,
} from './session.inputs.ts';
import { seriesPolicy, sessionPolicy } from './sharing.policy.ts';
import { SharingSeries } from './sharing-series.entity.ts';
import { Duty, DutyRole, DutySource, SharingSession, SharingSessionStatus, Voice, VoiceKind } from './sharing-session.entity.ts';
import { lockedSession } from './session.lock.ts';
import { seriesStanding, sessionStanding } from './standing.reads.ts';
import { tracesOf } from './voices.reads.ts';
import { accountForAll, withRevealed } from './voices.rules.ts';

/** A session beside the rhythm of its series. */
export async function scheduleSharingSession(ctx: Context, input: ScheduleSharingSessionInput): Promise<SharingSession> {
  const series = found(ctx, await ctx.em.findOne(SharingSeries, { id: input.seriesId }));
  authorize(ctx, seriesPolicy.schedule(await seriesStanding(ctx, series.id)));
  refusePast(ctx, input.startsAt);
  const session = ctx.em.create(SharingSession, {
    series,
    startsAt: input.startsAt,
    endsAt: addMinutes(input.startsAt, input.durationMinutes ?? series.durationMinutes),
    place: input.place ?? null,
  });
  const { circleOn } = await rotaOf(ctx, series.id);
  const circle = new Set(circleOn(dayOf(session.startsAt, series.timeZone)).map((member) => member.personId));
  const choose = (personId: string, role: DutyRole, sortOrder: number, path: string): void => {
    if (!circle.has(personId)) throw notAMember([path]);
    ctx.em.create(Duty, {
      session,
      person: ctx.em.getReference(Person, personId),
      role,
      source: DutySource.CHOSEN,
      sortOrder,
      reasons: null,
    });
  };
  const presenterIds = [...new Set(input.presenterIds ?? [])];
  if (input.hostId) {
    if (presenterIds.includes(input.hostId)) {
      throw refuse('HOST_IS_PRESENTER', ['presenterIds'], '主持人不能同时是分享人', 'The host does not present');
    }
    choose(input.hostId, DutyRole.HOST, 0, 'hostId');
  }
  presenterIds.forEach((personId, index) => choose(personId, DutyRole.PRESENTER, index, 'presenterIds'));
  await ctx.em.flush();
  return session;
}

export async function rescheduleSharingSession(ctx: Context, input: RescheduleSharingSessionInput): Promise<SharingSession> {
  const session = await sessionById(ctx, input.sessionId);
  authorize(ctx, sessionPolicy.reschedule(await sessionStanding(ctx, session)));
  checkVersion(session, input.version);
  refuseUnless(session, SharingSessionStatus.SCHEDULED);
  const minutes = input.durationMinutes ?? (session.endsAt.getTime() - session.startsAt.getTime()) / 60_000;
  if (input.startsAt) {
    refusePast(ctx, input.startsAt);
    session.startsAt = input.startsAt;
  }
  session.endsAt = addMinutes(session.startsAt, minutes);
  if (input.place !== undefined) session.place = input.place;
  await ctx.em.flush();
  return session;
}

/** The session begins: what the rotation picked is settled, with its reasons, and counts from now on. */
export async function openSharingSession(ctx: Context, input: OpenSharingSessionInput): Promise<SharingSession> {
  const session = await sessionById(ctx, input.sessionId);
  authorize(ctx, sessionPolicy.open(await sessionStanding(ctx, session)));
  refuseUnless(session, SharingSessionStatus.SCHEDULED);
  const rota = await rotaOf(ctx, session.series.id);
  rota.turnsOf(session).turns.forEach((turn, index) => {
    if (turn.settled) return;
    const person = ctx.em.getReference(Person, turn.personId);
    ctx.em.create(Duty, { session, person, role: turn.role, source: turn.source, sortOrder: index, reasons: turn.reasons });
  });
  session.status = SharingSessionStatus.OPEN;
  session.openedAt = ctx.clock.now();
  await ctx.em.flush();
  return session;
}

/** The session ends with everybody accounted for; what was told goes to the library. */
export async function closeSharingSession(ctx: Context, input: CloseSharingSessionInput): Promise<SharingSession> {
  return ctx.em.transactional((em) => closeWithin({ ...ctx, em }, input));
}

async function closeWithin(ctx: Context, input: CloseSharingSessionInput): Promise<SharingSession> {
  const session = await lockedSession(ctx, input.sessionId);
  authorize(ctx, sessionPolicy.close(await sessionStanding(ctx, session)));
  refuseUnless(session, SharingSessionStatus.OPEN);
  const rota = await rotaOf(ctx, session.series.id);
  const circle = rota.circleOn(sessionDay(rota.series, session)).map((member) => member.personId);
  const said = new Map(input.voices.map((voice) => [voice.personId, voice.kind]));
  // A refusal names who is missing, so it goes by what is shown already: it must not tell who wrote a hidden idea.
  const shown = await tracesOf(ctx, session, { closing: false });
  const accounted = accountForAll(circle, said, shown);
  if (accounted.strangers.length > 0) throw notAMember(['voices']);
  if (accounted.missing.length > 0) throw await unaccounted(ctx, accounted.missing);
  const voices = withRevealed(accounted.voices, shown, await tracesOf(ctx, session, { closing: true }));

  const now = ctx.clock.now();
  for (const [personId, kind] of voices) {
    ctx.em.create(Voice, { session, person: ctx.em.getReference(Person, personId), kind: VoiceKind[kind] });
  }
  const told = await ctx.em.find(Contribution, { session: session.id, closedAt: null, kind: { $ne: ContributionKind.CASE } });
  for (const contribution of told) contribution.closedAt = now;
  session.status = SharingSessionStatus.CLOSED;
  session.closedAt = now;
  session.minutes = input.minutes ?? (await composedMinutes(ctx, session, voices));
  await ctx.em.flush();
  return session;
}

async function unaccounted(ctx: Context, personIds: readonly string[]): Promise<Rejected> {
  const people = await ctx.em.find(Person, { id: { $in: [...personIds] } }, { orderBy: { sortKey: 'asc', id: 'asc' } });
  const names = people.map((person) => person.name);
  return refuse(
    'VOICES_MISSING',
    ['voices'],
    `各抒己见：还有 ${names.length} 人没有交代：${names.join('、')}`,
    `Everybody is accounted for at closing; still missing: ${names.join(', ')}`,
  );
}

async function sessionById(ctx: Context, id: string): Promise<SharingSession> {
  return found(ctx, await ctx.em.findOne(SharingSession, { id }));
}

function refuseUnless(session: SharingSession, status: SharingSessionStatus.SCHEDULED | SharingSessionStatus.OPEN): void {
  if (session.status === status) return;
  if (status === SharingSessionStatus.SCHEDULED) {
    throw refuse(
      'SESSION_NOT_SCHEDULED',
      ['sessionId'],
      '这场分享会已经开始、结束或取消',
      'This session has begun, ended or been cancelled',
    );
  }
  throw refuse('SESSION_NOT_OPEN', ['sessionId'], '这场分享会没有在进行', 'This session is not going on');
}

function refusePast(ctx: Context, startsAt: Date): void {
  if (startsAt < ctx.clock.now()) throw refuse('STARTS_IN_THE_PAST', ['startsAt'], '开始时间已经过去', 'This time has passed');
}
