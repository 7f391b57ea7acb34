import { at, type Day, firstOfMonth, onOrAfter, plusDays, plusMonths } from './days.ts';
import type { DemoOrganization } from './organization.ts';
import type { Random } from './random.ts';
import type { DemoFollowUp, DemoStory } from './stories.ts';
import { eastStories } from './stories-east.ts';
import { managerStories } from './stories-managers.ts';

export interface DemoVoice {
  person: string;
  how: 'SPOKE' | 'WROTE' | 'PASSED' | 'ABSENT';
}

export interface DemoContribution {
  story: DemoStory;
  /** With the days filled in, and nothing that would have happened after today. */
  followUps: { text: string; owner: string; dueOn: Day; checkOn: Day; doneOn: Day | null; result: string }[];
  outcome: { result: 'SOLVED' | 'PARTLY' | 'NOT'; whatChanged: string; on: Day } | null;
}

export interface DemoSession {
  day: Day;
  startsAt: Date;
  host: string;
  presenters: string[];
  closed: boolean;
  contributions: DemoContribution[];
  voices: DemoVoice[];
  minutes: string;
}

export interface DemoSeries {
  key: 'east' | 'managers';
  title: string;
  rhythm: 'WEEKLY' | 'HALF_MONTH_WEEKDAYS';
  /** 1 = Monday. */
  weekday: number;
  startTime: string;
  /** A unit with its sub-units, or named people. */
  circle: { unit: string } | { people: string[] };
  startedOn: Day;
  sessions: DemoSession[];
}

const managers = [
  '陆承宇',
  '林佳怡',
  '高俊杰',
  '梁雨桐',
  '董浩',
  '程欣怡',
  '陈晓明',
  '单雨薇',
  '孙泽宇',
  '黄嘉敏',
  '邓伟伦',
  '曾庆林',
  '任晓东',
  '秦思源',
];

/** The two standing circles: Friday evenings in the east every week, managers and supervisors twice a month. */
export function demoSharing(today: Day, timeZone: string, organization: DemoOrganization, random: Random): DemoSeries[] {
  const east = eastCircle(organization, today);
  const lastFriday = plusDays(onOrAfter(today, 5), -7);
  const fridays = Array.from({ length: 8 }, (_, index) => plusDays(lastFriday, -7 * (7 - index)));
  const wednesdays = halfMonthly(today, 3);
  return [
    {
      key: 'east',
      title: '华东周五夜话',
      rhythm: 'WEEKLY',
      weekday: 5,
      startTime: '16:30',
      circle: { unit: 'east' },
      startedOn: fridays[0] ?? today,
      sessions: [
        ...told(fridays, eastStories, '16:30', east, today, timeZone, random),
        coming(plusDays(lastFriday, 7), '16:30', '赵启航', ['马俊', '周思雨'], timeZone),
      ],
    },
    {
      key: 'managers',
      title: '主管围炉会',
      rhythm: 'HALF_MONTH_WEEKDAYS',
      weekday: 3,
      startTime: '09:30',
      circle: { people: managers },
      startedOn: wednesdays.past[0] ?? today,
      sessions: [
        ...told(wednesdays.past, managerStories, '09:30', managers, today, timeZone, random),
        coming(wednesdays.next, '09:30', '林佳怡', ['单雨薇', '董浩'], timeZone),
      ],
    },
  ];
}

/** The first and the third such weekday of each month: the last six before today, and the next. */
function halfMonthly(today: Day, weekday: number): { past: Day[]; next: Day } {
  const days = [-4, -3, -2, -1, 0, 1].flatMap((months) => {
    const first = onOrAfter(firstOfMonth(plusMonths(today, months)), weekday);
    return [first, plusDays(first, 14)];
  });
  return { past: days.filter((day) => day < today).slice(-6), next: days.find((day) => day >= today) ?? today };
}

function eastCircle(organization: DemoOrganization, today: Day): string[] {
  const units = new Set(['east', 'shanghai', 'hangzhou']);
  return organization.seats
    .flatMap((seat) => seat.terms)
    .filter((term) => units.has(term.unit) && term.from <= today && (!term.to || term.to > today))
    .flatMap((term) => term.holder ?? []);
}

/** Past sessions: two stories each, the host is somebody else, and everybody is accounted for. */
function told(
  days: readonly Day[],
  stories: readonly DemoStory[],
  time: string,
  circle: readonly string[],
  today: Day,
  timeZone: string,
  random: Random,
): DemoSession[] {
  return days.map((day, index) => {
    const brought = stories.slice(index * 2, index * 2 + 2);
    // Who tells a lesson anonymously is not named as a presenter either.
    const presenters = brought.filter((story) => story.kind !== 'LESSON' || !story.anonymous).map((story) => story.presenter);
    const others = circle.filter((person) => !presenters.includes(person));
    const voices = others.map((person): DemoVoice => {
      const how = random.chance(8) ? 'ABSENT' : random.chance(12) ? 'PASSED' : random.chance(30) ? 'WROTE' : 'SPOKE';
      return { person, how };
    });
    const host = voices[(index * 3) % voices.length];
    if (host?.how === 'ABSENT') host.how = 'SPOKE';
    return {
      day,
      startsAt: at(day, time, timeZone),
      host: host?.person ?? presenters[0] ?? '',
      presenters,
      closed: true,
      contributions: brought.map((story) => contribution(story, day, today)),
      voices: [...presenters.map((person): DemoVoice => ({ person, how: 'SPOKE' })), ...voices],
      minutes: minutesOf(brought, voices),
    };
  });
}

const coming = (day: Day, time: string, host: string, presenters: string[], timeZone: string): DemoSession => ({
  day,
  startsAt: at(day, time, timeZone),
  host,
  presenters,
  closed: false,
  contributions: [],
  voices: [],
  minutes: '',
});

function contribution(story: DemoStory, day: Day, today: Day): DemoContribution {
  if (story.kind !== 'CASE') return { story, followUps: [], outcome: null };
  const yesterday = plusDays(today, -1);
  const outcomeOn = story.outcome && plusDays(day, story.outcome.daysAfter);
  return {
    story,
    followUps: story.followUps.map((followUp) => dated(followUp, story.presenter, day, yesterday)),
    outcome:
      story.outcome && outcomeOn
        ? { result: story.outcome.result, whatChanged: story.outcome.whatChanged, on: outcomeOn < today ? outcomeOn : yesterday }
        : null,
  };
}

function dated(followUp: DemoFollowUp, owner: string, day: Day, yesterday: Day): DemoContribution['followUps'][number] {
  const dueOn = plusDays(day, followUp.dueAfter);
  const done = followUp.result !== undefined && dueOn <= yesterday;
  return {
    text: followUp.text,
    owner,
    dueOn,
    checkOn: plusDays(day, followUp.checkAfter),
    doneOn: done ? dueOn : null,
    result: done ? (followUp.result ?? '') : '',
  };
}

function minutesOf(stories: readonly DemoStory[], voices: readonly DemoVoice[]): string {
  const kinds = { SUCCESS: '成功经验', LESSON: '失败教训', CASE: '疑难案例' };
  const lines = stories.map((story) => {
    const who = story.kind === 'LESSON' && story.anonymous ? '匿名' : story.presenter;
    return `- ${kinds[story.kind]}｜${story.title}（${who}）`;
  });
  const heard = voices.filter((voice) => voice.how === 'SPOKE' || voice.how === 'WROTE').length;
  const absent = voices.filter((voice) => voice.how === 'ABSENT').map((voice) => voice.person);
  const minority = stories.flatMap((story) => (story.kind === 'CASE' && story.minorityView ? [`- 保留意见｜${story.minorityView}`] : []));
  return [...lines, ...minority, '', `另有 ${heard} 人发言或留言${absent.length > 0 ? `；请假：${absent.join('、')}` : ''}。`].join('\n');
}
