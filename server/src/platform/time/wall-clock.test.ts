import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  boundsOfDay,
  dayOf,
  daysBetween,
  instantOf,
  isDay,
  isTimeZone,
  isWallClock,
  spanOf,
  wallClockOf,
  weekdayOf,
} from './wall-clock.ts';

const zones = ['Asia/Shanghai', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Pacific/Apia', 'UTC'];
const hour = 3_600_000;
const anyZone = fc.constantFrom(...zones);
const anyMinute = fc
  .date({ min: new Date('1995-01-01T00:00:00Z'), max: new Date('2060-01-01T00:00:00Z'), noInvalidDate: true })
  .map((date) => new Date(Math.floor(date.getTime() / 60_000) * 60_000));
const anyDay = anyMinute.map((instant) => instant.toISOString().slice(0, 10));

describe('an instant from wall-clock time', () => {
  it('is the one a clock in that zone shows', () => {
    expect(instantOf('2026-11-27T15:00', 'Asia/Shanghai').toISOString()).toBe('2026-11-27T07:00:00.000Z');
    expect(instantOf('2026-07-01T09:00', 'Europe/Berlin').toISOString()).toBe('2026-07-01T07:00:00.000Z');
    expect(instantOf('2026-12-01T09:00', 'Europe/Berlin').toISOString()).toBe('2026-12-01T08:00:00.000Z');
  });

  it('is later by the jump where clocks go forward over it', () => {
    const instant = instantOf('2026-03-29T02:30', 'Europe/Berlin');
    expect(instant.toISOString()).toBe('2026-03-29T01:30:00.000Z');
    expect(wallClockOf(instant, 'Europe/Berlin')).toBe('2026-03-29T03:30');
  });

  it('is the first of the two where clocks go back over it', () => {
    expect(instantOf('2026-10-25T02:30', 'Europe/Berlin').toISOString()).toBe('2026-10-25T00:30:00.000Z');
  });

  it('refuses a day that does not exist instead of moving it', () => {
    expect(() => instantOf('2026-02-30T09:00', 'Asia/Shanghai')).toThrow(RangeError);
  });

  it('comes back as the same wall-clock time, or differs by a clock change of at most a day', () => {
    fc.assert(
      fc.property(anyMinute, anyZone, (minute, zone) => {
        const local = minute.toISOString().slice(0, 16);
        const shown = wallClockOf(instantOf(local, zone), zone);
        // A gap is an hour or less, save where Samoa skipped 2011-12-30 altogether.
        const jump = Date.parse(`${shown}Z`) - Date.parse(`${local}Z`);
        expect([0, hour / 2, hour, 24 * hour]).toContain(jump);
      }),
    );
  });

  it('is found again from what the clock shows, save in the second pass of an hour that comes twice', () => {
    fc.assert(
      fc.property(anyMinute, anyZone, (minute, zone) => {
        const again = instantOf(wallClockOf(minute, zone), zone);
        expect([0, hour / 2, hour]).toContain(minute.getTime() - again.getTime());
      }),
    );
  });
});

describe('a span', () => {
  it('lasts real minutes, across a clock change too', () => {
    const { startsAt, endsAt } = spanOf('2026-03-29T01:00', 'Europe/Berlin', 120);
    expect(endsAt.getTime() - startsAt.getTime()).toBe(2 * hour);
    expect(wallClockOf(endsAt, 'Europe/Berlin')).toBe('2026-03-29T04:00');
  });
});

describe('a day', () => {
  it('is the one people in that zone write', () => {
    const instant = new Date('2026-11-23T17:30:00Z');
    expect(dayOf(instant, 'Asia/Shanghai')).toBe('2026-11-24');
    expect(dayOf(instant, 'America/New_York')).toBe('2026-11-23');
  });

  it('has 23 hours when clocks go forward and 25 when they go back', () => {
    const hours = (day: string) => {
      const { from, to } = boundsOfDay(day, 'Europe/Berlin');
      return (to.getTime() - from.getTime()) / hour;
    };
    expect([hours('2026-03-29'), hours('2026-10-25'), hours('2026-11-23')]).toEqual([23, 25, 24]);
  });

  it('holds every instant that falls on it, and the next day begins where it ends', () => {
    fc.assert(
      fc.property(anyMinute, anyZone, (instant, zone) => {
        const day = dayOf(instant, zone);
        const { from, to } = boundsOfDay(day, zone);
        expect(from.getTime()).toBeLessThanOrEqual(instant.getTime());
        expect(instant.getTime()).toBeLessThan(to.getTime());
      }),
    );
  });

  it('moves over ends of months, leap days and years', () => {
    expect(addDays('2024-02-28', 1)).toBe('2024-02-29');
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(addDays('2026-03-01', -1)).toBe('2026-02-28');
  });

  it('moved by some days is that many days away', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -4000, max: 4000 }), (day, days) => {
        expect(daysBetween(day, addDays(day, days))).toBe(days);
      }),
    );
  });

  it('has the weekday of the calendar', () => {
    expect(weekdayOf('2026-11-23')).toBe(1);
    expect(weekdayOf('2026-11-29')).toBe(7);
  });
});

describe('what is read', () => {
  it('is a time to the minute that exists', () => {
    expect(isWallClock('2026-11-27T15:00')).toBe(true);
    for (const text of ['2026-11-27', '2026-11-27T24:00', '2026-02-29T10:00', '2026-11-27T15:00Z', '2026-11-27T15:00:00', '']) {
      expect(isWallClock(text), text).toBe(false);
    }
  });

  it('is a day that exists', () => {
    expect(isDay('2024-02-29')).toBe(true);
    for (const text of ['2026-02-29', '2026-13-01', '2026-1-1', '']) expect(isDay(text), text).toBe(false);
  });

  it('is a zone with a name, not an offset', () => {
    expect(isTimeZone('Asia/Shanghai')).toBe(true);
    for (const name of ['+08:00', 'Mars/Olympus', '']) expect(isTimeZone(name), name).toBe(false);
  });
});
