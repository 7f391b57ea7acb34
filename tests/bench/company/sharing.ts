import { addDays, addMinutes, instantOf } from '@hearth/server/platform/time/wall-clock';
import { type Making, TIME_ZONE } from './making.ts';
import type { Member } from './people.ts';
import type { Seated } from './seats.ts';

const SERIES = 12;
/** Every two weeks; the last few are still to come. */
const SESSIONS = 30;
const TO_COME = 4;
const LENGTH = 60;

/** A circle: people whose main post is in one unit. */
interface Circle {
  unit: string;
  members: readonly Member[];
}

/** Sharing series of teams, with sessions in the past that told experiences and solved cases, and some to come. */
export function makeSharing(making: Making, { seats, unitOf }: Seated): void {
  const byUnit = new Map<string, Member[]>();
  for (const [index, { kind, holder }] of seats.entries()) {
    const unit = unitOf[index] ?? '';
    if (kind === 'HELD' && holder) byUnit.set(unit, [...(byUnit.get(unit) ?? []), holder]);
  }
  const circles = [...byUnit].filter(([, members]) => members.length >= 8).map(([unit, members]) => ({ unit, members }));
  for (const circle of making.random.some(circles, SERIES)) makeSeries(making, circle);
}

function makeSeries(making: Making, circle: Circle): void {
  const { random, ids, rows, today } = making;
  const startsOn = addDays(today, -14 * (SESSIONS - TO_COME) - random.whole(0, 13));
  const series = ids.next('ser');
  rows.add('sharing_series', {
    id: series,
    title: `${random.pick(['夜话', '经验分享会', '围炉复盘', '案例会'])}·${circle.members[0]?.name ?? ''}`,
    unit_id: circle.unit,
    include_subunits: true,
    rhythm_kind: 'BIWEEKLY',
    weekday: 5,
    holiday_rule: 'EARLIER',
    start_time: '16:30',
    duration_minutes: LENGTH,
    time_zone: TIME_ZONE,
    starts_on: startsOn,
    ends_on: null,
    presenters_per_session: 2,
    place: '壁炉厅',
    draw_seed: random.whole(1, 1_000_000),
    organizer_id: random.pick(circle.members).id,
    version: 1,
  });
  for (let index = 0; index < SESSIONS; index += 1) makeSession(making, circle, series, addDays(startsOn, 14 * index));
}

/** One in ten that is over was never closed: the authors of its ideas are not shown. */
function makeSession(making: Making, circle: Circle, series: string, on: string): void {
  const { random, ids, rows, today } = making;
  const startsAt = instantOf(`${on}T16:30`, TIME_ZONE);
  const endsAt = addMinutes(startsAt, LENGTH);
  const status = on >= today ? 'SCHEDULED' : random.chance(0.1) ? 'OPEN' : 'CLOSED';
  const closedAt = status === 'CLOSED' ? endsAt : null;
  const session = ids.next('ses');
  rows.add('sharing_session', {
    id: session,
    series_id: series,
    original_on: on,
    starts_at: startsAt,
    ends_at: endsAt,
    place: null,
    status,
    opened_at: status === 'SCHEDULED' ? null : startsAt,
    closed_at: closedAt,
    minutes: closedAt ? '- 一条经验，一个案例' : null,
    version: 1,
  });
  const [host, ...presenters] = random.some(circle.members, status === 'SCHEDULED' ? 2 : random.whole(3, 4));
  if (status !== 'SCHEDULED') makeDuties(making, session, host, presenters);
  if (closedAt) {
    for (const { id } of circle.members) {
      const kind = random.pick(['SPOKE', 'SPOKE', 'WROTE', 'PASSED', 'ABSENT']);
      rows.add('voice', { id: ids.next('voi'), session_id: session, person_id: id, kind });
    }
  }
  for (const presenter of presenters) makeContribution(making, circle, { session, presenter, startsAt, closedAt });
}

function makeDuties({ ids, rows }: Making, session: string, host: Member | undefined, presenters: readonly Member[]): void {
  for (const [index, person] of [host, ...presenters].entries()) {
    if (!person) continue;
    const role = index === 0 ? 'HOST' : 'PRESENTER';
    const duty = { session_id: session, person_id: person.id, role, source: 'ROTATION', sort_order: Math.max(0, index - 1), reasons: null };
    rows.add('duty', { id: ids.next('duty'), ...duty });
  }
}

interface Told {
  session: string;
  presenter: Member;
  startsAt: Date;
  /** When its session was closed; null before. */
  closedAt: Date | null;
}

const SECTIONS = {
  SUCCESS: { SITUATION: '客户嫌贵。', ACTION: '先替他算一笔账。', RESULT: '签了。', WHEN_IT_WORKS: '他手里有数据的时候。' },
  LESSON: { WHAT_HAPPENED: '说得太满。', CAUSE: '没问交付。', NEXT_TIME: '先问再答。' },
  CASE: { BACKGROUND: '换了三任对接人。', TRIED: '每次重讲一遍。', QUESTION: '怎么不从头来？' },
};

function makeContribution(making: Making, circle: Circle, { session, presenter, startsAt, closedAt }: Told): void {
  const { random, ids, rows } = making;
  const kind = random.pick(['SUCCESS', 'LESSON', 'CASE', 'CASE'] as const);
  const anonymous = kind === 'LESSON' && random.chance(0.3);
  const solved = kind === 'CASE' && closedAt !== null && random.chance(0.5);
  const title = random.pick(['先算账再谈价', '“下周上线”说得太轻松', '三任对接人之后', '丢掉的续约', '一次漂亮的转介绍']);
  const contribution = ids.next('con');
  const createdAt = addMinutes(startsAt, -24 * 60);
  rows.add('contribution', {
    id: contribution,
    session_id: session,
    kind,
    presenter_id: anonymous ? null : presenter.id,
    author_key: null,
    title,
    sections: SECTIONS[kind],
    search_text: [title, ...Object.values(SECTIONS[kind])].join('\n').toLowerCase(),
    outcome: solved ? random.pick(['SOLVED', 'PARTLY', 'NOT']) : null,
    outcome_note: solved ? '照办了，客户留下了。' : null,
    ideas_revealed_at: kind === 'CASE' ? closedAt : null,
    closed_at: kind === 'CASE' ? (solved ? closedAt : null) : closedAt,
    created_at: createdAt,
  });
  for (const { id } of random.some(circle.members, random.whole(0, 6))) {
    rows.add('helpful_mark', { id: ids.next('help'), contribution_id: contribution, person_id: id });
  }
  if (kind === 'CASE') makeIdeas(making, circle, contribution, startsAt);
}

const IDEAS = ['写一页项目备忘，请每一任签字。', '约上一任一起吃顿饭。', '把账算给新来的看。', '请客户的老板到场。', '换个人去谈。'];

function makeIdeas(making: Making, circle: Circle, contribution: string, startsAt: Date): void {
  const { random, ids, rows, today } = making;
  for (let count = random.whole(3, 8); count > 0; count -= 1) {
    const author = random.pick(circle.members);
    const idea = ids.next('idea');
    const { text, adopted } = { text: random.pick(IDEAS), adopted: random.chance(0.2) };
    rows.add('idea', { id: idea, contribution_id: contribution, text, author_id: author.id, adopted, created_at: startsAt });
    for (const voter of random.some(circle.members, random.whole(0, 8))) {
      if (voter !== author) rows.add('idea_vote', { id: ids.next('vote'), idea_id: idea, person_id: voter.id });
    }
  }
  for (let count = random.whole(1, 3); count > 0; count -= 1) {
    const done = random.chance(0.5);
    const dueOn = addDays(today, random.whole(-200, 30));
    rows.add('follow_up', {
      id: ids.next('fu'),
      contribution_id: contribution,
      text: '整理一页备忘，请客户确认',
      owner_id: random.pick(circle.members).id,
      due_on: dueOn,
      check_on: addDays(dueOn, 14),
      state: done ? 'DONE' : 'OPEN',
      result: done ? '确认了四条。' : null,
    });
  }
}
