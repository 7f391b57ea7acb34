import { expect, it } from 'vitest';
import { composeMinutes } from './minutes.rules.ts';

const facts = {
  host: '陈晓明',
  contributions: [
    { kind: 'LESSON', title: '丢掉的续约', presenter: null, ideas: [], followUps: [] },
    {
      kind: 'CASE',
      title: '客户压价',
      presenter: '李明朗',
      ideas: [
        { text: '先谈范围', adopted: true, votes: 3 },
        { text: '放弃这单', adopted: false, votes: 1 },
      ],
      followUps: [{ text: '重做报价', owner: '李明朗', dueOn: '2026-12-04', checkOn: '2026-12-11' }],
    },
  ],
  voices: [
    { name: '陈晓明', kind: 'SPOKE' },
    { name: '王芳', kind: 'SPOKE' },
    { name: '赵敏', kind: 'ABSENT' },
  ],
} as const;

it('minutes hold what was told, adopted and left aside, who follows up by when, and everybody heard', () => {
  expect(composeMinutes(facts, 'zh-CN')).toBe(
    [
      '主持：陈晓明',
      '',
      '## 失败教训 · 丢掉的续约',
      '',
      '匿名',
      '',
      '## 疑难案例 · 客户压价',
      '',
      '李明朗',
      '',
      '**采纳**',
      '',
      '- 先谈范围 (3 票)',
      '',
      '**其他点子**',
      '',
      '- 放弃这单 (1 票)',
      '',
      '**跟进**',
      '',
      '- 重做报价 — 李明朗 (2026-12-04 前、2026-12-11 回看)',
      '',
      '**各抒己见**',
      '',
      '- 发言：陈晓明、王芳',
      '- 缺席：赵敏',
    ].join('\n'),
  );
});

it('minutes are in English where the company speaks English', () => {
  const minutes = composeMinutes(facts, 'en');
  expect(minutes).toContain('Host: 陈晓明');
  expect(minutes).toContain('- 放弃这单 (1 vote)');
});
