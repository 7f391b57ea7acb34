import { Temporal } from 'temporal-polyfill';

/** Who can keep a work anniversary on a day: those hired on this month and day of an earlier year. */
export interface AnniversaryKey {
  /** The date on which the anniversary is kept. */
  on: string;
  /** Month × 100 + day of the day of hire. */
  key: number;
}

/** Month × 100 + day: what the index on days of hire holds. */
export const anniversaryKey = (hiredOn: string): number => Number(hiredOn.slice(5, 7)) * 100 + Number(hiredOn.slice(8, 10));

/** The date of the nth work anniversary. Somebody hired on 29 February keeps it on 28 February where the year has no 29th: the month of hire stays. */
export function anniversaryOn(hiredOn: string, years: number): string {
  return Temporal.PlainDate.from(hiredOn).add({ years }).toString();
}

/** How many years somebody has worked here on the date of an anniversary. */
export const yearsOfService = (hiredOn: string, on: string): number => Number(on.slice(0, 4)) - Number(hiredOn.slice(0, 4));

/** Which days of hire have an anniversary on each day of the half-open window [from, to). The day of hire itself is none: years of service must be 1 or more. */
export function anniversaryKeysBetween(from: string, to: string): AnniversaryKey[] {
  const keys: AnniversaryKey[] = [];
  const end = Temporal.PlainDate.from(to);
  for (let day = Temporal.PlainDate.from(from); Temporal.PlainDate.compare(day, end) < 0; day = day.add({ days: 1 })) {
    const on = day.toString();
    keys.push({ on, key: anniversaryKey(on) });
    if (on.endsWith('-02-28') && !day.inLeapYear) keys.push({ on, key: 229 });
  }
  return keys;
}
