import { addDays, daysBetween } from '../../shared/format/days';

/** The longest window of changes that the server tells at once, in days. */
export const LONGEST_WINDOW = 366;
/** How far the slider reaches to each side, in days. */
const REACH = Math.floor((LONGEST_WINDOW - 1) / 2);
/** So far from the middle the day may go before the slider moves along. */
const LEEWAY = REACH - 30;

export interface Reach {
  readonly middle: string;
  readonly from: string;
  /** The day after the last one. */
  readonly to: string;
}

/** The days that the slider covers: the same ones for as long as the chosen day is well within, so that it does not slip away under the thumb. */
export function reachAround(day: string, former: Reach | undefined, today: string): Reach {
  const near = (middle: string): boolean => Math.abs(daysBetween(middle, day)) <= LEEWAY;
  if (former && near(former.middle)) return former;
  const middle = near(today) ? today : day;
  return { middle, from: addDays(middle, -REACH), to: addDays(middle, REACH + 1) };
}

/** Where the slider stops: the days on which something changes, and the days one can't do without. */
export const stopsOf = (changes: readonly { readonly on: string }[], always: readonly string[]): string[] =>
  [...new Set([...changes.map(({ on }) => on), ...always])].sort();
