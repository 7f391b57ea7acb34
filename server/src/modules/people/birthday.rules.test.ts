import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import {
  type Birthday,
  type BirthdayKey,
  birthdayFault,
  completed,
  counterpartOf,
  daysOfMonth,
  keptBetween,
  keptIn,
  keysBetween,
  nextOn,
  yearOf,
} from './birthday.rules.ts';
import { lunarMonth } from './lunar-calendar.rules.ts';

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

const days = fc.integer({ min: 0, max: 400 });
const isLeapDay = ({ calendar, month, day }: Birthday): boolean => calendar === 'SOLAR' && month === 2 && day === 29;

const matches = (birthday: Birthday, key: BirthdayKey): boolean =>
  birthday.calendar === key.calendar &&
  birthday.month === key.month &&
  birthday.day === key.day &&
  birthday.leapMonth === key.leapMonth &&
  (key.leapDayKeeping === undefined || birthday.leapDayKeeping === key.leapDayKeeping) &&
  (key.leapMonthKeeping === undefined || birthday.leapMonthKeeping === key.leapMonthKeeping);

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

  it('keeps exactly one in each year of its calendar, unless its rule skips the years that lack the day', () => {
    fc.assert(
      fc.property(anyBirthday, fc.integer({ min: 1950, max: 2090 }), (birthday, year) => {
        const skips = birthday.leapMonth
          ? birthday.leapMonthKeeping === 'SKIPPED' && !lunarMonth(year, birthday.month, true)
          : isLeapDay(birthday) && birthday.leapDayKeeping === 'LEAP_YEARS_ONLY' && !new Temporal.PlainDate(year, 1, 1).inLeapYear;
        expect(keptIn(birthday, year) === null).toBe(skips);
        const ofYear = [keptIn(lunar(1, 1), year)!, keptIn(lunar(1, 1), year + 1)!] as const;
        const inYear = birthday.calendar === 'LUNAR' ? ofYear : ([`${year}-01-01`, `${year + 1}-01-01`] as const);
        expect(keptBetween(birthday, ...inYear)).toHaveLength(skips ? 0 : 1);
      }),
    );
  });

  it('lets a solar year hold a lunar birthday twice, once, or never', () => {
    const times = (birthday: Birthday, year: number) => keptBetween(birthday, `${year}-01-01`, `${year + 1}-01-01`).map(({ on }) => on);
    expect(times(lunar(11, 24), 2024)).toEqual(['2024-01-05', '2024-12-24']);
    expect(times(lunar(11, 24), 2025)).toEqual([]);
    expect(times(lunar(11, 24), 2026)).toEqual(['2026-01-12']);
  });

  it('tiles: what is kept in two windows that meet is what is kept in the whole', () => {
    fc.assert(
      fc.property(anyBirthday, anyDate, days, days, (birthday, from, first, second) => {
        const middle = after(from, first);
        const to = after(middle, second);
        expect([...keptBetween(birthday, from, middle), ...keptBetween(birthday, middle, to)]).toEqual(keptBetween(birthday, from, to));
        expect([...keysBetween(from, middle), ...keysBetween(middle, to)]).toEqual(keysBetween(from, to));
      }),
      { numRuns: 60 },
    );
  });

  it('misses none over New Year, neither of the solar nor of the lunar year', () => {
    fc.assert(
      fc.property(anyBirthday, fc.integer({ min: 1950, max: 2090 }), (birthday, year) => {
        const days = keptBetween(birthday, `${year}-12-01`, `${year + 1}-03-01`).map(({ on }) => on);
        const kept = [year - 1, year, year + 1].map((each) => keptIn(birthday, each));
        expect(days).toEqual(kept.filter((on) => on !== null && on >= `${year}-12-01` && on < `${year + 1}-03-01`));
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

describe('the counterpart of a birthday', () => {
  it.each([
    ['a solar day of January', solar(1, 20, { year: 1990 }), { calendar: 'LUNAR', year: 1989, month: 12, day: 24, leapMonth: false }],
    ['a day of a leap month', solar(5, 30, { year: 2020 }), { calendar: 'LUNAR', year: 2020, month: 4, day: 8, leapMonth: true }],
    ['腊月三十', lunar(12, 30, { year: 1984 }), { calendar: 'SOLAR', year: 1985, month: 2, day: 19, leapMonth: false }],
    ['a leap month', lunar(4, 8, { year: 2020, leapMonth: true }), { calendar: 'SOLAR', year: 2020, month: 5, day: 30, leapMonth: false }],
  ])('is the same day in the other calendar: %s', (_name, birthday, other) => {
    expect(counterpartOf(birthday)).toMatchObject(other);
  });

  it('is not known where the year is not', () => {
    expect([counterpartOf(solar(5, 30)), counterpartOf(lunar(4, 8))]).toEqual([null, null]);
  });

  it('leads back to the birthday', () => {
    fc.assert(
      fc.property(anyBirthday, fc.integer({ min: 1900, max: 2026 }), (born, year) => {
        const birthday = { ...born, year };
        fc.pre(birthdayFault(birthday, '2028-01-01') === null);
        expect(counterpartOf(counterpartOf(birthday)!)).toEqual(birthday);
      }),
    );
  });

  it('is kept next by its own calendar and by the person’s rules', () => {
    const born = solar(2, 29, { year: 1992, leapDayKeeping: 'MAR_1' });
    expect(nextOn(counterpartOf(born)!, today)).toBe('2027-03-03');
    expect(nextOn(counterpartOf(counterpartOf(born)!)!, today)).toBe('2027-03-01');
  });
});

describe('a change that leaves out the year', () => {
  const stored = lunar(4, 8, { leapMonth: true, year: 1963 });

  it('keeps year and leap month of the same month', () => {
    expect(completed({ calendar: 'LUNAR', month: 4, day: 9 }, stored, today)).toEqual({
      calendar: 'LUNAR',
      month: 4,
      day: 9,
      leapMonth: true,
      year: 1963,
    });
  });

  it('keeps the year of another month, without its leap', () => {
    expect(completed({ calendar: 'LUNAR', month: 5, day: 9 }, stored, today)).toMatchObject({ month: 5, leapMonth: false, year: 1963 });
  });

  it('drops a year which the new day cannot be of, and never refuses what it cannot show', () => {
    expect(completed({ calendar: 'LUNAR', month: 6, day: 1, leapMonth: true }, stored, today)).toMatchObject({
      leapMonth: true,
      year: null,
    });
    expect(completed({ calendar: 'SOLAR', month: 2, day: 29 }, solar(2, 28, { year: 1991 }), today)).toMatchObject({ day: 29, year: null });
    expect(completed({ calendar: 'SOLAR', month: 5, day: 1 }, stored, today)).toMatchObject({ leapMonth: false, year: null });
  });

  it('is refused only for what it says itself', () => {
    fc.assert(
      fc.property(anyBirthday, anyBirthday, fc.integer({ min: 1900, max: 2025 }), (before, { calendar, month, day }, year) => {
        expect(birthdayFault(completed({ calendar, month, day }, { ...before, year }, today), today)).toBeNull();
      }),
    );
  });

  it('clears the year where it says null, and takes the one that it says', () => {
    expect(completed({ calendar: 'LUNAR', month: 4, day: 8, year: null }, stored, today)).toMatchObject({ leapMonth: true, year: null });
    expect(completed({ calendar: 'LUNAR', month: 4, day: 8, year: 1990 }, stored, today)).toMatchObject({ leapMonth: false, year: 1990 });
  });
});

describe('the days of a month', () => {
  it.each([
    [{ calendar: 'SOLAR', month: 2, leapMonth: false, year: null }, 29],
    [{ calendar: 'SOLAR', month: 2, leapMonth: false, year: 2023 }, 28],
    [{ calendar: 'LUNAR', month: 12, leapMonth: false, year: null }, 30],
    [{ calendar: 'LUNAR', month: 12, leapMonth: false, year: 2025 }, 29],
    [{ calendar: 'LUNAR', month: 4, leapMonth: true, year: 2021 }, 30],
  ] as const)('of %o are %i', (month, count) => {
    expect(daysOfMonth(month)).toBe(count);
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
