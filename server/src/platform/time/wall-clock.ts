// Times as people say them ("Friday at 15:00 in Shanghai") and the instants they mean. What is planned is kept as wall-clock text
// beside its time zone, so that it stays at 15:00 when a clock change comes between; instants are derived from that.
import { Temporal } from 'temporal-polyfill';

const wallClockText = /^\d{4}-\d\d-\d\dT\d\d:\d\d$/;
const dayText = /^\d{4}-\d\d-\d\d$/;

/** Whether this is local date and time to the minute, `2026-11-27T15:00`, of a day and minute that exist. */
export function isWallClock(text: string): boolean {
  return wallClockText.test(text) && reads(() => Temporal.PlainDateTime.from(text, { overflow: 'reject' }));
}

/** Whether this is a day of the calendar, `2026-11-27`. */
export function isDay(text: string): boolean {
  return dayText.test(text) && reads(() => Temporal.PlainDate.from(text, { overflow: 'reject' }));
}

/** Whether this is the name of a time zone, `Asia/Shanghai`. An offset such as `+08:00` is not: it says nothing of clock changes. */
export function isTimeZone(name: string): boolean {
  return /^[A-Za-z]/.test(name) && reads(() => new Intl.DateTimeFormat('en', { timeZone: name }));
}

function reads(read: () => unknown): boolean {
  try {
    read();
    return true;
  } catch {
    return false;
  }
}

/**
 * The instant a clock in that zone shows this time. Where clocks go forward over it (the time does not exist), it is as much later
 * as they jump: 02:30 becomes 03:30. Where they go back (it comes twice), it is the first of the two.
 */
export function instantOf(wallClock: string, timeZone: string): Date {
  const zoned = Temporal.PlainDateTime.from(wallClock, { overflow: 'reject' }).toZonedDateTime(timeZone, { disambiguation: 'compatible' });
  return new Date(zoned.epochMilliseconds);
}

/** What a clock in that zone shows at the instant, to the minute: `2026-11-27T15:00`. */
export function wallClockOf(instant: Date, timeZone: string): string {
  return zonedAt(instant, timeZone).toPlainDateTime().toString({ smallestUnit: 'minute' });
}

/** The day it is in that zone at the instant: `2026-11-27`. */
export function dayOf(instant: Date, timeZone: string): string {
  return zonedAt(instant, timeZone).toPlainDate().toString();
}

/** From the first instant of a day in that zone to the first instant of the next: 23 or 25 hours where clocks change. */
export function boundsOfDay(day: string, timeZone: string): { from: Date; to: Date } {
  const date = Temporal.PlainDate.from(day, { overflow: 'reject' });
  const starts = (of: Temporal.PlainDate) => new Date(of.toZonedDateTime(timeZone).epochMilliseconds);
  return { from: starts(date), to: starts(date.add({ days: 1 })) };
}

/** The start and end of something that begins at a wall-clock time and lasts that many minutes of real time. */
export function spanOf(wallClock: string, timeZone: string, minutes: number): { startsAt: Date; endsAt: Date } {
  const startsAt = instantOf(wallClock, timeZone);
  return { startsAt, endsAt: addMinutes(startsAt, minutes) };
}

export function addMinutes(instant: Date, minutes: number): Date {
  return new Date(instant.getTime() + minutes * 60_000);
}

/** The day so many days later, or earlier where negative. */
export function addDays(day: string, days: number): string {
  return Temporal.PlainDate.from(day, { overflow: 'reject' }).add({ days }).toString();
}

/** How many days later the second day is; negative where it is earlier. */
export function daysBetween(from: string, to: string): number {
  return Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), { largestUnit: 'day' }).days;
}

/** 1 on Monday to 7 on Sunday. */
export function weekdayOf(day: string): number {
  return Temporal.PlainDate.from(day, { overflow: 'reject' }).dayOfWeek;
}

function zonedAt(instant: Date, timeZone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(timeZone);
}
