import { addDays, daysBetween, weekdayOf } from '../../platform/time/wall-clock.ts';
import { announcedDays, englishName } from './announced-days.rules.ts';
import type { OffDayShift } from './holiday.entity.ts';

/** What is known of a day beyond its weekday. */
export interface HolidayRow {
  on: string;
  /** A Saturday that makes up for a holiday (调休) is worked; a public holiday is not. */
  working: boolean;
  name: string;
}

/** A day of the calendar that HR keeps. */
export interface KnownDay extends HolidayRow {
  /** Does HR say so, and not the public calendar? */
  corrected: boolean;
}

/** Which days are worked: the public calendar with what HR says of single days above it. */
export type WorkCalendar = ReadonlyMap<string, KnownDay>;

/** Longer than any break: whoever says that no day is worked gets an answer too. */
const LONGEST_BREAK = 60;

/** The days of the public calendar that are not as their weekday says, or are a named holiday. */
export const publicCalendar: ReadonlyMap<string, HolidayRow> = new Map(
  Object.entries(announcedDays).flatMap(([year, text]) => text.split('；').flatMap((holiday) => daysOf(year, holiday))),
);

function daysOf(year: string, text: string): [string, HolidayRow][] {
  const [name = '', ...spans] = text.split(' ');
  return spans.flatMap((span) => {
    const working = span.startsWith('+');
    const [from = '', to = from] = (working ? span.slice(1) : span).split('..').map((day) => (day.length === 5 ? `${year}-${day}` : day));
    return Array.from({ length: daysBetween(from, to) + 1 }, (_, index): [string, HolidayRow] => {
      const on = addDays(from, index);
      return [on, { on, working, name }];
    });
  });
}

export function workCalendar(corrections: Iterable<HolidayRow>): WorkCalendar {
  const days = new Map<string, KnownDay>();
  for (const [on, day] of publicCalendar) days.set(on, { ...day, corrected: false });
  for (const { on, working, name } of corrections) days.set(on, { on, working, name, corrected: true });
  return days;
}

/**
 * The last day up to which public holidays are known; after it only weekends are off. A year that HR brought in counts once its National Day is
 * there: every announcement has it.
 */
export function knownUntil(calendar: WorkCalendar): string {
  let year = Math.max(...Object.keys(announcedDays).map(Number));
  while (calendar.get(`${year + 1}-10-01`)?.working === false) year += 1;
  return `${year}-12-31`;
}

export const isWorkingDay = (calendar: WorkCalendar, on: string): boolean => calendar.get(on)?.working ?? weekdayOf(on) <= 5;

/** The last working day before that day. */
export const workingDayBefore = (calendar: WorkCalendar, on: string): string => nextWorking(calendar, on, -1);

/** The first working day after that day. */
export const workingDayAfter = (calendar: WorkCalendar, on: string): string => nextWorking(calendar, on, 1);

function nextWorking(calendar: WorkCalendar, on: string, step: 1 | -1): string {
  for (let days = 1; days <= LONGEST_BREAK; days += 1) {
    const day = addDays(on, days * step);
    if (isWorkingDay(calendar, day)) return day;
  }
  return on;
}

/** When something is done that falls on that day: the day itself where it is worked, else as the shift says. */
export function shifted(calendar: WorkCalendar, on: string, shift: `${OffDayShift}`): string {
  if (shift === 'NONE' || isWorkingDay(calendar, on)) return on;
  return shift === 'EARLIER' ? workingDayBefore(calendar, on) : workingDayAfter(calendar, on);
}

/**
 * What HR has to keep of a day so that it is as wanted: nothing where the public calendar says the same. Whoever reads English sends the holiday's
 * English name back, which is the holiday's own name for everybody else.
 */
export function correctionOf({ on, working, name }: HolidayRow): HolidayRow | null {
  const known = publicCalendar.get(on);
  if (!known || (name !== known.name && name !== englishName(known.name))) return { on, working, name };
  return known.working === working ? null : { on, working, name: known.name };
}
