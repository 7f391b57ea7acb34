import { Temporal } from 'temporal-polyfill';

/** Who was hired in a span of days keeps a work anniversary in a window: the same window, `years` earlier. */
export interface HiringKey {
  /** The date on which the anniversary is kept. */
  on: string;
  /** Hired on this day. */
  hiredOn: string;
  years: number;
}

/** Nobody works longer than this in one company. */
const LONGEST_SERVICE = 70;

/** The date of the nth work anniversary. Somebody hired on 29 February keeps it on 28 February where the year has no 29th: the month of hire stays. */
export function anniversaryOn(hiredOn: string, years: number): string {
  return Temporal.PlainDate.from(hiredOn).add({ years }).toString();
}

/** The next work anniversary, today included; the day of hire itself is none. */
export function nextAnniversaryOn(hiredOn: string, today: string): { on: string; years: number } {
  const hired = Temporal.PlainDate.from(hiredOn);
  let years = Math.max(1, Temporal.PlainDate.from(today).year - hired.year);
  if (anniversaryOn(hiredOn, years) < today) years++;
  return { on: anniversaryOn(hiredOn, years), years };
}

/** Which days of hire have an anniversary on each day of the half-open window [from, to), so that the index on the day of hire finds the people. */
export function hiringKeysBetween(from: string, to: string): HiringKey[] {
  const keys: HiringKey[] = [];
  const end = Temporal.PlainDate.from(to);
  for (let day = Temporal.PlainDate.from(from); Temporal.PlainDate.compare(day, end) < 0; day = day.add({ days: 1 })) {
    const on = day.toString();
    const days = on.endsWith('-02-28') && !day.inLeapYear ? ['-02-28', '-02-29'] : [on.slice(4)];
    for (let years = 1; years <= LONGEST_SERVICE; years++) {
      const year = day.year - years;
      for (const each of days) {
        if (each !== '-02-29' || isLeapYear(year)) keys.push({ on, hiredOn: `${year}${each}`, years });
      }
    }
  }
  return keys;
}

const isLeapYear = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
