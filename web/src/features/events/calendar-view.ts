import { addDays, firstOfMonth, instantAt, mondayOf } from '../../shared/format/days';
import { readDay } from '../../shared/url-state';

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

export function readPlace(query: { view?: unknown; date?: unknown }, fallback: CalendarPlace): CalendarPlace {
  const view = calendarViews.find((candidate) => candidate === query.view) ?? fallback.view;
  return { view, day: readDay(query.date).day ?? fallback.day };
}

/** The days that a view shows: whole weeks from Monday on in the month view, four weeks from the day on in the agenda. */
export function windowOf({ view, day }: CalendarPlace): DayWindow {
  switch (view) {
    case 'month':
      return { from: mondayOf(firstOfMonth(day)), to: addDays(mondayOf(addDays(firstOfMonth(day, 1), -1)), 7) };
    case 'week':
      return { from: mondayOf(day), to: addDays(mondayOf(day), 7) };
    case 'agenda':
      return { from: day, to: addDays(day, AGENDA_DAYS) };
  }
}

/** The day to show one month, week or agenda later (1) or earlier (-1). */
export function step({ view, day }: CalendarPlace, by: 1 | -1): string {
  switch (view) {
    case 'month':
      return firstOfMonth(day, by);
    case 'week':
      return addDays(day, 7 * by);
    case 'agenda':
      return addDays(day, AGENDA_DAYS * by);
  }
}

/** The instants at which a window of days begins and ends in a zone. */
export function instantsOf({ from, to }: DayWindow, zone: string): DayWindow {
  return { from: instantAt(zone, from).toISOString(), to: instantAt(zone, to).toISOString() };
}
