import { addDays, daysBetween } from '../../platform/time/wall-clock.ts';
import { anniversaryOn, yearsOfService } from '../people/anniversary.rules.ts';
import { type Birthday, keptBetween } from '../people/birthday.rules.ts';

export type Kind = 'BIRTHDAY' | 'WORK_ANNIVERSARY';

/** What somebody may know of a person whose day it may be. */
export interface Known {
  /** Null where there is none, or where it may not be seen. */
  birthday: Birthday | null;
  /** May the year of the birthday be seen? */
  year: boolean;
  hiredOn: string | null;
  leftOn: string | null;
}

/** What is kept on that day: the age or the years worked here, null where that may not be seen. Null where nothing is kept. */
export function keptOn(kind: Kind, on: string, { birthday, year, hiredOn, leftOn }: Known): { years: number | null } | null {
  if (leftOn !== null && leftOn < on) return null;
  if (kind === 'BIRTHDAY') {
    if (!birthday) return null;
    // Where the year is hidden the first year that somebody appears in would tell it.
    const [kept] = keptBetween(year ? birthday : { ...birthday, year: null }, on, addDays(on, 1));
    if (!kept) return null;
    return { years: year && birthday.year != null ? kept.keptYear - birthday.year : null };
  }
  if (hiredOn === null) return null;
  const years = yearsOfService(hiredOn, on);
  return years >= 1 && anniversaryOn(hiredOn, years) === on ? { years } : null;
}

/** A card can be signed so many days ahead of the day. */
export const SIGNED_DAYS_AHEAD = 14;
/** And so many days after it. */
export const SIGNED_DAYS_AFTER = 7;

/** When a card can be signed. */
export function signingOf(on: string, today: string): 'TOO_EARLY' | 'OPEN' | 'TOO_LATE' {
  const ahead = daysBetween(today, on);
  if (ahead > SIGNED_DAYS_AHEAD) return 'TOO_EARLY';
  return ahead < -SIGNED_DAYS_AFTER ? 'TOO_LATE' : 'OPEN';
}

/**
 * What was written for a day up to so many days away is on the card of this day: a birthday whose date is corrected keeps its card. No two days
 * of one kind that somebody keeps are nearer than twice that, a lunar birthday's least of all with 353 days between them.
 */
const SAME_CARD_DAYS = 170;

/** For which days the greetings were written that a card holds: first and last. */
export const daysOfCard = (on: string): { from: string; to: string } => ({
  from: addDays(on, -SAME_CARD_DAYS),
  to: addDays(on, SAME_CARD_DAYS),
});
