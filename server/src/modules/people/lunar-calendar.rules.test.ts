import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { keptIn, yearOf } from './birthday.rules.ts';
import { leapMonthOf, lunarDateOf, type LunarMonthSpan, lunarMonths } from './lunar-calendar.rules.ts';

const lunar = (month: number, day: number, leapMonth = false) =>
  ({ calendar: 'LUNAR', month, day, leapMonth, leapDayKeeping: 'FEB_28', leapMonthKeeping: 'PLAIN_MONTH' }) as const;

/**
 * The Hong Kong Observatory's Gregorian-Lunar Calendar Conversion Tables (hko.gov.hk/en/gts/time/conversion.htm) from 1901 to 2100, as leap months
 * and lengths of months. The usual five hexadecimal digits a year: the last is the leap month (0: none), the three before it have a bit for each
 * month from the first (1: 30 days), the first says whether the leap month has 30. Taken from published tables of this form, of which those that
 * were compared with the Observatory's texts day by day agree (their 1933, 1954 and 1978 had errors that are long mended); the text files
 * themselves were not at hand.
 */
const observatory = [
  '04ae0 0a570 054d5 0d260 0d950 16554 056a0 09ad0 055d2 04ae0', // 1901–1910
  '0a5b6 0a4d0 0d250 1d255 0b540 0d6a0 0ada2 095b0 14977 04970', // 1911–1920
  '0a4b0 0b4b5 06a50 06d40 1ab54 02b60 09570 052f2 04970 06566', // 1921–1930
  '0d4a0 0ea50 16a95 05ad0 02b60 186e3 092e0 1c8d7 0c950 0d4a0', // 1931–1940
  '1d8a6 0b550 056a0 1a5b4 025d0 092d0 0d2b2 0a950 0b557 06ca0', // 1941–1950
  '0b550 15355 04da0 0a5b0 14573 052b0 0a9a8 0e950 06aa0 0aea6', // 1951–1960
  '0ab50 04b60 0aae4 0a570 05260 0f263 0d950 05b57 056a0 096d0', // 1961–1970
  '04dd5 04ad0 0a4d0 0d4d4 0d250 0d558 0b540 0b6a0 195a6 095b0', // 1971–1980
  '049b0 0a974 0a4b0 0b27a 06a50 06d40 0af46 0ab60 09570 04af5', // 1981–1990
  '04970 064b0 074a3 0ea50 06b58 05ac0 0ab60 096d5 092e0 0c960', // 1991–2000
  '0d954 0d4a0 0da50 07552 056a0 0abb7 025d0 092d0 0cab5 0a950', // 2001–2010
  '0b4a0 0baa4 0ad50 055d9 04ba0 0a5b0 15176 052b0 0a930 07954', // 2011–2020
  '06aa0 0ad50 05b52 04b60 0a6e6 0a4e0 0d260 0ea65 0d530 05aa0', // 2021–2030
  '076a3 096d0 04afb 04ad0 0a4d0 1d0b6 0d250 0d520 0dd45 0b5a0', // 2031–2040
  '056d0 055b2 049b0 0a577 0a4b0 0aa50 1b255 06d20 0ada0 14b63', // 2041–2050
  '09370 049f8 04970 064b0 168a6 0ea50 06aa0 1a6c4 0aae0 092e0', // 2051–2060
  '0d2e3 0c960 0d557 0d4a0 0da50 05d55 056a0 0a6d0 055d4 052d0', // 2061–2070
  '0a9b8 0a950 0b4a0 0b6a6 0ad50 055a0 0aba4 0a5b0 052b0 0b273', // 2071–2080
  '06930 07337 06aa0 0ad50 14b55 04b60 0a570 054e4 0d160 0e968', // 2081–2090
  '0d520 0daa0 16aa6 056d0 04ae0 0a9d4 0a2d0 0d150 0f252 0d520', // 2091–2100
]
  .join(' ')
  .split(' ')
  .map((code) => parseInt(code, 16));

/**
 * Where astronomy and the Observatory's table part. The new moon of 28/29 September 2057 falls within a minute of midnight in China, and the
 * Observatory itself says that its tables may be out by a day there: it begins the ninth month on the 28th, tyme4ts on the 29th.
 */
const exceptions: Readonly<Record<number, { ours: string; observatory: string }>> = {
  2057: { ours: '29 30 30 29 30 29 30 30 29 29 30 29', observatory: '29 30 30 29 30 29 30 29 30 29 30 29' },
};

const FIRST_NEW_YEAR = Temporal.PlainDate.from('1901-02-19');

/** The months of a year as its code says them: 4 is the fourth, 4+ its repetition. */
function monthsOf(code: number): { name: string; days: number }[] {
  const leap = code & 0xf;
  return Array.from({ length: 12 }, (_, index) => index + 1).flatMap((month) => {
    const plain = { name: String(month), days: code & (0x10000 >> month) ? 30 : 29 };
    return month === leap ? [plain, { name: `${month}+`, days: code & 0x10000 ? 30 : 29 }] : [plain];
  });
}

const nameOf = ({ month, leap }: LunarMonthSpan): string => (leap ? `${month}+` : String(month));
const lengths = (months: readonly { days: number }[]): string => months.map(({ days }) => days).join(' ');

describe('the Hong Kong Observatory’s tables from 1901 to 2100', () => {
  it('have the same months of the same lengths as ours, but for the exceptions', () => {
    expect(observatory).toHaveLength(200);
    for (const [index, code] of observatory.entries()) {
      const year = 1901 + index;
      const theirs = monthsOf(code);
      const ours = lunarMonths(year);
      expect(ours.map(nameOf), `months of ${year}`).toEqual(theirs.map(({ name }) => name));
      const exception = exceptions[year];
      if (exception) expect({ ours: lengths(ours), observatory: lengths(theirs) }, `exception ${year}`).toEqual(exception);
      else expect(lengths(ours), `lengths in ${year}`).toBe(lengths(theirs));
    }
  });

  it('have the same lunar day as ours on every solar day, but for the month of the exception', () => {
    const differing: string[] = [];
    let on = FIRST_NEW_YEAR;
    for (const [index, code] of observatory.entries()) {
      for (const { name, days } of monthsOf(code)) {
        for (let day = 1; day <= days; day++, on = on.add({ days: 1 })) {
          const ours = lunarDateOf(on);
          if (ours.year !== 1901 + index || nameOf({ ...ours } as unknown as LunarMonthSpan) !== name || ours.day !== day)
            differing.push(on.toString());
        }
      }
    }
    expect(on.toString()).toBe('2101-01-29');
    expect([differing.length, differing[0], differing.at(-1)]).toEqual([30, '2057-09-28', '2057-10-27']);
  });
});

describe('the Chinese calendar', () => {
  // Source: Hong Kong Observatory, Gregorian-Lunar Calendar Conversion Tables (hko.gov.hk/en/gts/time/conversion.htm).
  it.each([
    [1985, '1985-02-20'],
    [2000, '2000-02-05'],
    [2020, '2020-01-25'],
    [2023, '2023-01-22'],
    [2024, '2024-02-10'],
    [2025, '2025-01-29'],
    [2026, '2026-02-17'],
    [2027, '2027-02-06'],
    [2028, '2028-01-26'],
    [2034, '2034-02-19'],
  ])('begins %i on %s', (year, on) => {
    expect(keptIn(lunar(1, 1), year)).toBe(on);
  });

  // Same source: 闰四月 2020, 闰二月 2023, 闰六月 2025, and 闰十一月 2033 (the year that many tables had wrong).
  it.each([
    [2020, 4, '2020-05-23'],
    [2023, 2, '2023-03-22'],
    [2025, 6, '2025-07-25'],
    [2033, 11, '2033-12-22'],
  ])('repeats in %i month %i from %s on', (year, month, on) => {
    expect(leapMonthOf(year)).toBe(month);
    expect(keptIn(lunar(month, 1, true), year)).toBe(on);
  });

  it('never repeats the first or the twelfth month between 1900 and 2200', () => {
    for (let year = 1900; year <= 2200; year++) expect([1, 12]).not.toContain(leapMonthOf(year));
  });

  it('has months of 29 or 30 days that follow each other without a gap', () => {
    for (let year = 1950; year < 2060; year++) {
      const months = [...lunarMonths(year), lunarMonths(year + 1)[0]!];
      for (const [index, span] of months.slice(0, -1).entries()) {
        expect([29, 30]).toContain(span.days);
        expect(span.firstOn.add({ days: span.days }).toString()).toBe(months[index + 1]!.firstOn.toString());
      }
    }
  });

  it('counts a solar day of January in the lunar year before', () => {
    expect(lunarDateOf(Temporal.PlainDate.from('1990-01-20'))).toEqual({ year: 1989, month: 12, leap: false, day: 24 });
    expect(yearOf('LUNAR', '1990-01-20')).toBe(1989);
    expect(yearOf('SOLAR', '1990-01-20')).toBe(1990);
  });
});
