import { describe, expect, it } from 'vitest';
import { addDays, dayIn, daysBetween, firstOfMonth, hourIn, instantAt, isDay, localIn, mondayOf } from './days';

describe('calendar days', () => {
  it('goes over the end of a month, a year and February of a leap year', () => {
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
    expect(addDays('2026-03-01', -1)).toBe('2026-02-28');
  });

  it('knows a day from what only looks like one', () => {
    expect(isDay('2028-02-29')).toBe(true);
    for (const text of ['2026-02-30', '2027-02-29', '2026-13-01', '2026-1-1', 'tomorrow', '9999-12-31', ''])
      expect(isDay(text)).toBe(false);
  });

  it('finds the Monday of a week and the first of a month, over the end of a year too', () => {
    expect(mondayOf('2026-11-29')).toBe('2026-11-23');
    expect(mondayOf('2026-11-23')).toBe('2026-11-23');
    expect(firstOfMonth('2027-01-31', 1)).toBe('2027-02-01');
    expect(firstOfMonth('2027-01-15', -1)).toBe('2026-12-01');
  });

  it('counts days in both directions, clock changes notwithstanding', () => {
    expect(daysBetween('2026-03-01', '2026-04-01')).toBe(31);
    expect(daysBetween('2026-11-23', '2026-11-20')).toBe(-3);
  });

  it('knows the day of an instant where the company is', () => {
    expect(dayIn('Asia/Shanghai', '2026-11-22T16:00:00Z')).toBe('2026-11-23');
    expect(dayIn('America/New_York', '2026-11-23T04:59:00Z')).toBe('2026-11-22');
    expect(localIn('America/New_York', '2026-11-23T04:59:00Z')).toBe('2026-11-22T23:59');
    expect(hourIn('Asia/Shanghai', new Date('2026-11-22T16:30:00Z'))).toBe(0);
  });

  it('finds the instant of a wall-clock time, before and after a clock change', () => {
    expect(instantAt('Asia/Shanghai', '2026-11-23').toISOString()).toBe('2026-11-22T16:00:00.000Z');
    expect(instantAt('Europe/Berlin', '2026-03-29', '01:30').toISOString()).toBe('2026-03-29T00:30:00.000Z');
    expect(instantAt('Europe/Berlin', '2026-03-29', '09:00').toISOString()).toBe('2026-03-29T07:00:00.000Z');
    expect(instantAt('Europe/Berlin', '2026-10-25', '09:00').toISOString()).toBe('2026-10-25T08:00:00.000Z');
  });
});
