import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays } from '../../platform/time/wall-clock.ts';
import { type Birthday, keptBetween } from '../people/birthday.rules.ts';
import { daysOfCard, type Known, keptOn, signingOf } from './celebration-day.rules.ts';

const born: Birthday = {
  calendar: 'SOLAR',
  month: 3,
  day: 9,
  leapMonth: false,
  year: 1990,
  leapDayKeeping: 'FEB_28',
  leapMonthKeeping: 'PLAIN_MONTH',
};
const li: Known = { birthday: born, year: true, hiredOn: '2020-02-29', leftOn: null };

test('a birthday is kept by its own calendar, with the age where the year may be seen', () => {
  expect(keptOn('BIRTHDAY', '2026-03-09', li)).toEqual({ years: 36 });
  expect(keptOn('BIRTHDAY', '2026-03-10', li)).toBeNull();
  expect(keptOn('BIRTHDAY', '2026-03-09', { ...li, year: false })).toEqual({ years: null });
  expect(keptOn('BIRTHDAY', '2026-03-09', { ...li, birthday: null })).toBeNull();
  const lunar: Birthday = { ...born, calendar: 'LUNAR', month: 12, day: 30, year: 1989 };
  expect(keptOn('BIRTHDAY', '2026-02-16', { ...li, birthday: lunar })).toEqual({ years: 36 });
});

test('nobody has a birthday before they were born, unless that would tell the year', () => {
  expect(keptOn('BIRTHDAY', '1989-03-09', li)).toBeNull();
  expect(keptOn('BIRTHDAY', '1989-03-09', { ...li, year: false })).toEqual({ years: null });
});

test('an anniversary comes with whole years, on 28 February where the year has no 29th', () => {
  expect(keptOn('WORK_ANNIVERSARY', '2026-02-28', li)).toEqual({ years: 6 });
  expect(keptOn('WORK_ANNIVERSARY', '2026-03-01', li)).toBeNull();
  expect(keptOn('WORK_ANNIVERSARY', '2020-02-29', li)).toBeNull();
  expect(keptOn('WORK_ANNIVERSARY', '2026-02-28', { ...li, hiredOn: null })).toBeNull();
});

test('nothing is kept of somebody who has left before the day', () => {
  expect(keptOn('BIRTHDAY', '2026-03-09', { ...li, leftOn: '2026-03-08' })).toBeNull();
  expect(keptOn('BIRTHDAY', '2026-03-09', { ...li, leftOn: '2026-03-09' })).toEqual({ years: 36 });
});

test('a card is signed from two weeks before the day to a week after it', () => {
  const days = ['2026-02-22', '2026-02-23', '2026-03-16', '2026-03-17'];
  expect(days.map((today) => signingOf('2026-03-09', today))).toEqual(['TOO_EARLY', 'OPEN', 'OPEN', 'TOO_LATE']);
});

test('a card holds what was written for a day nearby, and no greeting is on two cards', () => {
  expect(daysOfCard('2026-03-09').from < '2026-03-08').toBe(true);
  const anyBirthday: fc.Arbitrary<Birthday> = fc.record({
    calendar: fc.constantFrom('SOLAR' as const, 'LUNAR' as const),
    month: fc.integer({ min: 2, max: 11 }),
    day: fc.integer({ min: 1, max: 28 }),
    leapMonth: fc.constant(false),
    leapDayKeeping: fc.constantFrom('FEB_28' as const, 'MAR_1' as const, 'LEAP_YEARS_ONLY' as const),
    leapMonthKeeping: fc.constantFrom('PLAIN_MONTH' as const, 'SKIPPED' as const),
  });
  const special = fc.constantFrom<Partial<Birthday>>(
    {},
    { calendar: 'SOLAR', month: 2, day: 29 },
    { calendar: 'LUNAR', leapMonth: true },
    { calendar: 'LUNAR', month: 12, day: 30 },
  );
  fc.assert(
    fc.property(anyBirthday, special, fc.integer({ min: 1960, max: 2080 }), (plain, rest, year) => {
      const days = keptBetween({ ...plain, ...rest }, `${year}-01-01`, `${year + 4}-01-01`).map(({ on }) => on);
      for (const [index, on] of days.slice(1).entries()) {
        expect(daysOfCard(days[index] ?? '').to < daysOfCard(on).from).toBe(true);
      }
    }),
  );
  expect(addDays(daysOfCard('2026-03-09').to, 1) > '2026-08-20').toBe(true);
});
