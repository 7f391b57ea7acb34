import { addDays } from '../../../shared/format/days';

/** Whole days, both counted. */
export interface HeadcountRange {
  readonly from: string;
  readonly to: string;
}

const YEAR = 365;
const QUARTER = 92;

export const RANGES = ['year', 'threeYears', 'all'] as const;

/** From so long ago, or from its first day, until a quarter after a day: what is planned by then belongs to it. */
export function rangeOf(name: (typeof RANGES)[number], day: string, opened: string): HeadcountRange {
  const years = name === 'year' ? 1 : 3;
  const from = addDays(day, -YEAR * years);
  return { from: name === 'all' || (from < opened && opened <= day) ? opened : from, to: addDays(day, QUARTER) };
}

export interface HeadcountStep {
  readonly on: string;
  readonly headcount: number;
}

/** Each step with what became different on its day; nothing is known of the day before the first one. */
export const withDifferences = (steps: readonly HeadcountStep[]): (HeadcountStep & { by: number | null })[] =>
  steps.map((step, at) => ({ ...step, by: at === 0 ? null : step.headcount - (steps[at - 1]?.headcount ?? 0) }));
