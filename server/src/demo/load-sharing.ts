import type { EntityManager } from '@mikro-orm/core';
import type { OrgUnit } from '../modules/organization/org-unit.entity.ts';
import {
  CaseOutcome,
  Contribution,
  ContributionKind,
  FollowUp,
  FollowUpState,
  HelpfulMark,
  Idea,
  IdeaVote,
} from '../modules/sharing/contribution.entity.ts';
import { RhythmKind, SharingSeries } from '../modules/sharing/sharing-series.entity.ts';
import {
  Duty,
  DutyRole,
  DutySource,
  SharingSession,
  SharingSessionStatus,
  Voice,
  VoiceKind,
} from '../modules/sharing/sharing-session.entity.ts';
import { addMinutes, instantOf } from '../platform/time/wall-clock.ts';
import type { FindPerson } from './load-demo.ts';
import type { DemoContribution, DemoSeries, DemoSession } from './sharing.ts';
import type { DemoStory } from './stories.ts';

const SESSION_MINUTES = 60;

/** Writes both circles with their sessions, what was told there and what came of it. */
export function writeSharing(
  em: EntityManager,
  allSeries: readonly DemoSeries[],
  timeZone: string,
  find: FindPerson,
  units: ReadonlyMap<string, OrgUnit>,
): void {
  for (const [index, one] of allSeries.entries()) {
    const series = em.create(SharingSeries, {
      title: one.title,
      unit: 'unit' in one.circle ? (units.get(one.circle.unit) ?? null) : null,
      rhythmKind: RhythmKind[one.rhythm],
      weekday: one.weekday,
      startTime: one.startTime,
      durationMinutes: SESSION_MINUTES,
      timeZone,
      startsOn: one.startedOn,
      place: one.key === 'east' ? '上海办公室·壁炉厅（同步线上）' : '总部大会议室',
      drawSeed: 20 + index,
      organizer: find(one.key === 'east' ? '陈晓明' : '陆承宇'),
    });
    if ('people' in one.circle) series.members.add(one.circle.people.map(find));
    em.persist(series);
    for (const session of one.sessions) writeSession(em, series, session, find);
  }
}

function writeSession(em: EntityManager, series: SharingSeries, told: DemoSession, find: FindPerson): void {
  const endsAt = addMinutes(told.startsAt, SESSION_MINUTES);
  const session = em.create(SharingSession, {
    series,
    originalOn: told.day,
    startsAt: told.startsAt,
    endsAt,
    ...(told.closed && { status: SharingSessionStatus.CLOSED, openedAt: told.startsAt, closedAt: endsAt, minutes: told.minutes }),
  });
  em.persist(session);
  const source = DutySource.ROTATION;
  em.persist(em.create(Duty, { session, person: find(told.host), role: DutyRole.HOST, source, reasons: null }));
  for (const [sortOrder, presenter] of told.presenters.entries()) {
    em.persist(em.create(Duty, { session, person: find(presenter), role: DutyRole.PRESENTER, source, sortOrder, reasons: null }));
  }
  for (const { person, how } of told.voices) em.persist(em.create(Voice, { session, person: find(person), kind: VoiceKind[how] }));
  const circle = told.voices.filter((voice) => voice.how !== 'ABSENT').map((voice) => voice.person);
  for (const contribution of told.contributions) writeContribution(em, session, endsAt, contribution, circle, series.timeZone, find);
}

function writeContribution(
  em: EntityManager,
  session: SharingSession,
  endsAt: Date,
  { story, followUps, outcome }: DemoContribution,
  circle: readonly string[],
  timeZone: string,
  find: FindPerson,
): void {
  const anonymous = story.kind === 'LESSON' && story.anonymous;
  const contribution = em.create(Contribution, {
    session,
    kind: ContributionKind[story.kind],
    presenter: anonymous ? null : find(story.presenter),
    title: story.title,
    sections: sectionsOf(story),
    createdAt: new Date(session.startsAt.getTime() - 86_400_000),
    ...(story.kind !== 'CASE' && { closedAt: endsAt }),
    ...(story.kind === 'CASE' && { ideasRevealedAt: endsAt }),
    ...(outcome && {
      outcome: CaseOutcome[outcome.result],
      outcomeNote: outcome.whatChanged,
      closedAt: instantOf(`${outcome.on}T17:00`, timeZone),
    }),
  });
  em.persist(contribution);
  const others = circle.filter((name) => name !== story.presenter);
  for (const name of others.slice(0, story.helpful)) em.persist(em.create(HelpfulMark, { contribution, person: find(name) }));
  if (story.kind !== 'CASE') return;
  for (const { author, text, votes, adopted = false } of story.ideas) {
    const idea = em.create(Idea, { contribution, text, author: find(author), adopted, createdAt: session.startsAt });
    em.persist(idea);
    const voters = circle.filter((name) => name !== author).slice(0, votes);
    for (const voter of voters) em.persist(em.create(IdeaVote, { idea, person: find(voter) }));
  }
  for (const { text, owner, dueOn, checkOn, doneOn, result } of followUps) {
    const state = doneOn ? FollowUpState.DONE : FollowUpState.OPEN;
    em.persist(em.create(FollowUp, { contribution, text, owner: find(owner), dueOn, checkOn, state, result: result || null }));
  }
}

/** The parts of a story under the keys that the forms of its kind use. */
function sectionsOf(story: DemoStory): Record<string, string> {
  if (story.kind === 'SUCCESS')
    return { SITUATION: story.situation, ACTION: story.whatIDid, RESULT: story.result, WHEN_IT_WORKS: story.whenItWorks };
  if (story.kind === 'LESSON') return { WHAT_HAPPENED: story.whatHappened, CAUSE: story.cause, NEXT_TIME: story.doDifferently };
  return { BACKGROUND: story.background, TRIED: story.tried, QUESTION: story.question };
}
