import { Temporal } from 'temporal-polyfill';
import { leapMonthOf, lunarDateOf, lunarMonth } from './lunar-calendar.rules.ts';

/** A birthday as the person says it: a month and a day of their own calendar. */
export interface Birthday {
  calendar: 'SOLAR' | 'LUNAR';
  month: number;
  day: number;
  /** Born in the repeated month of a lunar year (闰四月); false in the solar calendar. */
  leapMonth: boolean;
  /** Of its own calendar: 1990-01-20 is lunar 1989. */
  year?: number | null;
  /** When 29 February is kept in a year without it. */
  leapDayKeeping: 'FEB_28' | 'MAR_1' | 'LEAP_YEARS_ONLY';
  /** When a birthday in a leap month is kept in a year without that leap month. */
  leapMonthKeeping: 'PLAIN_MONTH' | 'SKIPPED';
}

/** Why a birthday cannot be, in words. */
export interface BirthdayFault {
  field: 'month' | 'day' | 'leapMonth' | 'year';
  code: 'OUT_OF_RANGE' | 'NO_SUCH_DAY' | 'NO_SUCH_LEAP_MONTH' | 'IN_THE_FUTURE';
  message: { zh: string; en: string };
}

/** What the rows of people kept on one date look like: the index (calendar, month, day) first, then what else must hold. */
export interface BirthdayKey {
  /** The solar date on which it is kept. */
  on: string;
  /** The year of the birthday's own calendar to which that date belongs; minus the birth year it is the age. */
  keptYear: number;
  calendar: Birthday['calendar'];
  month: number;
  day: number;
  leapMonth: boolean;
  /** Only people with this rule; absent where the rule does not matter. */
  leapDayKeeping?: Birthday['leapDayKeeping'];
  leapMonthKeeping?: Birthday['leapMonthKeeping'];
}

export const EARLIEST_BIRTH_YEAR = 1900;

// A leap ninth month came in 2014 and comes again in 2109, the rarest that anybody alive can wait for.
const REACH_IN_YEARS = 100;

/** The solar date on which a birthday is kept in a year of its own calendar, or null where its rule keeps none that year. */
export function keptIn(birthday: Birthday, year: number): string | null {
  return birthday.calendar === 'SOLAR' ? solarKeptIn(birthday, year) : lunarKeptIn(birthday, year);
}

function solarKeptIn({ month, day, leapDayKeeping }: Birthday, year: number): string | null {
  if (month !== 2 || day !== 29 || isLeapYear(year)) return new Temporal.PlainDate(year, month, day).toString();
  if (leapDayKeeping === 'LEAP_YEARS_ONLY') return null;
  return leapDayKeeping === 'FEB_28' ? `${pad(year, 4)}-02-28` : `${pad(year, 4)}-03-01`;
}

function lunarKeptIn({ month, day, leapMonth, leapMonthKeeping }: Birthday, year: number): string | null {
  let span = lunarMonth(year, month, leapMonth);
  if (!span && leapMonthKeeping === 'PLAIN_MONTH') span = lunarMonth(year, month, false);
  if (!span) return null;
  // 腊月三十 in a twelfth month of 29 days is kept on its last day, and so in every month.
  return span.firstOn.add({ days: Math.min(day, span.days) - 1 }).toString();
}

/** The next date on which a birthday is kept, today included; null where its rule keeps none within a hundred years. */
export function nextOn(birthday: Birthday, today: string): string | null {
  const thisYear = yearOf(birthday.calendar, today);
  for (let year = thisYear; year <= thisYear + REACH_IN_YEARS; year++) {
    const on = keptIn(birthday, year);
    if (on !== null && on >= today) return on;
  }
  return null;
}

/** The dates in the half-open window [from, to) on which a birthday is kept, never before the person was born. */
export function keptBetween(birthday: Birthday, from: string, to: string): { on: string; keptYear: number }[] {
  const kept: { on: string; keptYear: number }[] = [];
  const last = yearOf(birthday.calendar, to);
  for (let keptYear = Math.max(yearOf(birthday.calendar, from), birthday.year ?? 0); keptYear <= last; keptYear++) {
    const on = keptIn(birthday, keptYear);
    if (on !== null && on >= from && on < to) kept.push({ on, keptYear });
  }
  return kept;
}

/**
 * The same birth day in the other calendar: that of 1990-01-20 is the 24th of the twelfth month of lunar 1989. Without a year nobody can say.
 */
export function counterpartOf(birthday: Birthday): Birthday | null {
  if (birthday.year == null) return null;
  // Where the day itself is not in that year (no birthday that was accepted), the day on which it would have been kept.
  const born = keptIn({ ...birthday, leapDayKeeping: 'FEB_28', leapMonthKeeping: 'PLAIN_MONTH' }, birthday.year);
  const on = born === null ? null : Temporal.PlainDate.from(born);
  if (on === null) return null;
  if (birthday.calendar === 'LUNAR') {
    return { ...birthday, calendar: 'SOLAR', year: on.year, month: on.month, day: on.day, leapMonth: false };
  }
  const { leap, ...date } = lunarDateOf(on);
  return { ...birthday, ...date, calendar: 'LUNAR', leapMonth: leap };
}

/** What a form or a program says of a birthday: what it leaves out stays as it was. */
export interface GivenBirthday extends Pick<Birthday, 'calendar' | 'month' | 'day'> {
  leapMonth?: boolean | null;
  year?: number | null;
}

/**
 * A change of a birthday with what it leaves out: the stored year and leap month, where the new day can be of them. Who may not see the year
 * changes the day without clearing it, and learns nothing of it, not even by a refusal.
 */
export function completed(
  given: GivenBirthday,
  stored: Birthday | null,
  today: string,
): Omit<Birthday, 'leapDayKeeping' | 'leapMonthKeeping'> {
  const known = stored?.calendar === given.calendar ? stored : null;
  const leapMonths = given.leapMonth == null ? [known?.month === given.month && (known.leapMonth ?? false), false] : [given.leapMonth];
  const years = given.year === undefined ? [known?.year ?? null, null] : [given.year];
  const candidates = leapMonths.flatMap((leapMonth) => years.map((year) => ({ ...given, leapMonth, year })));
  return candidates.find((candidate) => birthdayFault(candidate, today) === null) ?? candidates.at(-1)!;
}

/** How many days the month of a birthday has: in the given year, or at most where it is not known or does not have that month. */
export function daysOfMonth({ calendar, month, leapMonth, year }: Omit<Birthday, 'day' | 'leapDayKeeping' | 'leapMonthKeeping'>): number {
  if (calendar === 'SOLAR') return daysOfSolarMonth(year ?? 2000, month);
  return (year == null ? null : lunarMonth(year, month, leapMonth))?.days ?? 30;
}

/**
 * Which rows can be kept on each day of the half-open window [from, to), in the order of the days: a few keys a day, so that the
 * index on (calendar, month, day) finds the people and nobody else is read. A person matches at most one key of a day.
 */
export function keysBetween(from: string, to: string): BirthdayKey[] {
  const keys: BirthdayKey[] = [];
  const end = Temporal.PlainDate.from(to);
  for (let day = Temporal.PlainDate.from(from); Temporal.PlainDate.compare(day, end) < 0; day = day.add({ days: 1 })) {
    keys.push(...solarKeysOn(day), ...lunarKeysOn(day));
  }
  return keys;
}

function solarKeysOn(date: Temporal.PlainDate): BirthdayKey[] {
  const on = date.toString();
  const base = { on, keptYear: date.year, calendar: 'SOLAR', leapMonth: false } as const;
  const keys: BirthdayKey[] = [{ ...base, month: date.month, day: date.day }];
  if (!date.inLeapYear) {
    const leapDayKeeping = on.endsWith('-02-28') ? 'FEB_28' : on.endsWith('-03-01') ? 'MAR_1' : null;
    if (leapDayKeeping) keys.push({ ...base, month: 2, day: 29, leapDayKeeping });
  }
  return keys;
}

function lunarKeysOn(date: Temporal.PlainDate): BirthdayKey[] {
  const { year, month, leap, day } = lunarDateOf(date);
  const base = { on: date.toString(), keptYear: year, calendar: 'LUNAR', month } as const;
  const days = day === 29 && lunarMonth(year, month, leap)!.days === 29 ? [29, 30] : [day];
  return days.flatMap((each) => {
    if (leap) return [{ ...base, day: each, leapMonth: true }];
    const keys: BirthdayKey[] = [{ ...base, day: each, leapMonth: false }];
    if (leapMonthOf(year) !== month) keys.push({ ...base, day: each, leapMonth: true, leapMonthKeeping: 'PLAIN_MONTH' });
    return keys;
  });
}

/** The year of the given calendar to which a solar date belongs. */
export function yearOf(calendar: Birthday['calendar'], date: string): number {
  const day = Temporal.PlainDate.from(date);
  return calendar === 'SOLAR' ? day.year : lunarDateOf(day).year;
}

/** Why this birthday cannot be, or null where it can. Without a year, every day that some year has is accepted. */
export function birthdayFault(birthday: Omit<Birthday, 'leapDayKeeping' | 'leapMonthKeeping'>, today: string): BirthdayFault | null {
  const { calendar, month, day, leapMonth, year } = birthday;
  if (!isWhole(month, 1, 12)) return fault('month', 'OUT_OF_RANGE', '月份应在 1 到 12 之间', 'The month must be between 1 and 12');
  const longest = calendar === 'LUNAR' ? 30 : daysOfSolarMonth(2000, month);
  if (!isWhole(day, 1, longest)) {
    const [zh, en] =
      calendar === 'LUNAR'
        ? ['农历的月最多 30 天', 'A lunar month has at most 30 days']
        : [`${month} 月最多 ${longest} 天`, `Month ${month} has at most ${longest} days`];
    return fault('day', 'OUT_OF_RANGE', zh, en);
  }
  if (leapMonth && calendar === 'SOLAR')
    return fault('leapMonth', 'NO_SUCH_LEAP_MONTH', '公历没有闰月', 'The solar calendar has no leap month');
  if (year == null) {
    // Between 1645 and 2262 no lunar year repeats its first or its twelfth month.
    const never = leapMonth && (month === 1 || month === 12);
    return never
      ? fault(
          'leapMonth',
          'NO_SUCH_LEAP_MONTH',
          '近三百年没有闰正月和闰十二月',
          'No year in living memory repeats its first or twelfth month',
        )
      : null;
  }
  const thisYear = yearOf(calendar, today);
  if (!isWhole(year, EARLIEST_BIRTH_YEAR, thisYear)) {
    return fault(
      'year',
      'OUT_OF_RANGE',
      `年份应在 ${EARLIEST_BIRTH_YEAR} 到 ${thisYear} 之间`,
      `The year must be between ${EARLIEST_BIRTH_YEAR} and ${thisYear}`,
    );
  }
  return calendar === 'SOLAR' ? solarFault(year, month, day, today) : lunarFault(year, month, day, leapMonth, today);
}

function solarFault(year: number, month: number, day: number, today: string): BirthdayFault | null {
  const days = daysOfSolarMonth(year, month);
  if (day > days)
    return fault('day', 'NO_SUCH_DAY', `${year} 年 ${month} 月只有 ${days} 天`, `Month ${month} of ${year} has only ${days} days`);
  return `${year}-${pad(month, 2)}-${pad(day, 2)}` > today ? inTheFuture() : null;
}

function lunarFault(year: number, month: number, day: number, leapMonth: boolean, today: string): BirthdayFault | null {
  const span = lunarMonth(year, month, leapMonth);
  if (!span) {
    const leap = leapMonthOf(year);
    return fault(
      'leapMonth',
      'NO_SUCH_LEAP_MONTH',
      leap ? `农历 ${year} 年闰的是 ${leap} 月，没有闰 ${month} 月` : `农历 ${year} 年没有闰月`,
      leap ? `Lunar ${year} repeats month ${leap}, not month ${month}` : `Lunar ${year} has no leap month`,
    );
  }
  if (day > span.days) {
    const [zh, en] = leapMonth ? [' 闰', 'leap '] : ['', ''];
    return fault(
      'day',
      'NO_SUCH_DAY',
      `农历 ${year} 年${zh} ${month} 月只有 ${span.days} 天`,
      `Lunar ${year}, ${en}month ${month}, has only ${span.days} days`,
    );
  }
  return span.firstOn.add({ days: day - 1 }).toString() > today ? inTheFuture() : null;
}

const inTheFuture = (): BirthdayFault => fault('year', 'IN_THE_FUTURE', '生日不能晚于今天', 'A birthday cannot lie after today');

function fault(field: BirthdayFault['field'], code: BirthdayFault['code'], zh: string, en: string): BirthdayFault {
  return { field, code, message: { zh, en } };
}

const isWhole = (value: number, least: number, most: number): boolean => Number.isInteger(value) && value >= least && value <= most;
const isLeapYear = (year: number): boolean => new Temporal.PlainDate(year, 1, 1).inLeapYear;
const daysOfSolarMonth = (year: number, month: number): number => new Temporal.PlainDate(year, month, 1).daysInMonth;
const pad = (value: number, width: number): string => String(value).padStart(width, '0');
