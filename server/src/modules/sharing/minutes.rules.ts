import type { VoiceName } from './voices.rules.ts';

export interface MinutesIdea {
  text: string;
  adopted: boolean;
  votes: number;
}

export interface MinutesContribution {
  kind: 'SUCCESS' | 'LESSON' | 'CASE';
  title: string;
  /** Null: told without a name. */
  presenter: string | null;
  ideas: readonly MinutesIdea[];
  followUps: readonly { text: string; owner: string; dueOn: string; checkOn: string | null }[];
}

/** What was recorded of a session, by names. */
export interface MinutesFacts {
  host: string | null;
  contributions: readonly MinutesContribution[];
  voices: readonly { name: string; kind: VoiceName }[];
}

interface Words {
  host: string;
  anonymous: string;
  kinds: Record<MinutesContribution['kind'], string>;
  adopted: string;
  otherIdeas: string;
  followUps: string;
  due: (day: string) => string;
  check: (day: string) => string;
  votes: (count: number) => string;
  heard: string;
  voices: Record<VoiceName, string>;
  between: string;
  after: string;
}

const zh: Words = {
  host: '主持',
  anonymous: '匿名',
  kinds: { SUCCESS: '成功经验', LESSON: '失败教训', CASE: '疑难案例' },
  adopted: '采纳',
  otherIdeas: '其他点子',
  followUps: '跟进',
  due: (day) => `${day} 前`,
  check: (day) => `${day} 回看`,
  votes: (count) => `${count} 票`,
  heard: '各抒己见',
  voices: { SPOKE: '发言', WROTE: '书面', PASSED: '本次未发言', ABSENT: '缺席' },
  between: '、',
  after: '：',
};

const en: Words = {
  host: 'Host',
  anonymous: 'anonymous',
  kinds: { SUCCESS: 'Success', LESSON: 'Lesson', CASE: 'Case' },
  adopted: 'Adopted',
  otherIdeas: 'Other ideas',
  followUps: 'Follow-ups',
  due: (day) => `by ${day}`,
  check: (day) => `check on ${day}`,
  votes: (count) => (count === 1 ? '1 vote' : `${count} votes`),
  heard: 'Everybody heard',
  voices: { SPOKE: 'Spoke', WROTE: 'Wrote', PASSED: 'Passed', ABSENT: 'Absent' },
  between: ', ',
  after: ': ',
};

/** The minutes of a session as markdown, made from what was recorded; a minority view stays among the other ideas. */
export function composeMinutes(facts: MinutesFacts, locale: 'zh-CN' | 'en'): string {
  const words = locale === 'en' ? en : zh;
  const lines: string[] = facts.host === null ? [] : [`${words.host}${words.after}${facts.host}`, ''];
  for (const contribution of facts.contributions) {
    lines.push(`## ${words.kinds[contribution.kind]} · ${contribution.title}`, '', contribution.presenter ?? words.anonymous, '');
    const ideas = (list: readonly MinutesIdea[], heading: string): void => {
      if (list.length > 0) lines.push(`**${heading}**`, '', ...list.map((idea) => `- ${idea.text} (${words.votes(idea.votes)})`), '');
    };
    ideas(
      contribution.ideas.filter((idea) => idea.adopted),
      words.adopted,
    );
    ideas(
      contribution.ideas.filter((idea) => !idea.adopted),
      words.otherIdeas,
    );
    if (contribution.followUps.length > 0) {
      lines.push(`**${words.followUps}**`, '');
      for (const { text, owner, dueOn, checkOn } of contribution.followUps) {
        const days = [words.due(dueOn), ...(checkOn === null ? [] : [words.check(checkOn)])].join(words.between);
        lines.push(`- ${text} — ${owner} (${days})`);
      }
      lines.push('');
    }
  }
  if (facts.voices.length > 0) lines.push(`**${words.heard}**`, '');
  for (const kind of ['SPOKE', 'WROTE', 'PASSED', 'ABSENT'] as const) {
    const names = facts.voices.filter((voice) => voice.kind === kind).map((voice) => voice.name);
    if (names.length > 0) lines.push(`- ${words.voices[kind]}${words.after}${names.join(words.between)}`);
  }
  return lines.join('\n').trim();
}
