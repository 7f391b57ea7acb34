import { Temporal } from 'temporal-polyfill';
import { LunarYear, type SolarDay } from 'tyme4ts';

/** One month of the Chinese calendar as it was or will be: which month, whether it is the repeated one, its length and its first solar day. */
export interface LunarMonthSpan {
  month: number;
  leap: boolean;
  days: number;
  firstOn: Temporal.PlainDate;
}

/** A day of the Chinese calendar. `year` is the lunar year: 1990-01-20 lies in 1989. */
export interface LunarDate {
  year: number;
  month: number;
  leap: boolean;
  day: number;
}

// The astronomy behind one month costs about 0.1 ms and never changes, so each year is worked out once.
const years = new Map<number, LunarMonthSpan[]>();

/** The 12 or 13 months of a lunar year, in order. */
export function lunarMonths(year: number): LunarMonthSpan[] {
  let months = years.get(year);
  if (!months) {
    months = LunarYear.fromYear(year)
      .getMonths()
      .map((each) => ({
        month: Math.abs(each.getMonthWithLeap()),
        leap: each.isLeap(),
        days: each.getDayCount(),
        firstOn: toPlainDate(each.getFirstDay().getSolarDay()),
      }));
    years.set(year, months);
  }
  return months;
}

/** The number of the month that is repeated in this lunar year, or null in a year of twelve months. */
export function leapMonthOf(year: number): number | null {
  return LunarYear.fromYear(year).getLeapMonth() || null;
}

/** One month of a lunar year; null where that year does not repeat the month. */
export function lunarMonth(year: number, month: number, leap: boolean): LunarMonthSpan | null {
  return lunarMonths(year).find((each) => each.month === month && each.leap === leap) ?? null;
}

/** The day of the Chinese calendar that a solar day is. */
export function lunarDateOf(day: Temporal.PlainDate): LunarDate {
  // The lunar year begins between 21 January and 21 February, so it is the solar year's own or the one before.
  const year = Temporal.PlainDate.compare(day, lunarMonths(day.year)[0]!.firstOn) < 0 ? day.year - 1 : day.year;
  const span = lunarMonths(year).findLast((each) => Temporal.PlainDate.compare(each.firstOn, day) <= 0)!;
  return { year, month: span.month, leap: span.leap, day: span.firstOn.until(day, { largestUnit: 'days' }).days + 1 };
}

function toPlainDate(day: SolarDay): Temporal.PlainDate {
  return new Temporal.PlainDate(day.getYear(), day.getMonth(), day.getDay());
}
