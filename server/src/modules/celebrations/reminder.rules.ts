import { addDays } from '../../platform/time/wall-clock.ts';
import type { OffDayShift } from '../holidays/holiday.entity.ts';
import { isWorkingDay, shifted, type WorkCalendar } from '../holidays/holiday.rules.ts';
import type { Kind } from './celebration-day.rules.ts';
import type { ReminderRecipients } from './reminder-rule.entity.ts';

/** When reminders are told: the pure part, from rules, celebrations and working days. */
export interface Rule {
  id: string;
  celebration: Kind;
  recipients: `${ReminderRecipients}`;
  daysAhead: number;
  offDays: `${OffDayShift}`;
}

export interface Kept {
  kind: Kind;
  personId: string;
  on: string;
}

/** A celebration that a rule has still to tell of. */
export interface Reminder<Celebration extends Kept = Kept> {
  rule: Rule;
  celebration: Celebration;
  /** The day on which it was to be told: today, or earlier where no server ran then. */
  plannedOn: string;
  /** Today is a day off, and it can wait for a working day. */
  waits: boolean;
}

/** Further than this no break moves a day. */
const LONGEST_SHIFT = 60;

/** The day on which a rule tells of what is kept on a day. */
export const plannedOn = ({ daysAhead, offDays }: Rule, on: string, calendar: WorkCalendar): string =>
  shifted(calendar, addDays(on, -daysAhead), offDays);

/** What could not be told on its day is told for so many days more. (What was mailed is remembered for longer.) */
const CATCH_UP_DAYS = 20;

/**
 * Is it still to be told of what is kept on a day? From the planned day until the celebration is over: whoever was not reached then hears of it
 * later, for no server ran, somebody joined the team, the birthday has only now been entered. What is over is not told any more.
 */
export function isOpen(rule: Rule, on: string, calendar: WorkCalendar, today: string): boolean {
  const planned = plannedOn(rule, on, calendar);
  return planned === today || (planned < today && today <= lastDay(planned, on));
}

const lastDay = (planned: string, on: string): string => {
  const caughtUp = addDays(planned, CATCH_UP_DAYS);
  return caughtUp < on ? caughtUp : on;
};

/** A day off is left in peace if a working day comes in time, and is used if none does: else the day would be missed. */
function waits({ offDays }: Rule, planned: string, on: string, calendar: WorkCalendar, today: string): boolean {
  if (planned === today || offDays === 'NONE' || isWorkingDay(calendar, today)) return false;
  const last = lastDay(planned, on);
  for (let day = addDays(today, 1); day <= last; day = addDays(day, 1)) if (isWorkingDay(calendar, day)) return true;
  return false;
}

/** The half-open window in which the days lie that any of the rules is still to tell of; null where there is none. */
export function windowOpen(rules: readonly Rule[], calendar: WorkCalendar, today: string): { from: string; to: string } | null {
  const furthest = Math.max(...rules.map(({ daysAhead }) => daysAhead), 0) + LONGEST_SHIFT;
  const days = Array.from({ length: LONGEST_SHIFT + furthest + 1 }, (_, index) => addDays(today, index - LONGEST_SHIFT));
  const open = days.filter((on) => rules.some((rule) => isOpen(rule, on, calendar, today)));
  const [first] = open;
  return first === undefined ? null : { from: first, to: addDays(open.at(-1) ?? first, 1) };
}

/** Of these celebrations what is still to be told, by which rule. */
export function remindersOpen<Celebration extends Kept>(
  rules: readonly Rule[],
  celebrations: readonly Celebration[],
  calendar: WorkCalendar,
  today: string,
): Reminder<Celebration>[] {
  const plans = new Map<string, Pick<Reminder, 'plannedOn' | 'waits'> | null>();
  const plan = (rule: Rule, on: string): Pick<Reminder, 'plannedOn' | 'waits'> | null => {
    const key = `${rule.id} ${on}`;
    const known = plans.get(key);
    if (known !== undefined) return known;
    const day = plannedOn(rule, on, calendar);
    const made = isOpen(rule, on, calendar, today) ? { plannedOn: day, waits: waits(rule, day, on, calendar, today) } : null;
    plans.set(key, made);
    return made;
  };
  return celebrations.flatMap((celebration) =>
    rules.flatMap((rule) => {
      const made = rule.celebration === celebration.kind ? plan(rule, celebration.on) : null;
      return made ? [{ rule, celebration, ...made }] : [];
    }),
  );
}

/** Names for good what a rule tells of a celebration. */
export const reminderKey = ({ rule, celebration: { kind, personId, on } }: Reminder): string =>
  `${kind} of ${personId} on ${on} by ${rule.id}`;

/** A reminder for somebody. */
export interface Telling<Celebration extends Kept = Kept> {
  recipientId: string;
  reminder: Reminder<Celebration>;
}

/**
 * What is told today. Who hears by several rules of one celebration at the same time hears it once: by the rule that was planned last, so that of
 * those missed by a stop the others stay untold. Never somebody of their own day.
 */
export function toldToday<Celebration extends Kept>(tellings: readonly Telling<Celebration>[]): Telling<Celebration>[] {
  const chosen = new Map<string, Telling<Celebration>>();
  for (const telling of tellings) {
    const { kind, personId, on } = telling.reminder.celebration;
    if (telling.recipientId === personId) continue;
    const key = `${telling.recipientId} ${kind} ${personId} ${on}`;
    const known = chosen.get(key);
    if (!known || rank(known) < rank(telling)) chosen.set(key, telling);
  }
  return [...chosen.values()].filter(({ reminder }) => !reminder.waits);
}

const rank = ({ reminder: { plannedOn: day, rule } }: Telling): string => `${day} ${rule.id}`;
