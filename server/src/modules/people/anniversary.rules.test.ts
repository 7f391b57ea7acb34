import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { anniversaryKey, anniversaryKeysBetween, anniversaryOn, yearsOfService } from './anniversary.rules.ts';

const anyDate = fc.integer({ min: 0, max: 18_000 }).map((days) => new Temporal.PlainDate(1980, 1, 1).add({ days }).toString());

describe('a work anniversary', () => {
  it('of somebody hired on 29 February is kept on 28 February in a plain year', () => {
    expect(anniversaryOn('2024-02-29', 1)).toBe('2025-02-28');
    expect(anniversaryOn('2024-02-29', 4)).toBe('2028-02-29');
  });

  it('is found by the keys of its window, and by no other day', () => {
    fc.assert(
      fc.property(anyDate, anyDate, fc.integer({ min: 0, max: 40 }), (hiredOn, from, days) => {
        const to = Temporal.PlainDate.from(from).add({ days }).toString();
        const kept = [];
        for (let years = 1; years <= 70; years++) {
          const on = anniversaryOn(hiredOn, years);
          if (on >= from && on < to) kept.push({ on, years });
        }
        const byKeys = anniversaryKeysBetween(from, to)
          .filter(({ on, key }) => key === anniversaryKey(hiredOn) && yearsOfService(hiredOn, on) >= 1)
          .map(({ on }) => ({ on, years: yearsOfService(hiredOn, on) }));
        expect(byKeys).toEqual(kept);
      }),
    );
  });

  it('of those hired on 29 February is looked for on 28 February in plain years alone', () => {
    expect(anniversaryKeysBetween('2026-02-28', '2026-03-01')).toContainEqual({ on: '2026-02-28', key: 229 });
    expect(anniversaryKeysBetween('2028-02-28', '2028-02-29')).toEqual([{ on: '2028-02-28', key: 228 }]);
  });
});
