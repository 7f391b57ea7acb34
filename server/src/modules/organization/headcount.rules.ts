import { overlap, type Span } from './term.rules.ts';

/** A span in which a unit stands in another one. */
export interface UnitPlace extends Span {
  readonly id: string;
  readonly parent: string;
}

/** A span in which somebody's main post is in a unit. */
export interface MainPost extends Span {
  readonly unit: string;
}

export interface HeadcountStep {
  on: string;
  headcount: number;
}

/**
 * How many people a unit is, with all that stand in it, in the half-open window: on its first day, then on every day on which the number
 * differs from the one before. Units that move bring and take their people on the day they move.
 */
export function headcountSteps(
  unit: string,
  places: readonly UnitPlace[],
  posts: readonly MainPost[],
  window: { from: string; to: string },
): HeadcountStep[] {
  if (window.from >= window.to) return [];
  const within = spansWithin(unit, places, { validFrom: window.from, validTo: window.to });
  const changes = new Map([[window.from, 0]]);
  const change = (on: string, by: number) => changes.set(on, (changes.get(on) ?? 0) + by);
  for (const post of posts) {
    for (const span of within.get(post.unit) ?? []) {
      const shared = overlap(post, span);
      if (!shared) continue;
      change(shared.validFrom, 1);
      if (shared.validTo !== null && shared.validTo < window.to) change(shared.validTo, -1);
    }
  }
  const steps: HeadcountStep[] = [];
  let headcount = 0;
  for (const [on, by] of [...changes].sort(([one], [other]) => (one < other ? -1 : 1))) {
    headcount += by;
    if (by !== 0 || on === window.from) steps.push({ on, headcount });
  }
  return steps;
}

/** When each unit belongs to this one: itself all the while, others while the units between stand in it too. */
function spansWithin(unit: string, places: readonly UnitPlace[], window: Span): Map<string, Span[]> {
  const inside = Map.groupBy(places, ({ parent }) => parent);
  const within = new Map<string, Span[]>();
  const follow = (id: string, span: Span): void => {
    within.set(id, [...(within.get(id) ?? []), span]);
    for (const place of inside.get(id) ?? []) {
      const shared = overlap(place, span);
      if (shared) follow(place.id, shared);
    }
  };
  follow(unit, window);
  return within;
}
