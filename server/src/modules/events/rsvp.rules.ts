// Who gets a place, who waits, and who moves up. A party is a person with their guests: it gets all its places or none.
// The waiting list is strictly in order: nobody overtakes, also when a smaller party would fit into the places that are left.

import type { RsvpStatus } from './occurrence.entity.ts';

/** RsvpStatus by its names, so that a rule needs nothing of the entity at run time. */
export type RsvpState = `${RsvpStatus}`;
export type RsvpAnswer = Exclude<RsvpState, 'WAITLISTED'>;

/** What somebody has answered so far. */
export interface Answer {
  status: RsvpState;
  guests: number;
  /** Where in the waiting list: the lowest is first. Null unless waitlisted. */
  waitingOrder: number | null;
}

/** What somebody wants: GOING may become WAITLISTED. */
export interface Wish {
  status: RsvpAnswer;
  guests: number;
}

/** The answers of everybody to one occurrence, as far as places depend on them. */
export interface Places {
  /** Null where there is room for any number. */
  capacity: number | null;
  /** Places taken by those who go, guests counted. */
  taken: number;
  /** The last place in the waiting list; null where nobody waits. */
  lastWaiting: number | null;
}

export type Refusal = 'PARTY_OVER_CAPACITY' | 'NO_PLACE_FOR_GUESTS';
export type Decision =
  | {
      answer: Answer;
      /** Places taken once it stands. */
      taken: number;
      /** Whether somebody who waits may now have a place: places were given up, or the waiting list changed. */
      mayMoveUp: boolean;
    }
  | { refused: Refusal };

/** The places that a party takes. */
export function partySize(of: { guests: number }): number {
  return 1 + of.guests;
}

/** The places that are left; null where there is room for any number. Some may be left while people wait: the first of them is a larger party. */
export function placesLeft(places: Pick<Places, 'capacity' | 'taken'>): number | null {
  return places.capacity === null ? null : Math.max(0, places.capacity - places.taken);
}

/**
 * What becomes of a wish. Whoever has a place keeps it unless they give it up: more guests than there is room for are refused, not
 * put on the waiting list. Whoever waits keeps their turn.
 */
export function decide(places: Places, before: Answer | null, wish: Wish): Decision {
  const held = before?.status === 'GOING' ? partySize(before) : 0;
  const waited = before?.status === 'WAITLISTED';
  const others = places.taken - held;
  if (wish.status !== 'GOING') {
    return { answer: { status: wish.status, guests: 0, waitingOrder: null }, taken: others, mayMoveUp: held > 0 || waited };
  }

  const size = partySize(wish);
  const { capacity } = places;
  const going: Decision = {
    answer: { status: 'GOING', guests: wish.guests, waitingOrder: null },
    taken: others + size,
    mayMoveUp: size < held || waited,
  };
  if (capacity === null || size <= held) return going;
  if (size > capacity) return { refused: 'PARTY_OVER_CAPACITY' };
  if (waited) return { answer: { ...before, guests: wish.guests }, taken: others, mayMoveUp: true };

  if (others + size <= capacity && places.lastWaiting === null) return going;
  if (held > 0) return { refused: 'NO_PLACE_FOR_GUESTS' };
  const waitingOrder = (places.lastWaiting ?? 0) + 1;
  return { answer: { status: 'WAITLISTED', guests: wish.guests, waitingOrder }, taken: others, mayMoveUp: false };
}

/**
 * Those who move up into the places that are left, given everybody who waits, first first. A party that could never fit, because
 * the capacity was lowered below its size, is passed over rather than keeping all others waiting.
 */
export function movingUp<T extends { guests: number }>(places: Pick<Places, 'capacity' | 'taken'>, waiting: readonly T[]): T[] {
  const { capacity } = places;
  if (capacity === null) return [...waiting];
  const moved: T[] = [];
  let { taken } = places;
  for (const party of waiting) {
    const size = partySize(party);
    if (size > capacity) continue;
    if (taken + size > capacity) break;
    taken += size;
    moved.push(party);
  }
  return moved;
}

/** Where each of those who wait stands: 1 is next. Given first first. */
export function waitingPositions<T>(waiting: readonly T[]): Map<T, number> {
  return new Map(waiting.map((party, index) => [party, index + 1]));
}

/** When answers to an occurrence close or closed: so many minutes before it starts, or when it was cancelled before that. */
export function answersClose(occurrence: { startsAt: Date; minutesBefore: number | null; cancelledAt: Date | null }): Date {
  const closesAt = new Date(occurrence.startsAt.getTime() - (occurrence.minutesBefore ?? 0) * 60_000);
  return occurrence.cancelledAt !== null && occurrence.cancelledAt < closesAt ? occurrence.cancelledAt : closesAt;
}
