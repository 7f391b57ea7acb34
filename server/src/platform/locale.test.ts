import { describe, expect, it } from 'vitest';
import { negotiateLocale } from './locale.ts';

describe('the language of an answer', () => {
  it.each([
    ['en-GB,en;q=0.9', 'en'],
    ['zh-TW', 'zh-CN'],
    ['fr,en;q=0.5,zh;q=0.8', 'zh-CN'],
    ['zh;q=0, en;q=0.1', 'en'],
    ['fr', 'zh-CN'],
    ['', 'zh-CN'],
  ] as const)('for "%s" is %s', (header, locale) => {
    expect(negotiateLocale(header, 'zh-CN')).toBe(locale);
  });
});
