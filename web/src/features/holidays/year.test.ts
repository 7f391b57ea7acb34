import { describe, expect, it } from 'vitest';
import { dayAfterKey, isWeekend, kindOf, monthsOf } from './year';

describe('a year at a glance', () => {
  it('has each of its days once, below its weekday', () => {
    for (const [year, days] of [
      [2026, 365],
      [2028, 366],
    ] as const) {
      const shown = monthsOf(year).flatMap(({ weeks }) => weeks.flat().filter((day) => day !== null));
      expect(new Set(shown).size).toBe(days);
      expect([shown[0], shown.at(-1)]).toEqual([`${year}-01-01`, `${year}-12-31`]);
    }
    // 1 February 2026 is a Sunday.
    expect(monthsOf(2026)[1]?.weeks[0]).toEqual([null, null, null, null, null, null, '2026-02-01']);
    expect(monthsOf(2026)[1]?.weeks.at(-1)?.slice(0, 6)).toEqual([23, 24, 25, 26, 27, 28].map((day) => `2026-02-${day}`));
  });

  it('says of a day what its weekday says, or what is known better', () => {
    expect(['2026-03-06', '2026-03-07', '2026-03-08', '2026-03-09'].map(isWeekend)).toEqual([false, true, true, false]);
    const known = (working: boolean) => ({ working });
    expect(kindOf('2026-03-06', undefined)).toBe('worked');
    expect(kindOf('2026-03-07', undefined)).toBe('weekend');
    expect(kindOf('2026-03-07', known(true))).toBe('madeUp');
    expect(kindOf('2026-03-07', known(false))).toBe('off');
    expect(kindOf('2026-03-06', known(true))).toBe('worked');
  });

  it('is walked by arrow keys to its ends', () => {
    expect(dayAfterKey('ArrowDown', '2026-01-28')).toBe('2026-02-04');
    expect(dayAfterKey('ArrowLeft', '2026-03-01')).toBe('2026-02-28');
    expect(dayAfterKey('ArrowLeft', '2026-01-01')).toBeUndefined();
    expect(dayAfterKey('ArrowDown', '2026-12-28')).toBeUndefined();
    expect([dayAfterKey('Home', '2026-02-11'), dayAfterKey('End', '2026-02-11')]).toEqual(['2026-02-01', '2026-02-28']);
    expect(dayAfterKey('a', '2026-02-11')).toBeUndefined();
  });
});
