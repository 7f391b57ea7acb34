import { endOfMonth, parseDate, startOfMonth, startOfWeek, type CalendarDate } from '@internationalized/date';
import { instantAt } from '../../shared/format/days';

export const calendarViews = ['month', 'week', 'agenda'] as const;
export type CalendarView = (typeof calendarViews)[number];

/** What of the calendar is shown: it stands in the address, so that every view of it is a link. */
export interface CalendarPlace {
  view: CalendarView;
  /** A day within what is shown, `2026-11-23`. */
  day: string;
}

/** Days, the last not included. */
export interface DayWindow {
  from: string;
  to: string;
}

const AGENDA_DAYS = 28;

/** Weeks begin on Monday, in both languages. */
const mondayOf = (date: CalendarDate): CalendarDate => startOfWeek(date, 'zh-CN', 'mon');

export function readPlace(query: { view?: unknown; date?: unknown }, fallback: CalendarPlace): CalendarPlace {
  const view = calendarViews.find((candidate) => candidate === query.view) ?? fallback.view;
  return { view, day: typeof query.date === 'string' && isDay(query.date) ? query.date : fallback.day };
}

function isDay(text: string): boolean {
  try {
    return parseDate(text).toString() === text;
  } catch {
    return false;
  }
}

/** The days that a view shows: whole weeks in the month view, four weeks from the day on in the agenda. */
export function windowOf({ view, day }: CalendarPlace): DayWindow {
  const date = parseDate(day);
  switch (view) {
    case 'month':
      return {
        from: mondayOf(startOfMonth(date)).toString(),
        to: mondayOf(endOfMonth(date)).add({ days: 7 }).toString(),
      };
    case 'week':
      return { from: mondayOf(date).toString(), to: mondayOf(date).add({ days: 7 }).toString() };
    case 'agenda':
      return { from: day, to: date.add({ days: AGENDA_DAYS }).toString() };
  }
}

/** The day to show one month, week or agenda later (1) or earlier (-1). */
export function step({ view, day }: CalendarPlace, by: 1 | -1): string {
  const date = parseDate(day);
  switch (view) {
    case 'month':
      return startOfMonth(date).add({ months: by }).toString();
    case 'week':
      return date.add({ days: 7 * by }).toString();
    case 'agenda':
      return date.add({ days: AGENDA_DAYS * by }).toString();
  }
}

/** The instants at which a window of days begins and ends in a zone. */
export function instantsOf({ from, to }: DayWindow, zone: string): DayWindow {
  return { from: instantAt(zone, from).toISOString(), to: instantAt(zone, to).toISOString() };
}
