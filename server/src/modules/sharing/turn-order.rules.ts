/** A calendar day, 'YYYY-MM-DD'. */
type Day = string;

/** The duties the rotation hands out. */
export type RotationRole = 'HOST' | 'PRESENTER';

/** How often somebody had a duty, as the rotation counts: joiners and returners start at the lowest count of the others. */
export interface Tally {
  times: number;
  lastOn: Day | null;
}

export type Standing = Record<RotationRole, Tally>;

/** What a candidate is judged by. */
export interface Candidate {
  personId: string;
  standing: Standing;
  draw: Record<RotationRole, number>;
}

export const otherRole = (role: RotationRole): RotationRole => (role === 'HOST' ? 'PRESENTER' : 'HOST');
export const times = (candidate: Candidate, role: RotationRole): number => candidate.standing[role].times;

/**
 * Least often in this role first, then least often in the other, then longest ago, then the draw. Looking at the other role
 * before the date keeps the two queues from meeting in one person, which would leave somebody two turns behind.
 */
export function inOrder(candidates: readonly Candidate[], role: RotationRole): Candidate[] {
  const other = otherRole(role);
  return candidates.toSorted(
    (one, two) =>
      times(one, role) - times(two, role) ||
      times(one, other) - times(two, other) ||
      compareDays(one.standing[role].lastOn, two.standing[role].lastOn) ||
      one.draw[role] - two.draw[role] ||
      (one.personId < two.personId ? -1 : 1),
  );
}

function compareDays(one: Day | null, two: Day | null): number {
  if (one === two) return 0;
  if (one === null) return -1;
  if (two === null) return 1;
  return one < two ? -1 : 1;
}
