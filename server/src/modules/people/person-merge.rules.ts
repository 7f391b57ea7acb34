import type { PersonState } from './person-state.rules.ts';

/** From the one that most people see to the one that fewest do. */
const narrowness = ['EVERYONE', 'TEAM', 'HR', 'ONLY_ME'];

/** What is one value, though it stands in several columns: all of it is taken from one record. */
const together = [
  ['birthCalendar', 'birthMonth', 'birthDay', 'birthLeapMonth', 'birthYear', 'leapDayKeeping', 'leapMonthKeeping'],
  ['emergencyName', 'emergencyRelation', 'emergencyPhone'],
];

const EMPLOYMENT: ReadonlySet<string> = new Set(['hiredOn', 'leftOn', 'erasedAt']);

const isEmpty = (value: unknown): boolean => value === null || value === undefined || value === '';

/**
 * What the record that stays takes from the other: what it says nothing of itself. Of two choices of who may see a value the narrower holds:
 * a merge never shows anybody what somebody has hidden. `columns` are those of a person alone.
 */
export function filledFrom(into: PersonState, from: PersonState, columns: readonly string[]): Record<string, unknown> {
  const filled: Record<string, unknown> = {};
  const group = (column: string): readonly string[] => together.find((each) => each.includes(column)) ?? [column];
  for (const column of columns) {
    if (EMPLOYMENT.has(column) || isEmpty(from[column])) continue;
    if (column.endsWith('Audience')) {
      const [own, other] = [narrowness.indexOf(String(into[column])), narrowness.indexOf(String(from[column]))];
      if (other > own) filled[column] = from[column];
    } else if (
      isEmpty(into[group(column)[0] ?? column]) &&
      group(column).every((each) => isEmpty(into[each]) || group(column).length > 1)
    ) {
      filled[column] = from[column];
    }
  }
  return filled;
}
