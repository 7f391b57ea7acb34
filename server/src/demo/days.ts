import { Temporal } from 'temporal-polyfill';

/** A calendar day as `YYYY-MM-DD`. */
export type Day = string;

export const plusDays = (day: Day, days: number): Day => Temporal.PlainDate.from(day).add({ days }).toString();
export const plusMonths = (day: Day, months: number): Day => Temporal.PlainDate.from(day).add({ months }).toString();
export const firstOfMonth = (day: Day): Day => `${day.slice(0, 7)}-01`;

/** The first such weekday (1 = Monday … 7 = Sunday) on or after a day. */
export function onOrAfter(day: Day, weekday: number): Day {
  const date = Temporal.PlainDate.from(day);
  return date.add({ days: (weekday - date.dayOfWeek + 7) % 7 }).toString();
}

/** The instant at which clocks in a zone show this time on this day. */
export const at = (day: Day, time: string, timeZone: string): Date =>
  new Date(Temporal.PlainDateTime.from(`${day}T${time}`).toZonedDateTime(timeZone).epochMilliseconds);
