import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { type Birthday, type BirthdayKey, birthdayFault, keptBetween, keptIn, keysBetween, nextOn, yearOf } from './birthday.rules.ts';
import { leapMonthOf, lunarDateOf, lunarMonth, lunarMonths } from './lunar-calendar.rules.ts';

const solar = (month: number, day: number, rest: Partial<Birthday> = {}): Birthday => ({
  calendar: 'SOLAR',
  month,
  day,
  leapMonth: false,
  leapDayKeeping: 'FEB_28',
  leapMonthKeeping: 'PLAIN_MONTH',
  ...rest,
});
const lunar = (month: number, day: number, rest: Partial<Birthday> = {}): Birthday => ({
  ...solar(month, day),
  calendar: 'LUNAR',
  ...rest,
});
const today = '2026-11-23';

const rules = {
  leapDayKeeping: fc.constantFrom('FEB_28' as const, 'MAR_1' as const, 'LEAP_YEARS_ONLY' as const),
  leapMonthKeeping: fc.constantFrom('PLAIN_MONTH' as const, 'SKIPPED' as const),
};
const anySolar: fc.Arbitrary<Birthday> = fc.record({ ordinal: fc.integer({ min: 1, max: 366 }), ...rules }).map(({ ordinal, ...rest }) => {
  const date = new Temporal.PlainDate(2000, 1, 1).add({ days: ordinal - 1 });
  return solar(date.month, date.day, rest);
});
const anyLunar: fc.Arbitrary<Birthday> = fc
  .record({ month: fc.integer({ min: 1, max: 12 }), day: fc.integer({ min: 1, max: 30 }), leapMonth: fc.boolean(), ...rules })
  .filter(({ month, leapMonth }) => !leapMonth || (month > 1 && month < 12))
  .map(({ month, day, ...rest }) => lunar(month, day, rest));
const anyBirthday = fc.oneof(anySolar, anyLunar);
const anyDate = fc.integer({ min: 0, max: 55_000 }).map((days) => new Temporal.PlainDate(1950, 1, 1).add({ days }).toString());
const after = (date: string, days: number) => Temporal.PlainDate.from(date).add({ days }).toString();

const matches = (birthday: Birthday, key: BirthdayKey): boolean =>
  birthday.calendar === key.calendar &&
  birthday.month === key.month &&
  birthday.day === key.day &&
  birthday.leapMonth === key.leapMonth &&
  (key.leapDayKeeping === undefined || birthday.leapDayKeeping === key.leapDayKeeping) &&
  (key.leapMonthKeeping === undefined || birthday.leapMonthKeeping === key.leapMonthKeeping);

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
    expect(keptIn(lunar(month, 1, { leapMonth: true }), year)).toBe(on);
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

describe('when a birthday is kept', () => {
  it('keeps 29 February on itself in a leap year, whatever the rule', () => {
    for (const leapDayKeeping of ['FEB_28', 'MAR_1', 'LEAP_YEARS_ONLY'] as const)
      expect(keptIn(solar(2, 29, { leapDayKeeping }), 2024)).toBe('2024-02-29');
  });

  it('keeps 29 February by the person’s rule in a year without it', () => {
    expect(keptIn(solar(2, 29), 2026)).toBe('2026-02-28');
    expect(keptIn(solar(2, 29, { leapDayKeeping: 'MAR_1' }), 2026)).toBe('2026-03-01');
    expect(keptIn(solar(2, 29, { leapDayKeeping: 'LEAP_YEARS_ONLY' }), 2026)).toBeNull();
    expect(keptIn(solar(2, 29), 1900)).toBe('1900-02-28');
  });

  it('keeps a leap-month birthday in the leap month where the year has it, else by the person’s rule', () => {
    const born = lunar(4, 8, { leapMonth: true });
    expect(keptIn(born, 2020)).toBe('2020-05-30');
    expect(keptIn(born, 2021)).toBe('2021-05-19');
    expect(keptIn({ ...born, leapMonthKeeping: 'SKIPPED' }, 2021)).toBeNull();
  });

  it('keeps a plain-month birthday in the plain month of a year that repeats it', () => {
    expect(keptIn(lunar(4, 8), 2020)).toBe('2020-04-30');
  });

  it('keeps 腊月三十 on New Year’s Eve where the twelfth month has 29 days', () => {
    expect(lunarMonth(2025, 12, false)!.days).toBe(29);
    expect(keptIn(lunar(12, 30), 2025)).toBe('2026-02-16');
    expect(keptIn(lunar(12, 30), 2026)).toBe('2027-02-05');
  });

  it('finds the next one today, later, or by its rule in the next leap year', () => {
    expect(nextOn(solar(11, 23), today)).toBe('2026-11-23');
    expect(nextOn(solar(11, 22), today)).toBe('2027-11-22');
    expect(nextOn(solar(2, 29, { leapDayKeeping: 'LEAP_YEARS_ONLY' }), today)).toBe('2028-02-29');
    expect(nextOn(lunar(12, 8), '2026-01-10')).toBe('2026-01-26');
    expect(nextOn(lunar(9, 1, { leapMonth: true, leapMonthKeeping: 'SKIPPED' }), today)).toBe('2109-10-24');
  });

  it('answers null where the rule keeps none within reach', () => {
    expect(nextOn(lunar(10, 1, { leapMonth: true, leapMonthKeeping: 'SKIPPED' }), today)).toBeNull();
  });

  it('keeps none before the birth year', () => {
    expect(keptBetween(solar(5, 1, { year: 1990 }), '1988-01-01', '1992-01-01').map(({ on }) => on)).toEqual(['1990-05-01', '1991-05-01']);
  });

  it('goes right across the end of a year in both calendars', () => {
    const window = ['2026-12-20', '2027-02-07'] as const;
    expect(keptBetween(solar(1, 1), ...window)).toEqual([{ on: '2027-01-01', keptYear: 2027 }]);
    expect(keptBetween(lunar(12, 30), ...window)).toEqual([{ on: '2027-02-05', keptYear: 2026 }]);
    expect(keptBetween(lunar(1, 1), ...window)).toEqual([{ on: '2027-02-06', keptYear: 2027 }]);
  });

  it('keeps at most one birthday in a year of its calendar, on an existing day', () => {
    fc.assert(
      fc.property(anyBirthday, fc.integer({ min: 1950, max: 2090 }), (birthday, year) => {
        const on = keptIn(birthday, year);
        if (on === null) return;
        expect(Temporal.PlainDate.from(on).toString()).toBe(on);
        expect(yearOf(birthday.calendar, on)).toBe(year);
      }),
    );
  });

  it('says of nextOn that nothing is kept between today and it', () => {
    fc.assert(
      fc.property(anyBirthday, anyDate, (birthday, from) => {
        const next = nextOn(birthday, from);
        if (next === null) return;
        expect(keptBetween(birthday, from, after(next, 1)).map(({ on }) => on)).toEqual([next]);
      }),
    );
  });
});

describe('the keys of a window', () => {
  it('match exactly the birthdays that are kept in it', () => {
    fc.assert(
      fc.property(anyBirthday, anyDate, fc.integer({ min: 0, max: 70 }), (birthday, from, days) => {
        const to = after(from, days);
        const byKeys = keysBetween(from, to).filter((key) => matches(birthday, key));
        expect(byKeys.map(({ on, keptYear }) => ({ on, keptYear }))).toEqual(keptBetween(birthday, from, to));
      }),
      { numRuns: 300 },
    );
  });

  it('are found for the days on which few birthdays fall', () => {
    const awkward = [
      solar(2, 29),
      solar(2, 29, { leapDayKeeping: 'MAR_1' }),
      solar(2, 29, { leapDayKeeping: 'LEAP_YEARS_ONLY' }),
      lunar(12, 30),
      ...[2, 4, 6, 11].flatMap((month) =>
        [29, 30].flatMap((day) => [
          lunar(month, day, { leapMonth: true }),
          lunar(month, day, { leapMonth: true, leapMonthKeeping: 'SKIPPED' }),
        ]),
      ),
    ];
    const keys = keysBetween('2019-06-01', '2034-06-01');
    for (const birthday of awkward) {
      const byKeys = keys.filter((key) => matches(birthday, key));
      expect(byKeys.map(({ on }) => on)).toEqual(keptBetween(birthday, '2019-06-01', '2034-06-01').map(({ on }) => on));
    }
  });

  it('are at most a handful a day', () => {
    expect(keysBetween('2026-01-01', '2027-01-01').length).toBeLessThan(365 * 4);
    expect(keysBetween(today, today)).toEqual([]);
  });
});

describe('a birthday that cannot be', () => {
  it.each([
    ['month 13', solar(13, 1), 'month', 'OUT_OF_RANGE'],
    ['30 February', solar(2, 30), 'day', 'OUT_OF_RANGE'],
    ['29 February of a plain year', solar(2, 29, { year: 2023 }), 'day', 'NO_SUCH_DAY'],
    ['a solar leap month', solar(4, 8, { leapMonth: true }), 'leapMonth', 'NO_SUCH_LEAP_MONTH'],
    ['a day after today', solar(11, 24, { year: 2026 }), 'year', 'IN_THE_FUTURE'],
    ['a year long past', solar(1, 1, { year: 1899 }), 'year', 'OUT_OF_RANGE'],
    ['a leap month that year did not have', lunar(4, 8, { leapMonth: true, year: 2021 }), 'leapMonth', 'NO_SUCH_LEAP_MONTH'],
    ['another leap month than the year’s', lunar(4, 8, { leapMonth: true, year: 2023 }), 'leapMonth', 'NO_SUCH_LEAP_MONTH'],
    ['a leap first month', lunar(1, 8, { leapMonth: true }), 'leapMonth', 'NO_SUCH_LEAP_MONTH'],
    ['the 30th of a month of 29 days', lunar(12, 30, { year: 2025 }), 'day', 'NO_SUCH_DAY'],
    ['the 31st of a lunar month', lunar(3, 31), 'day', 'OUT_OF_RANGE'],
  ])('is refused with a reason: %s', (_name, birthday, field, code) => {
    expect(birthdayFault(birthday, today)).toMatchObject({
      field,
      code,
      message: { zh: expect.stringMatching(/\p{Script=Han}/u) as string, en: expect.stringMatching(/^[A-Z]/) as string },
    });
  });

  it('is not refused where some year has the day', () => {
    for (const birthday of [
      solar(2, 29),
      solar(2, 29, { year: 2024 }),
      lunar(12, 30),
      lunar(4, 8, { leapMonth: true }),
      lunar(4, 8, { leapMonth: true, year: 2020 }),
    ]) {
      expect(birthdayFault(birthday, today)).toBeNull();
    }
  });
});
