import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Employment, type Employments, endedBefore, mergedEmployments } from './employment.rules.ts';

const only = (hiredOn: string | null, leftOn: string | null): Employments => ({ present: { hiredOn, leftOn }, former: [] });

describe('the employments of two records of one person', () => {
  it('are both kept where they lie apart, whichever record stays', () => {
    const expected = {
      present: { hiredOn: '2023-01-01', leftOn: null },
      former: [{ hiredOn: '2018-01-01', leftOn: '2020-06-30' }],
    };
    expect(mergedEmployments(only('2018-01-01', '2020-06-30'), only('2023-01-01', null))).toEqual(expected);
    expect(mergedEmployments(only('2023-01-01', null), only('2018-01-01', '2020-06-30'))).toEqual(expected);
  });

  it('are what the record that stays says where they overlap', () => {
    expect(mergedEmployments(only('2020-01-01', null), only('2020-02-01', '2024-12-31')).present).toEqual({
      hiredOn: '2020-01-01',
      leftOn: null,
    });
    expect(mergedEmployments(only(null, null), only('2020-02-01', '2024-12-31')).present).toEqual({
      hiredOn: '2020-02-01',
      leftOn: '2024-12-31',
    });
    expect(mergedEmployments(only(null, '2022-01-01'), only('2020-02-01', null)).present).toEqual({
      hiredOn: '2020-02-01',
      leftOn: '2022-01-01',
    });
  });

  it('never overlap, and the present one is the last', () => {
    const day = fc
      .integer({ min: 0, max: 60 })
      .map((n) => `2020-${String(1 + (n % 12)).padStart(2, '0')}-${String(1 + Math.floor(n / 12)).padStart(2, '0')}`);
    // Days in order, as a record keeps them: each employment begins after the one before has ended.
    const record = fc.uniqueArray(day, { minLength: 1, maxLength: 6 }).map((days): Employments => {
      const ordered = days.toSorted();
      const spans: Employment[] = [];
      for (let at = 0; at < ordered.length; at += 2) spans.push({ hiredOn: ordered[at] ?? null, leftOn: ordered[at + 1] ?? null });
      const present = spans.pop() ?? { hiredOn: null, leftOn: null };
      return { present, former: spans.flatMap(({ hiredOn, leftOn }) => (leftOn === null ? [] : [{ hiredOn, leftOn }])) };
    });
    fc.assert(
      fc.property(record, record, (into, from) => {
        const { present, former } = mergedEmployments(into, from);
        const all = [...former, present];
        for (let at = 1; at < all.length; at += 1) expect(endedBefore(all[at - 1] as Employment, all[at] as Employment)).toBe(true);
      }),
    );
  });
});
