import { describe, expect, test } from 'vitest';
import { firstDifferentDay } from './recorded-change.rules.ts';

const term = (validFrom: string, validTo: string | null, title: string) => ({ validFrom, validTo, title });

describe('the first day that a change made different', () => {
  test('is the day from which something else is true, however the rows are cut', () => {
    const before = { terms: [term('2020-01-01', null, '销售员')] };
    const after = { terms: [term('2020-01-01', '2026-06-01', '销售员'), term('2026-06-01', null, '主管')] };
    expect(firstDifferentDay(before, after)).toBe('2026-06-01');
    expect(firstDifferentDay(after, before)).toBe('2026-06-01');
  });

  test('is the first day of what is new, and the day on which something ends', () => {
    const open = { terms: [term('2026-03-02', null, '助理')], standIns: [] };
    expect(firstDifferentDay(null, open)).toBe('2026-03-02');
    expect(firstDifferentDay(open, { terms: [term('2026-03-02', '2026-05-01', '助理')], standIns: [] })).toBe('2026-05-01');
  });

  test('looks at every sort of row', () => {
    const terms = [term('2020-01-01', null, '销售员')];
    const line = { validFrom: '2026-04-01', validTo: null, reportsTo: 'pos_1' };
    expect(firstDifferentDay({ terms, dottedLines: [] }, { terms, dottedLines: [line] })).toBe('2026-04-01');
  });

  test('is none where the same is true on every day', () => {
    const whole = { terms: [term('2020-01-01', null, '销售员')] };
    const cut = { terms: [term('2020-01-01', '2024-01-01', '销售员'), term('2024-01-01', null, '销售员')] };
    expect(firstDifferentDay(whole, cut)).toBeNull();
  });
});
