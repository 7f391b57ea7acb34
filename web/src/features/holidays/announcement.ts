import { isDay } from '../../shared/format/days';

export interface AnnouncedDay {
  on: string;
  working: boolean;
  name: string;
}

/** What stands in a file of holiday-cn, or why it can't be read: the key of its message. */
export type Announcement = { days: AnnouncedDay[] } | { problem: 'noJson' | 'otherFormat' | 'wrongDay' | 'empty'; day?: string };

interface FileDay {
  date: string;
  name: string;
  isOffDay: boolean;
}

const isFileDay = (day: unknown): day is FileDay => {
  const { date, name, isOffDay } = (day ?? {}) as Record<string, unknown>;
  return typeof date === 'string' && typeof name === 'string' && name.trim() !== '' && typeof isOffDay === 'boolean';
};

/** Reads `{ "days": [{ "date": "2027-01-01", "name": "元旦", "isOffDay": true }] }`. */
export function readAnnouncement(text: string): Announcement {
  let file: unknown;
  try {
    file = JSON.parse(text);
  } catch {
    return { problem: 'noJson' };
  }
  const days = (file as { days?: unknown } | null)?.days;
  if (!Array.isArray(days) || !days.every(isFileDay)) return { problem: 'otherFormat' };
  const wrong = days.find(({ date }) => !isDay(date));
  if (wrong) return { problem: 'wrongDay', day: wrong.date };
  if (days.length === 0) return { problem: 'empty' };
  return { days: days.map(({ date, name, isOffDay }) => ({ on: date, working: !isOffDay, name: name.replaceAll(/[“”]/g, '').trim() })) };
}

/** The days of a holiday together, as they are told before they are brought in. */
export function holidaysOf(days: readonly AnnouncedDay[]): { name: string; off: string[]; worked: string[] }[] {
  const names = [...new Set(days.map(({ name }) => name))];
  const daysOf = (of: string, worked: boolean) => days.filter(({ name, working }) => name === of && working === worked).map(({ on }) => on);
  return names.map((name) => ({ name, off: daysOf(name, false), worked: daysOf(name, true) }));
}
