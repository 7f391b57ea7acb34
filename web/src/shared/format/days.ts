// Calendar days are 'YYYY-MM-DD' strings, as in the API; instants are Dates or ISO strings.

const dayMs = 86_400_000;

const utcOf = (day: string): number => Date.parse(`${day}T00:00:00Z`);

const dayOf = (utc: number): string => new Date(utc).toISOString().slice(0, 10);

/** Whether a text is a day of the calendar: 2026-02-30 is none, and after 9998 no window of days has four digits any more. */
export function isDay(text: string): boolean {
  return /^[1-9]\d{3}-\d{2}-\d{2}$/.test(text) && text < '9999' && !Number.isNaN(utcOf(text)) && dayOf(utcOf(text)) === text;
}

export function addDays(day: string, count: number): string {
  return dayOf(utcOf(day) + count * dayMs);
}

/** The Monday of a day's week. */
export function mondayOf(day: string): string {
  return addDays(day, -((new Date(utcOf(day)).getUTCDay() + 6) % 7));
}

/** The first day of a day's month, or of one so many months later. */
export function firstOfMonth(day: string, later = 0): string {
  const date = new Date(utcOf(day));
  return dayOf(date.setUTCMonth(date.getUTCMonth() + later, 1));
}

/** Days from `from` to `to`; negative where `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((utcOf(to) - utcOf(from)) / dayMs);
}

interface WallClock {
  year: string;
  month: string;
  day: string;
  hour: string;
  minute: string;
  second: string;
}

const clocks = new Map<string, Intl.DateTimeFormat>();

function wallClock(instant: Date, zone: string): WallClock {
  let format = clocks.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      calendar: 'gregory',
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    });
    clocks.set(zone, format);
  }
  const parts: WallClock = { year: '', month: '', day: '', hour: '', minute: '', second: '' };
  for (const { type, value } of format.formatToParts(instant)) if (type in parts) parts[type as keyof WallClock] = value;
  return parts;
}

/** The calendar day on which an instant falls in a zone. */
export function dayIn(zone: string, instant: Date | string): string {
  const { year, month, day } = wallClock(new Date(instant), zone);
  return `${year.padStart(4, '0')}-${month}-${day}`;
}

/** What a wall clock in a zone shows at an instant, as an input of type datetime-local has it: `2026-11-27T15:00`. */
export function localIn(zone: string, instant: Date | string): string {
  const { hour, minute } = wallClock(new Date(instant), zone);
  return `${dayIn(zone, instant)}T${hour}:${minute}`;
}

/** The hour (0–23) of an instant in a zone. */
export function hourIn(zone: string, instant: Date): number {
  return Number(wallClock(instant, zone).hour);
}

/** The instant that a wall clock in a zone shows as `day` `time`. Where clocks are put forward over it, the same time before the change counts. */
export function instantAt(zone: string, day: string, time = '00:00'): Date {
  const wanted = Date.parse(`${day}T${time}:00Z`);
  const shownAt = (instant: number) => {
    const { year, month, day: date, hour, minute, second } = wallClock(new Date(instant), zone);
    return Date.parse(`${year.padStart(4, '0')}-${month}-${date}T${hour}:${minute}:${second}Z`);
  };
  // The offset at the guess is right unless a clock change lies between; asking once more settles that.
  const guess = wanted - (shownAt(wanted) - wanted);
  return new Date(guess - (shownAt(guess) - wanted));
}
