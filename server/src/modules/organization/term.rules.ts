/**
 * A timeline: what is true of one seat (or unit) from one day to the next. Terms are half-open, stand in order, never overlap, leave no
 * gap, and two neighbours always differ. Facts are plain values (ids, texts, numbers), so that two of them can be compared.
 */
export interface Span {
  /** First day, 'YYYY-MM-DD'. */
  readonly validFrom: string;
  /** The day after the last one; null where no end is known. */
  readonly validTo: string | null;
}

export type Value = string | number | boolean | null;
export type Facts = { readonly [field: string]: Value };

export interface Term<F extends Facts> extends Span {
  readonly facts: F;
}
export type Timeline<F extends Facts> = readonly Term<F>[];

/** Is the day inside the half-open span? */
export function covers(span: Span, on: string): boolean {
  return span.validFrom <= on && (span.validTo === null || on < span.validTo);
}

/** The earlier of two ends, where null is "no end". */
export function earlierEnd(a: string | null, b: string | null): string | null {
  if (a === null) return b;
  return b === null || a < b ? a : b;
}

/** What two spans share, or null where they share no day. */
export function overlap(a: Span, b: Span): Span | null {
  const validFrom = a.validFrom > b.validFrom ? a.validFrom : b.validFrom;
  const validTo = earlierEnd(a.validTo, b.validTo);
  return validTo !== null && validTo <= validFrom ? null : { validFrom, validTo };
}

/** When what a timeline tells of exists: from its first day to its end; null for an empty one. */
export function lifeOf(timeline: readonly Span[]): Span | null {
  const [first, last] = [timeline[0], timeline.at(-1)];
  return first && last ? { validFrom: first.validFrom, validTo: last.validTo } : null;
}

/** Does every day of the span lie in the other one? */
export function isWithin(span: Span, life: Span): boolean {
  return life.validFrom <= span.validFrom && (life.validTo === null || (span.validTo !== null && span.validTo <= life.validTo));
}

export function termOn<F extends Facts>(timeline: Timeline<F>, on: string): Term<F> | undefined {
  return timeline.find((term) => covers(term, on));
}

function sameFacts(a: Facts, b: Facts): boolean {
  return Object.keys(a).every((field) => a[field] === b[field]);
}

/** The same timeline in as few terms as tell it. */
export function mergeEqualNeighbours<F extends Facts>(terms: readonly Term<F>[]): Term<F>[] {
  const merged: Term<F>[] = [];
  for (const term of terms) {
    const last = merged.at(-1);
    if (last && last.validTo === term.validFrom && sameFacts(last.facts, term.facts)) {
      merged[merged.length - 1] = { ...last, validTo: term.validTo };
    } else {
      merged.push(term);
    }
  }
  return merged;
}

/** Rewrites the facts of every day inside the span and of no other day. */
export function rewriteWithin<F extends Facts>(timeline: Timeline<F>, span: Span, rewrite: (facts: F) => F): Term<F>[] {
  const terms = timeline.flatMap((term): Term<F>[] => {
    const inside = overlap(term, span);
    if (!inside) return [term];
    const parts: Term<F>[] = [{ ...inside, facts: rewrite(term.facts) }];
    if (term.validFrom < inside.validFrom) parts.unshift({ ...term, validTo: inside.validFrom });
    if (inside.validTo !== null && inside.validTo !== term.validTo) parts.push({ ...term, validFrom: inside.validTo });
    return parts;
  });
  return mergeEqualNeighbours(terms);
}

/**
 * Writes a change that is true from a day on. Each changed field is carried through the planned terms until one of them changes the same
 * field: a promotion planned for March survives a move made in January. Days before `on` stay as they are.
 */
export function changeFrom<F extends Facts>(timeline: Timeline<F>, on: string, changes: Partial<F>): Term<F>[] {
  const start = timeline.findIndex((term) => covers(term, on));
  if (start < 0) throw new RangeError(`No term covers ${on}.`);
  let changed = [...timeline];
  for (const field of Object.keys(changes)) {
    const value = changes[field];
    if (value === undefined) continue;
    const before = timeline[start]?.facts[field];
    const nextOwnChange = timeline.slice(start + 1).find((term) => term.facts[field] !== before);
    const span = { validFrom: on, validTo: nextOwnChange?.validFrom ?? timeline.at(-1)?.validTo ?? null };
    changed = rewriteWithin(changed, span, (facts) => ({ ...facts, [field]: value }));
  }
  return changed;
}

/** Ends the timeline: its last day is the one before `on`; what was planned from then on is dropped. Empty where it had not begun. */
export function closeFrom<F extends Facts>(timeline: Timeline<F>, on: string): Term<F>[] {
  return timeline.filter((term) => term.validFrom < on).map((term) => ({ ...term, validTo: earlierEnd(term.validTo, on) }));
}

/** The timeline from another first day on: what was true first is true from then; what lies before is dropped. */
export function beginOn<F extends Facts>(timeline: Timeline<F>, day: string): Term<F>[] {
  const kept = timeline.filter((term) => term.validTo === null || term.validTo > day);
  return kept.map((term, index) => (index === 0 ? { ...term, validFrom: day } : term));
}

/** The timeline with another end: what was true last is true until then, or without an end; what lies after is dropped. */
export function endOn<F extends Facts>(timeline: Timeline<F>, day: string | null): Term<F>[] {
  const kept = timeline.filter((term) => day === null || term.validFrom < day);
  return kept.map((term, index) =>
    index === kept.length - 1 ? { ...term, validTo: day } : { ...term, validTo: earlierEnd(term.validTo, day) },
  );
}

/** Whether the terms are a timeline: in order, none empty, no overlap, no gap. */
export function isTimeline(spans: readonly Span[]): boolean {
  return spans.every((span, index) => {
    const next = spans[index + 1];
    const filled = span.validTo === null || span.validFrom < span.validTo;
    return filled && (next === undefined || span.validTo === next.validFrom);
  });
}
