import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { anniversaryOn, hiringKeysBetween, nextAnniversaryOn } from './anniversary.rules.ts';

const anyDate = fc.integer({ min: 0, max: 18_000 }).map((days) => new Temporal.PlainDate(1980, 1, 1).add({ days }).toString());

describe('a work anniversary', () => {
  it('of somebody hired on 29 February is kept on 28 February in a plain year', () => {
    expect(anniversaryOn('2024-02-29', 1)).toBe('2025-02-28');
    expect(anniversaryOn('2024-02-29', 4)).toBe('2028-02-29');
  });

  it('is not the day of hire itself', () => {
    expect(nextAnniversaryOn('2026-11-23', '2026-11-23')).toEqual({ on: '2027-11-23', years: 1 });
    expect(nextAnniversaryOn('2020-11-23', '2026-11-23')).toEqual({ on: '2026-11-23', years: 6 });
    expect(nextAnniversaryOn('2020-11-22', '2026-11-23')).toEqual({ on: '2027-11-22', years: 7 });
  });

  it('is found by the days of hire of its window, and by no other day', () => {
    fc.assert(
      fc.property(anyDate, anyDate, fc.integer({ min: 0, max: 40 }), (hiredOn, from, days) => {
        const to = Temporal.PlainDate.from(from).add({ days }).toString();
        const kept = [];
        for (let years = 1; years <= 70; years++) {
          const on = anniversaryOn(hiredOn, years);
          if (on >= from && on < to) kept.push({ on, hiredOn, years });
        }
        expect(hiringKeysBetween(from, to).filter((key) => key.hiredOn === hiredOn)).toEqual(kept);
      }),
    );
  });

  it('finds those hired on 29 February on 28 February', () => {
    expect(hiringKeysBetween('2026-02-28', '2026-03-01').map(({ hiredOn }) => hiredOn)).toContain('2024-02-29');
    expect(hiringKeysBetween('2028-02-28', '2028-02-29').map(({ hiredOn }) => hiredOn)).not.toContain('2024-02-29');
  });
});
