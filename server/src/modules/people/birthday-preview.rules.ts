import {
  type Birthday,
  type BirthdayFault,
  birthdayFault,
  counterpartOf,
  daysOfMonth,
  EARLIEST_BIRTH_YEAR,
  nextOn,
  yearOf,
} from './birthday.rules.ts';
import { leapMonthOf } from './lunar-calendar.rules.ts';

/** A birthday that somebody is typing. */
export interface BirthdayDraft extends Omit<Birthday, 'month' | 'day'> {
  month?: number | null;
  day?: number | null;
}

/** What is known of a birthday while it is typed; the year counts only where somebody living can be born in it. */
export interface Previewed {
  nextOn: string | null;
  counterpart: (Birthday & { nextOn: string | null }) | null;
  daysInMonth: number | null;
  leapMonthOfYear: number | null;
  fault: BirthdayFault | null;
}

export function previewed({ month, day, ...draft }: BirthdayDraft, today: string): Previewed {
  const { calendar, leapMonth } = draft;
  const year = inReach(draft.year, calendar, today) ? draft.year : null;
  const leapMonthOfYear = calendar === 'LUNAR' && year != null ? leapMonthOf(year) : null;
  const daysInMonth = month != null && month >= 1 && month <= 12 ? daysOfMonth({ calendar, month, leapMonth, year }) : null;
  const known = { daysInMonth, leapMonthOfYear };
  if (month == null || day == null) return { ...known, nextOn: null, counterpart: null, fault: null };
  const birthday = { ...draft, month, day };
  const fault = birthdayFault(birthday, today);
  if (fault) return { ...known, nextOn: null, counterpart: null, fault };
  const counterpart = counterpartOf(birthday);
  return {
    ...known,
    nextOn: nextOn(birthday, today),
    counterpart: counterpart && { ...counterpart, nextOn: nextOn(counterpart, today) },
    fault: null,
  };
}

const inReach = (year: number | null | undefined, calendar: Birthday['calendar'], today: string): year is number =>
  year != null && year >= EARLIEST_BIRTH_YEAR && year <= yearOf(calendar, today);
