import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, weekdayOf } from '../../platform/time/wall-clock.ts';
import { englishName } from './announced-days.rules.ts';
import {
  correctionOf,
  isWorkingDay,
  knownUntil,
  publicCalendar,
  shifted,
  workCalendar,
  workingDayAfter,
  workingDayBefore,
} from './holiday.rules.ts';

const calendar = workCalendar([]);

test('the public calendar knows days off and the weekend days that are worked for them', () => {
  expect(publicCalendar.get('2026-02-14')).toEqual({ on: '2026-02-14', working: true, name: '春节' });
  expect(publicCalendar.get('2026-02-23')).toEqual({ on: '2026-02-23', working: false, name: '春节' });
  expect(publicCalendar.get('2026-02-24')).toBeUndefined();
  expect(publicCalendar.get('2006-12-30')?.working).toBe(true);
});

test('of what was announced, worked days are on weekends alone, and each year has its seven days of National Day and Spring Festival', () => {
  const days = [...publicCalendar.values()];
  // The Monday to which the Spring Festival of 2020 was prolonged is named, too.
  expect(days.filter(({ on, working }) => working && weekdayOf(on) <= 5).map(({ on }) => on)).toEqual(['2020-02-03']);
  const off = (year: number, name: string) =>
    days.filter((day) => !day.working && day.on.startsWith(`${year}-`) && day.name.includes(name)).length;
  for (let year = 2008; year <= 2026; year += 1) {
    expect(off(year, '国庆节'), String(year)).toBeGreaterThanOrEqual(7);
    expect(off(year, '春节'), String(year)).toBeGreaterThanOrEqual(7);
  }
});

test('weekends are off, other days worked, and the calendar knows better', () => {
  expect(['2026-03-06', '2026-03-07', '2026-02-28', '2026-05-01'].map((on) => isWorkingDay(calendar, on))).toEqual([
    true,
    false,
    true,
    false,
  ]);
});

test('what falls on a day off is moved to the working day before, after, or not at all', () => {
  // 1 to 7 October 2026 are off, and so is the Sunday after the worked Saturday, the 10th.
  expect(shifted(calendar, '2026-10-04', 'EARLIER')).toBe('2026-09-30');
  expect(shifted(calendar, '2026-10-04', 'LATER')).toBe('2026-10-08');
  expect(shifted(calendar, '2026-10-04', 'NONE')).toBe('2026-10-04');
  expect(shifted(calendar, '2026-10-11', 'EARLIER')).toBe('2026-10-10');
  expect(shifted(calendar, '2026-10-12', 'EARLIER')).toBe('2026-10-12');
});

test('a working day before or after is worked, and between them and the day asked none is', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 9000 }), (days) => {
      const on = addDays('2006-01-01', days);
      for (const [found, step] of [
        [workingDayBefore(calendar, on), 1],
        [workingDayAfter(calendar, on), -1],
      ] as const) {
        expect(isWorkingDay(calendar, found)).toBe(true);
        for (let between = addDays(found, step); between !== on; between = addDays(between, step)) {
          expect(isWorkingDay(calendar, between)).toBe(false);
        }
      }
    }),
  );
});

test('who says that no day is worked gets the day back', () => {
  const never = workCalendar(
    Array.from({ length: 200 }, (_, index) => ({ on: addDays('2026-01-01', index), working: false, name: '停产' })),
  );
  expect(shifted(never, '2026-04-01', 'EARLIER')).toBe('2026-04-01');
});

test('a correction stands above the public calendar, and one that says the same is none', () => {
  const corrected = workCalendar([{ on: '2026-02-28', working: false, name: '公司休息' }]);
  expect(isWorkingDay(corrected, '2026-02-28')).toBe(false);
  expect(corrected.get('2026-02-28')?.corrected).toBe(true);
  expect(correctionOf({ on: '2026-02-28', working: true, name: '春节' })).toBeNull();
  expect(correctionOf({ on: '2026-02-28', working: true, name: '正常上班' })).not.toBeNull();
});

test('whoever reads the English name of a public holiday and sends it back renames nothing', () => {
  expect(correctionOf({ on: '2026-02-17', working: false, name: 'Spring Festival' })).toBeNull();
  expect(correctionOf({ on: '2026-02-17', working: true, name: 'Spring Festival' })).toEqual({
    on: '2026-02-17',
    working: true,
    name: '春节',
  });
  expect(correctionOf({ on: '2026-03-17', working: false, name: 'Spring Festival' })?.name).toBe('Spring Festival');
});

test('a year is known once its National Day is', () => {
  expect(knownUntil(calendar)).toBe('2026-12-31');
  expect(knownUntil(workCalendar([{ on: '2027-03-01', working: false, name: '司庆' }]))).toBe('2026-12-31');
  expect(knownUntil(workCalendar([{ on: '2027-10-01', working: false, name: '国庆节' }]))).toBe('2027-12-31');
});

test('public holidays have English names, other days the one they were given', () => {
  expect(englishName('国庆节、中秋节')).toBe('National Day, Mid-Autumn Festival');
  expect(englishName('司庆')).toBe('司庆');
  for (const { name } of publicCalendar.values()) expect(englishName(name)).toMatch(/^[\w’, -]+$/);
});
