import type { HolidaysPageQuery } from '../../gql/graphql';
import { addDays, firstOfMonth, mondayOf } from '../../shared/format/days';

export type Holiday = HolidaysPageQuery['holidays']['days'][number];

export interface Month {
  first: string;
  /** Weeks from Monday on; null where a day is another month's. */
  weeks: (string | null)[][];
}

export function monthsOf(year: number): Month[] {
  const january = `${year}-01-01`;
  return Array.from({ length: 12 }, (_, index) => {
    const first = firstOfMonth(january, index);
    const end = firstOfMonth(first, 1);
    const weeks: (string | null)[][] = [];
    for (let monday = mondayOf(first); monday < end; monday = addDays(monday, 7)) {
      weeks.push(
        Array.from({ length: 7 }, (__, weekday) => {
          const day = addDays(monday, weekday);
          return day >= first && day < end ? day : null;
        }),
      );
    }
    return { first, weeks };
  });
}

export const isWeekend = (day: string): boolean => addDays(mondayOf(day), 4) < day;

/** What a day is: off or worked as its weekday says, or as is known of it. */
export type DayKind = 'worked' | 'weekend' | 'off' | 'madeUp';

export function kindOf(day: string, known: Pick<Holiday, 'working'> | undefined): DayKind {
  if (!known) return isWeekend(day) ? 'weekend' : 'worked';
  if (!known.working) return 'off';
  return isWeekend(day) ? 'madeUp' : 'worked';
}

const STEPS: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };

/** Where a key leads from a day of the year, or undefined where it leads nowhere. */
export function dayAfterKey(key: string, day: string): string | undefined {
  const year = day.slice(0, 4);
  if (key === 'Home') return firstOfMonth(day);
  if (key === 'End') return addDays(firstOfMonth(day, 1), -1);
  const step = STEPS[key];
  const next = step === undefined ? undefined : addDays(day, step);
  return next?.startsWith(year) ? next : undefined;
}
