import { addDays, dayIn } from '../../shared/format/days';

export const calendarLayers = ['events', 'sessions', 'celebrations'] as const;
export type CalendarLayer = (typeof calendarLayers)[number];

/** One thing in the calendar, of any layer. */
export interface CalendarEntry {
  id: string;
  layer: CalendarLayer;
  title: string;
  /** A second line where there is room: the place, what one answered. */
  note?: string;
  /** Page that it leads to. */
  to: string;
  cancelled?: boolean;
  /** Whether the viewer may drag it to another time. */
  movable?: boolean;
  /** When it happens; both null for what belongs to a whole day. */
  startsAt: string | null;
  endsAt: string | null;
  /** The first of its days where the calendar is looked at. */
  day: string;
}

/** One day of the agenda with what happens on it. */
export interface AgendaDay {
  day: string;
  entries: CalendarEntry[];
}

/** Entries by day, whole days first, then by time; something that goes on for days stands on each of them in the window. */
export function agendaOf(entries: readonly CalendarEntry[], window: { from: string; to: string }, zone: string): AgendaDay[] {
  const days = new Map<string, CalendarEntry[]>();
  for (const entry of entries) {
    for (const day of daysOf(entry, zone)) {
      if (day >= window.from && day < window.to) days.set(day, [...(days.get(day) ?? []), entry]);
    }
  }
  return [...days]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([day, those]) => ({ day, entries: those.toSorted((a, b) => (a.startsAt ?? '').localeCompare(b.startsAt ?? '')) }));
}

function daysOf({ day, startsAt, endsAt }: CalendarEntry, zone: string): string[] {
  if (!startsAt || !endsAt) return [day];
  // What ends at midnight does not reach into the day that begins then.
  const last = dayIn(zone, new Date(Math.max(Date.parse(startsAt), Date.parse(endsAt) - 1)));
  const days = [day];
  for (let next = addDays(day, 1); next <= last; next = addDays(next, 1)) days.push(next);
  return days;
}
