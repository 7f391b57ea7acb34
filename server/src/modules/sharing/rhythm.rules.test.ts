import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { knownNonWorkingDays, sessionDates, weekdayFits, type NonWorkingDay, type RhythmPlan } from './rhythm.rules.ts';

const FRIDAY = 5;
const everyDayWorks: NonWorkingDay = () => false;
const plan = (change: Partial<RhythmPlan>): RhythmPlan => ({
  kind: 'WEEKLY',
  weekday: FRIDAY,
  startsOn: '2026-11-01',
  endsOn: null,
  holidayRule: 'SKIP',
  ...change,
});
const held = (rhythm: RhythmPlan, from: string, to: string, isNonWorking = everyDayWorks): string[] =>
  sessionDates(rhythm, from, to, isNonWorking).map((session) => session.heldOn);

describe('the dates of a rhythm', () => {
  it('are every Friday for a weekly one', () => {
    expect(held(plan({}), '2026-11-01', '2026-12-01')).toEqual(['2026-11-06', '2026-11-13', '2026-11-20', '2026-11-27']);
  });

  it('are every other Friday for one of every two weeks, counted from its start, not from the window', () => {
    const rhythm = plan({ kind: 'BIWEEKLY' });
    expect(held(rhythm, '2026-11-01', '2026-12-12')).toEqual(['2026-11-06', '2026-11-20', '2026-12-04']);
    expect(held(rhythm, '2026-11-07', '2026-12-12')).toEqual(['2026-11-20', '2026-12-04']);
  });

  it('are the 1st and the 15th for fixed dates', () => {
    const rhythm = plan({ kind: 'HALF_MONTH_DATES', weekday: null });
    expect(held(rhythm, '2026-11-01', '2027-01-02')).toEqual(['2026-11-01', '2026-11-15', '2026-12-01', '2026-12-15', '2027-01-01']);
  });

  it('are the 1st and 3rd Friday for half-month weekdays, also in a month that begins on a Friday', () => {
    const rhythm = plan({ kind: 'HALF_MONTH_WEEKDAYS' });
    expect(held(rhythm, '2026-12-01', '2027-02-01')).toEqual(['2026-12-04', '2026-12-18', '2027-01-01', '2027-01-15']);
  });

  it('end with the last day of the series, which counts', () => {
    expect(held(plan({ endsOn: '2026-11-13' }), '2026-11-01', '2027-01-01')).toEqual(['2026-11-06', '2026-11-13']);
  });

  it('are none in a window before the series begins', () => {
    expect(held(plan({}), '2026-10-01', '2026-11-01')).toEqual([]);
  });
});

describe('the holiday rule', () => {
  const nationalDay = new Set(['2026-10-01', '2026-10-02', '2026-10-03', '2026-10-04', '2026-10-05', '2026-10-06', '2026-10-07']);
  const onHoliday = (day: string): boolean => nationalDay.has(day);
  const monthly = (holidayRule: RhythmPlan['holidayRule']): RhythmPlan =>
    plan({ kind: 'HALF_MONTH_DATES', weekday: null, startsOn: '2026-01-01', holidayRule });

  it('moves a session to the last working day before', () => {
    expect(sessionDates(monthly('EARLIER'), '2026-10-01', '2026-10-02', onHoliday)).toEqual([
      { originalOn: '2026-10-01', heldOn: '2026-09-30' },
    ]);
  });

  it('moves a session to the first working day after', () => {
    expect(held(monthly('LATER'), '2026-10-01', '2026-10-02', onHoliday)).toEqual(['2026-10-08']);
  });

  it('skips a session', () => {
    expect(held(monthly('SKIP'), '2026-10-01', '2026-11-01', onHoliday)).toEqual(['2026-10-15']);
  });

  it('skips a session rather than put it on or beyond the day of the next one', () => {
    const aWeekOff = (day: string): boolean => day >= '2026-11-13' && day <= '2026-11-20';
    expect(held(plan({ holidayRule: 'LATER' }), '2026-11-01', '2026-12-01', aWeekOff)).toEqual(['2026-11-06', '2026-11-21', '2026-11-27']);
  });

  it('never moves a session before the series begins', () => {
    const rhythm = plan({ kind: 'HALF_MONTH_DATES', weekday: null, startsOn: '2026-08-01', holidayRule: 'EARLIER' });
    expect(held(rhythm, '2026-08-01', '2026-09-01', knownNonWorkingDays('HALF_MONTH_DATES'))).toEqual(['2026-08-14']);
  });

  it('knows weekends for fixed dates, and leaves a chosen Saturday alone', () => {
    expect(knownNonWorkingDays('HALF_MONTH_DATES')('2026-11-28')).toBe(true);
    expect(knownNonWorkingDays('HALF_MONTH_DATES')('2026-11-27')).toBe(false);
    expect(knownNonWorkingDays('WEEKLY')('2026-11-28')).toBe(false);
  });
});

describe('a weekday', () => {
  it('is needed by every rhythm but the fixed dates, which have none', () => {
    expect(weekdayFits('WEEKLY', 5)).toBe(true);
    expect(weekdayFits('WEEKLY', null)).toBe(false);
    expect(weekdayFits('BIWEEKLY', 8)).toBe(false);
    expect(weekdayFits('HALF_MONTH_DATES', null)).toBe(true);
    expect(weekdayFits('HALF_MONTH_DATES', 5)).toBe(false);
  });
});

describe('whatever the rhythm, the start and the holidays', () => {
  const day = fc.integer({ min: 0, max: 4000 }).map((days) => Temporal.PlainDate.from('2020-01-01').add({ days }).toString());
  const weekday = fc.integer({ min: 1, max: 7 });
  const anyPlan: fc.Arbitrary<RhythmPlan> = fc
    .record({
      kind: fc.constantFrom('WEEKLY', 'BIWEEKLY', 'HALF_MONTH_DATES', 'HALF_MONTH_WEEKDAYS' as const),
      weekday,
      startsOn: day,
      holidayRule: fc.constantFrom('EARLIER', 'LATER', 'SKIP' as const),
    })
    .map((drawn) => ({ ...drawn, weekday: drawn.kind === 'HALF_MONTH_DATES' ? null : drawn.weekday, endsOn: null }));
  const holidays = fc.integer({ min: 2, max: 60 }).map((every) => (date: string) => dayNumber(date) % every < every / 3);
  const dayNumber = (date: string): number => Temporal.PlainDate.from('2020-01-01').until(date).days;
  const later = (date: string, span: Temporal.DurationLike): string => Temporal.PlainDate.from(date).add(span).toString();

  it('a half-month rhythm has 24 sessions in any twelve months after its start', () => {
    fc.assert(
      fc.property(anyPlan, (rhythm) => {
        fc.pre(rhythm.kind.startsWith('HALF_MONTH'));
        // Not the month right after: its first session may be moved to a day before the start, and is not held then.
        const firstOfMonth = Temporal.PlainDate.from(rhythm.startsOn).with({ day: 1 }).add({ months: 2 }).toString();
        const moved = rhythm.holidayRule === 'SKIP' ? everyDayWorks : knownNonWorkingDays(rhythm.kind);
        expect(held(rhythm, firstOfMonth, later(firstOfMonth, { months: 12 }), moved)).toHaveLength(24);
      }),
    );
  });

  it('two windows side by side give what one window over both gives', () => {
    fc.assert(
      fc.property(anyPlan, holidays, fc.nat(200), fc.nat(200), (rhythm, isNonWorking, first, second) => {
        const from = later(rhythm.startsOn, { days: -20 });
        const middle = later(from, { days: first });
        const to = later(middle, { days: second });
        const pieces = [...sessionDates(rhythm, from, middle, isNonWorking), ...sessionDates(rhythm, middle, to, isNonWorking)];
        expect(pieces).toEqual(sessionDates(rhythm, from, to, isNonWorking));
      }),
    );
  });

  it('sessions are held in their order, one a day, on working days, not before the start', () => {
    fc.assert(
      fc.property(anyPlan, holidays, (rhythm, isNonWorking) => {
        const days = held(rhythm, rhythm.startsOn, later(rhythm.startsOn, { days: 400 }), isNonWorking);
        expect(days).toEqual([...new Set(days)].toSorted());
        expect(days.every((date) => !isNonWorking(date) && date >= rhythm.startsOn)).toBe(true);
      }),
    );
  });
});
