import { covers, rewriteWithin, type Facts, type Span, type Term, type Timeline } from './term.rules.ts';

/**
 * Somebody who holds seats has exactly one primary among them on every day; the others are concurrent posts (兼岗), which change neither
 * the tree nor a head-count.
 */
export type HeldFacts = Facts & { readonly holder: string | null; readonly primary: boolean };

export interface HeldSeat<F extends HeldFacts> {
  readonly id: string;
  readonly timeline: Timeline<F>;
}

/**
 * Settles which of somebody's seats is primary, from a day on. The preferred seat wins wherever they hold it; else the one that was
 * primary stays; else the one that comes first in the list is made primary (callers list seats by age). Answers the seats that changed.
 */
export function settlePrimary<F extends HeldFacts>(
  person: string,
  seats: readonly HeldSeat<F>[],
  from: string,
  preferred?: string,
): Map<string, Term<F>[]> {
  const changed = new Map<string, Term<F>[]>();
  for (const span of steps(seats, from)) {
    const held = seats.flatMap((seat) => {
      const term = seat.timeline.find((candidate) => covers(candidate, span.validFrom));
      return term?.facts.holder === person ? [{ id: seat.id, primary: term.facts.primary }] : [];
    });
    const chosen = held.find(({ id }) => id === preferred) ?? held.find(({ primary }) => primary) ?? held[0];
    for (const { id, primary } of held) {
      if (primary === (id === chosen?.id)) continue;
      const timeline = changed.get(id) ?? seats.find((seat) => seat.id === id)?.timeline ?? [];
      changed.set(
        id,
        rewriteWithin(timeline, span, (facts) => ({ ...facts, primary: !primary })),
      );
    }
  }
  return changed;
}

/** The spans from a day on within which none of the seats changes. */
function steps<F extends HeldFacts>(seats: readonly HeldSeat<F>[], from: string): Span[] {
  const days = new Set([from]);
  for (const { timeline } of seats) {
    for (const { validFrom, validTo } of timeline) {
      if (validFrom > from) days.add(validFrom);
      if (validTo !== null && validTo > from) days.add(validTo);
    }
  }
  const ordered = [...days].sort();
  return ordered.map((validFrom, index) => ({ validFrom, validTo: ordered[index + 1] ?? null }));
}
