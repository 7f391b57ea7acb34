import { Temporal } from 'temporal-polyfill';

/** A calendar day, 'YYYY-MM-DD'. Such strings compare as the days they name. */
type Day = string;

export type RhythmKind = 'WEEKLY' | 'BIWEEKLY' | 'HALF_MONTH_DATES' | 'HALF_MONTH_WEEKDAYS';

export type HolidayRuleKind = 'EARLIER' | 'LATER' | 'SKIP';

/** When the sessions of a series are due. */
export interface RhythmPlan {
  kind: RhythmKind;
  /** ISO weekday, 1 Monday to 7 Sunday; null for HALF_MONTH_DATES alone. */
  weekday: number | null;
  /** First day a session may fall on; also sets which of two weeks BIWEEKLY means. */
  startsOn: Day;
  /** Last day a session may fall on; null: no end. */
  endsOn: Day | null;
  /** What happens to a session that is due on a non-working day. */
  holidayRule: HolidayRuleKind;
}

/** One session of a rhythm: the day the rhythm names, which identifies it for good, and the day it is held. */
export interface SessionDate {
  originalOn: Day;
  heldOn: Day;
}

/** Says of a calendar day that nobody works on it. */
export type NonWorkingDay = (day: Day) => boolean;

/** How far ahead the sessions of a series exist: six months. */
export const horizonFrom = (day: Day): Day => Temporal.PlainDate.from(day).add({ months: 6 }).toString();

/** The same day a year later. */
export const yearFrom = (day: Day): Day => Temporal.PlainDate.from(day).add({ years: 1 }).toString();

/** The days of the month of HALF_MONTH_DATES. */
const HALF_MONTH_DAYS = [1, 15] as const;

const needsWeekday = (kind: RhythmKind): boolean => kind !== 'HALF_MONTH_DATES';

const plus = (day: Day, days: number): Day => Temporal.PlainDate.from(day).add({ days }).toString();

const isWeekend: NonWorkingDay = (day) => Temporal.PlainDate.from(day).dayOfWeek >= 6;

/**
 * The days known to be non-working for a rhythm. Weekends count for fixed dates alone: whoever chose a Saturday meant it.
 * Public holidays are not among them: Hearth has no source for them yet.
 */
export function knownNonWorkingDays(kind: RhythmKind): NonWorkingDay {
  return kind === 'HALF_MONTH_DATES' ? isWeekend : () => false;
}

/** Whether a weekday is given exactly where the rhythm needs one. */
export function weekdayFits(kind: RhythmKind, weekday: number | null): boolean {
  if (!needsWeekday(kind)) return weekday === null;
  return weekday !== null && Number.isInteger(weekday) && weekday >= 1 && weekday <= 7;
}

/**
 * The sessions whose regular day lies in `[from, to)`, in order. Whatever the window, a session is always the same, so a
 * horizon can be extended piece by piece. A moved session stays between its neighbours' regular days and inside the series;
 * where no such working day is left it is skipped, so two sessions never fall on one day or change their order.
 */
export function sessionDates(plan: RhythmPlan, from: Day, to: Day, isNonWorking: NonWorkingDay): SessionDate[] {
  const last = plan.endsOn === null ? to : minDay(to, plus(plan.endsOn, 1));
  const first = maxDay(from, plan.startsOn);
  if (first >= last) return [];
  // Neighbours outside the window bound the moves of those inside: no rhythm leaves more than 31 days between two sessions.
  const regular = regularDays(plan, plus(first, -31), plus(last, 31));
  const sessions: SessionDate[] = [];
  regular.forEach((originalOn, index) => {
    if (originalOn < first || originalOn >= last) return;
    const heldOn = heldDay(plan, originalOn, regular[index - 1], regular[index + 1], isNonWorking);
    if (heldOn !== null) sessions.push({ originalOn, heldOn });
  });
  return sessions;
}

function heldDay(
  plan: RhythmPlan,
  originalOn: Day,
  previous: Day | undefined,
  next: Day | undefined,
  isNonWorking: NonWorkingDay,
): Day | null {
  if (!isNonWorking(originalOn)) return originalOn;
  if (plan.holidayRule === 'SKIP') return null;
  const step = plan.holidayRule === 'EARLIER' ? -1 : 1;
  for (let day = plus(originalOn, step); ; day = plus(day, step)) {
    if (previous !== undefined && day <= previous) return null;
    if (next !== undefined && day >= next) return null;
    if (day < plan.startsOn || (plan.endsOn !== null && day > plan.endsOn)) return null;
    if (!isNonWorking(day)) return day;
  }
}

/** The days the rhythm names in `[from, to)`, before any holiday rule and whether or not the series has begun. */
function regularDays(plan: RhythmPlan, from: Day, to: Day): Day[] {
  if (plan.kind === 'WEEKLY') return everyWeeks(1, plan, from, to);
  if (plan.kind === 'BIWEEKLY') return everyWeeks(2, plan, from, to);
  if (plan.kind === 'HALF_MONTH_DATES') return inEachMonth(from, to, (month) => HALF_MONTH_DAYS.map((day) => month.with({ day })));
  return inEachMonth(from, to, (month) => {
    const firstOne = month.add({ days: daysUntil(month, weekdayOf(plan)) });
    return [firstOne, firstOne.add({ weeks: 2 })];
  });
}

function everyWeeks(weeks: number, plan: RhythmPlan, from: Day, to: Day): Day[] {
  const startsOn = Temporal.PlainDate.from(plan.startsOn);
  const anchor = startsOn.add({ days: daysUntil(startsOn, weekdayOf(plan)) });
  const apart = weeks * 7;
  const ahead = anchor.until(Temporal.PlainDate.from(from), { largestUnit: 'day' }).days;
  const days: Day[] = [];
  for (let steps = Math.ceil(ahead / apart); ; steps++) {
    const day = anchor.add({ days: steps * apart }).toString();
    if (day >= to) return days;
    days.push(day);
  }
}

function inEachMonth(from: Day, to: Day, daysOf: (firstOfMonth: Temporal.PlainDate) => Temporal.PlainDate[]): Day[] {
  const days: Day[] = [];
  for (let month = Temporal.PlainDate.from(from).with({ day: 1 }); month.toString() < to; month = month.add({ months: 1 })) {
    for (const date of daysOf(month)) {
      const day = date.toString();
      if (day >= from && day < to) days.push(day);
    }
  }
  return days;
}

function weekdayOf(plan: RhythmPlan): number {
  if (plan.weekday === null) throw new Error(`A ${plan.kind} rhythm needs a weekday`);
  return plan.weekday;
}

const daysUntil = (date: Temporal.PlainDate, weekday: number): number => (weekday - date.dayOfWeek + 7) % 7;
const minDay = (one: Day, other: Day): Day => (one < other ? one : other);
const maxDay = (one: Day, other: Day): Day => (one > other ? one : other);
