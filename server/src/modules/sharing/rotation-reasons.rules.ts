import { otherRole, times, type Candidate, type RotationRole } from './turn-order.rules.ts';

/** Why a turn is somebody's; screens put the code and its numbers into words. */
export type PickReason =
  /** Had this role `times` times, less often than `people` others who are there. */
  | { code: 'LEAST_OFTEN'; times: number; people: number }
  /** Of those with as many turns in this role, had fewer turns in the other: less often than `people` of them. */
  | { code: 'FEWEST_TURNS_IN_ALL'; times: number; people: number }
  /** Of those still level, had the role longest ago: on `lastOn`, before `people` others; null: never yet. */
  | { code: 'LONGEST_AGO'; lastOn: string | null; people: number }
  /** Still level with `people` others: a draw decided. */
  | { code: 'DRAWN'; people: number }
  /** `people` of the circle are away that day. */
  | { code: 'OTHERS_ABSENT'; people: number }
  /** `people` of whom it would have been the turn have another duty in this session. */
  | { code: 'OTHERS_BUSY'; people: number }
  /** Nobody else was left to ask. */
  | { code: 'ONLY_ONE_LEFT' };

/**
 * The steps that led to a pick, in the order they were taken. `free` are all who could be asked; `busy` those of them with the
 * other role in this session; `before` those picked for the same role before; `absent` counts who is away.
 */
export function reasonsFor(
  pick: Candidate,
  role: RotationRole,
  free: readonly Candidate[],
  busy: readonly Candidate[],
  before: readonly Candidate[],
  absent: number,
): PickReason[] {
  const own = times(pick, role);
  const ownOther = times(pick, otherRole(role));
  const { lastOn } = pick.standing[role];
  const reasons: PickReason[] = [];
  const step = (reason: PickReason & { people: number }): void => {
    if (reason.people > 0) reasons.push(reason);
  };

  const rivals = free.filter((candidate) => candidate !== pick && !busy.includes(candidate) && !before.includes(candidate));
  const level = rivals.filter((rival) => times(rival, role) === own);
  const levelInAll = level.filter((rival) => times(rival, otherRole(role)) === ownOther);
  const tied = levelInAll.filter((rival) => rival.standing[role].lastOn === lastOn);
  step({ code: 'LEAST_OFTEN', times: own, people: rivals.length - level.length });
  step({ code: 'FEWEST_TURNS_IN_ALL', times: own + ownOther, people: level.length - levelInAll.length });
  step({ code: 'LONGEST_AGO', lastOn, people: levelInAll.length - tied.length });
  step({ code: 'DRAWN', people: tied.length });
  step({ code: 'OTHERS_BUSY', people: busy.filter((candidate) => times(candidate, role) < own).length });
  if (rivals.length === 0) reasons.push({ code: 'ONLY_ONE_LEFT' });
  step({ code: 'OTHERS_ABSENT', people: absent });
  return reasons;
}
