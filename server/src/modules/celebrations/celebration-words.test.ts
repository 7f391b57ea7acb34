import { expect, test } from 'vitest';
import { cardSentence, celebrationSentence } from './celebration-words.ts';

const day = { kind: 'BIRTHDAY', name: '李明', on: '2026-03-09', years: null } as const;

test('a celebration is told as near as it is, with the age where it is known', () => {
  const sayings = ['2026-03-09', '2026-03-08', '2026-03-06', '2026-03-10'].map((today) => celebrationSentence(day, today, 'zh-CN'));
  expect(sayings).toEqual(['今天是李明的生日', '明天是李明的生日', '3月9日（周一）是李明的生日', '3月9日（周一）是李明的生日']);
  expect(celebrationSentence({ ...day, years: 36 }, '2026-03-09', 'zh-CN')).toBe('今天是李明的生日（36 岁）');
  expect(celebrationSentence({ ...day, kind: 'WORK_ANNIVERSARY', years: 3 }, '2026-03-06', 'zh-CN')).toBe(
    '3月9日（周一）是李明入职 3 周年',
  );
});

test('in English, too', () => {
  const sayings = ['2026-03-09', '2026-03-08', '2026-03-06', '2026-03-10'].map((today) => celebrationSentence(day, today, 'en'));
  expect(sayings).toEqual([
    'Today is 李明’s birthday',
    'Tomorrow is 李明’s birthday',
    '李明’s birthday is on Monday, 9 March',
    '李明’s birthday was on Monday, 9 March',
  ]);
  expect(celebrationSentence({ ...day, years: 36 }, '2026-03-09', 'en')).toBe('Today is 李明’s birthday (turning 36)');
  expect(celebrationSentence({ ...day, kind: 'WORK_ANNIVERSARY', years: 3 }, '2026-03-09', 'en')).toBe(
    'Today is 李明’s 3-year work anniversary',
  );
});

test('who has signed a card is counted', () => {
  expect(cardSentence('BIRTHDAY', 1, 'en')).toBe('One colleague signed your birthday card');
  expect(cardSentence('WORK_ANNIVERSARY', 5, 'en')).toBe('5 colleagues signed your work anniversary card');
  expect(cardSentence('BIRTHDAY', 5, 'zh-CN')).toBe('5 位同事在你的生日贺卡上写了祝福');
});
