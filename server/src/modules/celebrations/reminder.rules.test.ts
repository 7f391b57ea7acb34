import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, daysBetween } from '../../platform/time/wall-clock.ts';
import { isWorkingDay, workCalendar } from '../holidays/holiday.rules.ts';
import {
  isOpen,
  type Kept,
  plannedOn,
  reminderKey,
  remindersOpen,
  type Rule,
  type Telling,
  toldToday,
  windowOpen,
} from './reminder.rules.ts';

const calendar = workCalendar([]);
const rule = (rest: Partial<Rule> = {}): Rule => ({
  id: 'rem_1',
  celebration: 'BIRTHDAY',
  recipients: 'MANAGER',
  daysAhead: 3,
  offDays: 'EARLIER',
  ...rest,
});
const birthday = (on: string, personId = 'li'): Kept => ({ kind: 'BIRTHDAY', personId, on });

/** What is told to one manager and the team that the manager is of, if the job runs on these days. */
function toldBy(rules: readonly Rule[], celebrations: readonly Kept[], days: readonly string[]): { today: string; telling: Telling }[] {
  const known = new Set<string>();
  return days.flatMap((today) => {
    const tellings = remindersOpen(rules, celebrations, calendar, today).flatMap((reminder) =>
      (reminder.rule.recipients === 'MANAGER' ? ['chen'] : ['chen', 'wang', 'li']).map((recipientId) => ({ recipientId, reminder })),
    );
    const fresh = toldToday(tellings).filter(({ recipientId, reminder }) => !known.has(`${recipientId} ${reminderKey(reminder)}`));
    for (const { recipientId, reminder } of fresh) known.add(`${recipientId} ${reminderKey(reminder)}`);
    return fresh.map((telling) => ({ today, telling }));
  });
}
const every = (from: string, count: number): string[] => Array.from({ length: count }, (_, index) => addDays(from, index));
const daysTold = (rules: readonly Rule[], on: string, days: readonly string[]): string[] =>
  toldBy(rules, [birthday(on)], days).map(({ today, telling }) => `${today} ${telling.recipientId}`);

describe('a reminder', () => {
  test('is told so many days ahead, on the working day before a weekend or holiday, after it, or on the very day', () => {
    // 10 March 2026 is a Tuesday; three days before it is a Saturday.
    const plans = (['EARLIER', 'LATER', 'NONE'] as const).map((offDays) => plannedOn(rule({ offDays }), '2026-03-10', calendar));
    expect(plans).toEqual(['2026-03-06', '2026-03-09', '2026-03-07']);
    // 1 to 7 October are off, Saturday the 10th is worked for it.
    expect(plannedOn(rule(), '2026-10-07', calendar)).toBe('2026-09-30');
    expect(plannedOn(rule({ daysAhead: 0 }), '2026-10-10', calendar)).toBe('2026-10-10');
    expect(plannedOn(rule({ daysAhead: 0, offDays: 'LATER' }), '2026-10-02', calendar)).toBe('2026-10-08');
  });

  test('comes once, however many days the job runs', () => {
    expect(daysTold([rule()], '2026-03-12', every('2026-03-01', 20))).toEqual(['2026-03-09 chen']);
  });

  test('that was missed by a stop is told while the day is still to come, and not after it', () => {
    expect(daysTold([rule()], '2026-03-12', ['2026-03-06', '2026-03-11'])).toEqual(['2026-03-11 chen']);
    expect(daysTold([rule()], '2026-03-12', ['2026-03-12'])).toEqual(['2026-03-12 chen']);
    expect(daysTold([rule()], '2026-03-12', ['2026-03-06', '2026-03-13'])).toEqual([]);
    expect(daysTold([rule({ daysAhead: 60 })], '2026-04-30', ['2026-02-27', '2026-03-25'])).toEqual([]);
  });

  test('that was missed leaves a day off in peace if a working day comes in time, and not if none does', () => {
    expect(daysTold([rule()], '2026-03-10', ['2026-03-07', '2026-03-09'])).toEqual(['2026-03-09 chen']);
    expect(daysTold([rule()], '2026-03-08', ['2026-03-07', '2026-03-09'])).toEqual(['2026-03-07 chen']);
  });

  test('that HR wants after the days off is told then, though the day is over', () => {
    expect(daysTold([rule({ daysAhead: 0, offDays: 'LATER' })], '2026-03-07', every('2026-03-01', 20))).toEqual(['2026-03-09 chen']);
  });

  test('is the later of two that were missed together, and both where none was', () => {
    const rules = [rule({ id: 'rem_1', daysAhead: 7 }), rule({ id: 'rem_2', daysAhead: 1 })];
    expect(daysTold(rules, '2026-03-12', ['2026-03-11', '2026-03-12'])).toEqual(['2026-03-11 chen']);
    expect(daysTold(rules, '2026-03-12', every('2026-03-01', 20))).toEqual(['2026-03-05 chen', '2026-03-11 chen']);
  });

  test('never goes to whose day it is', () => {
    expect(daysTold([rule({ recipients: 'TEAM', daysAhead: 0 })], '2026-03-12', ['2026-03-12'])).toEqual([
      '2026-03-12 chen',
      '2026-03-12 wang',
    ]);
  });

  test('of one kind says nothing of the other', () => {
    expect(toldBy([rule()], [{ kind: 'WORK_ANNIVERSARY', personId: 'li', on: '2026-03-12' }], every('2026-03-01', 20))).toEqual([]);
  });
});

const anyRule = fc.record({
  celebration: fc.constant('BIRTHDAY' as const),
  recipients: fc.constantFrom('MANAGER' as const, 'TEAM' as const),
  daysAhead: fc.integer({ min: 0, max: 60 }),
  offDays: fc.constantFrom('EARLIER' as const, 'LATER' as const, 'NONE' as const),
});
const anyRules = fc
  .array(anyRule, { minLength: 1, maxLength: 4 })
  .map((rules) => rules.map((each, index) => ({ ...each, id: `rem_${index}` })));
const anyDay = fc.integer({ min: 0, max: 4000 }).map((days) => addDays('2016-01-01', days));

test('whatever days the job runs, each rule tells each of its people once at most, not too early, not when it is over, and days off are left in peace', () => {
  fc.assert(
    fc.property(anyRules, anyDay, fc.array(fc.integer({ min: 0, max: 130 }), { maxLength: 60 }), (rules, on, runs) => {
      const days = runs.map((back) => addDays(on, 20 - back)).toSorted();
      const told = toldBy(rules, [birthday(on)], days);
      const keys = told.map(({ telling }) => `${telling.recipientId} ${telling.reminder.rule.id}`);
      expect(new Set(keys).size).toBe(keys.length);
      // Nobody hears the same twice on one day.
      const byDay = told.map(({ today, telling }) => `${today} ${telling.recipientId}`);
      expect(new Set(byDay).size).toBe(byDay.length);
      for (const { today, telling } of told) {
        const planned = plannedOn(telling.reminder.rule, on, calendar);
        expect(planned <= today).toBe(true);
        expect(today <= on || today === planned).toBe(true);
        const workedUntilThen = every(today, Math.max(daysBetween(today, on), 0) + 1).some((day) => isWorkingDay(calendar, day));
        if (telling.reminder.rule.offDays !== 'NONE' && workedUntilThen && daysBetween(planned, on) <= 20) {
          expect(isWorkingDay(calendar, today)).toBe(true);
        }
      }
    }),
    { numRuns: 300 },
  );
});

test('where the job runs every day, each rule with a day of its own tells each of its people on that day', () => {
  fc.assert(
    fc.property(anyRules, anyDay, (rules, on) => {
      const told = toldBy(rules, [birthday(on)], every(addDays(on, -130), 150));
      for (const recipientId of ['chen', 'wang']) {
        const heard = told.filter(({ telling }) => telling.recipientId === recipientId).map(({ today }) => today);
        const theirs = rules.filter(({ recipients }) => recipients === 'TEAM' || recipientId === 'chen');
        expect(heard).toEqual([...new Set(theirs.map((each) => plannedOn(each, on, calendar)))].toSorted());
      }
    }),
    { numRuns: 200 },
  );
});

test('if the job runs at all between the planned day and the celebration, it is told', () => {
  fc.assert(
    fc.property(anyRule, anyDay, fc.nat(19), (one, on, late) => {
      const planned = plannedOn({ ...one, id: 'rem_1' }, on, calendar);
      const today = addDays(planned, late);
      fc.pre(today <= on && (one.offDays === 'NONE' || isWorkingDay(calendar, today)));
      expect(daysTold([{ ...one, id: 'rem_1' }], on, [today])).toContain(`${today} chen`);
    }),
  );
});

test('the window holds the days of which there is something to tell, and ends with them', () => {
  fc.assert(
    fc.property(anyRules, anyDay, (rules, today) => {
      const days = every(addDays(today, -150), 320).filter((on) => rules.some((each) => isOpen(each, on, calendar, today)));
      const window = windowOpen(rules, calendar, today);
      expect(window && [window.from, addDays(window.to, -1)]).toEqual(days.length ? [days[0], days.at(-1)] : null);
    }),
    { numRuns: 50 },
  );
});

test('without rules there is nothing to tell', () => {
  expect(windowOpen([], calendar, '2026-03-02')).toBeNull();
});
