import { covers, overlap, type Span } from './term.rules.ts';

/** A dated link upwards: a seat and the seat it reports to, or a unit and its parent. */
export interface Link extends Span {
  readonly id: string;
  readonly parent: string | null;
}

export interface Loop {
  /** The first day on which the tree would have the loop. */
  readonly on: string;
  /** Each reports to the next, and the last to the first. */
  readonly ids: readonly string[];
}

/** Groups by a key, in order. */
function groupedBy<T>(items: readonly T[], key: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group) group.push(item);
    else groups.set(key(item), [item]);
  }
  return groups;
}

/**
 * The loop that goes through `start` on any day from `from` on, or null. `links` holds, for start and everything above it, every link
 * that is valid on or after that day. It climbs with the span in which each step is true, so a loop among links of different days is none.
 */
export function loopThrough(start: string, links: readonly Link[], from: string): Loop | null {
  const above = groupedBy(links, (link) => link.id);
  let earliest: Loop | null = null;
  const pending: Step[] = [{ id: start, span: { validFrom: from, validTo: null }, below: null }];
  for (let step = pending.pop(); step; step = pending.pop()) {
    for (const link of above.get(step.id) ?? []) {
      const span = link.parent === null ? null : overlap(step.span, link);
      if (!span || link.parent === null) continue;
      if (link.parent === start) {
        if (!earliest || span.validFrom < earliest.on) earliest = { on: span.validFrom, ids: pathTo(step) };
      } else if (!pathTo(step).includes(link.parent)) {
        pending.push({ id: link.parent, span, below: step });
      }
    }
  }
  return earliest;
}

/** A step of a climb, with the span in which all steps so far are true. */
interface Step {
  readonly id: string;
  readonly span: Span;
  readonly below: Step | null;
}

function pathTo(step: Step): string[] {
  const path: string[] = [];
  for (let at: Step | null = step; at; at = at.below) path.unshift(at.id);
  return path;
}

/**
 * Every loop on the first day, from `from` on, that has one: for writes that change many links at once. The first day is checked in one
 * pass over the tree, each later one by climbing from the links that begin on it alone: no other can have closed a loop.
 */
export function loopsFrom(links: readonly Link[], from: string): Loop[] {
  const parentOf = new Map<string, string>();
  for (const link of links) if (link.parent !== null && covers(link, from)) parentOf.set(link.id, link.parent);
  const atFirst = loopsIn(parentOf, parentOf.keys());
  if (atFirst.length > 0) return atFirst.map((ids) => ({ on: from, ids }));
  const begin = groupedBy(
    links.filter((link) => link.validFrom > from),
    (link) => link.validFrom,
  );
  const end = groupedBy(
    links.filter((link) => link.validTo !== null && link.validTo > from),
    (link) => link.validTo ?? '',
  );
  for (const on of [...new Set([...begin.keys(), ...end.keys()])].sort()) {
    for (const link of end.get(on) ?? []) parentOf.delete(link.id);
    const begun = (begin.get(on) ?? []).filter((link) => covers(link, on));
    for (const { id, parent } of begun) {
      if (parent === null) parentOf.delete(id);
      else parentOf.set(id, parent);
    }
    const loops = loopsIn(
      parentOf,
      begun.map(({ id }) => id),
    );
    if (loops.length > 0) return loops.map((ids) => ({ on, ids }));
  }
  return [];
}

/** The loops that can be reached by climbing from these. */
function loopsIn(parentOf: ReadonlyMap<string, string>, starts: Iterable<string>): string[][] {
  const loops: string[][] = [];
  const passOf = new Map<string, number>();
  let pass = 0;
  for (const start of starts) {
    pass += 1;
    let id: string | undefined = start;
    while (id !== undefined && !passOf.has(id)) {
      passOf.set(id, pass);
      id = parentOf.get(id);
    }
    if (id === undefined || passOf.get(id) !== pass) continue;
    const loop = [id];
    for (let next = parentOf.get(id); next !== undefined && next !== id; next = parentOf.get(next)) loop.push(next);
    loops.push(loop);
  }
  return loops;
}

/** One seat as it is on one day. */
export interface Seat {
  readonly id: string;
  readonly reportsTo: string | null;
  readonly holder: string | null;
  /** False for a concurrent post (兼岗) of its holder. */
  readonly primary: boolean;
}

export interface ChartNode<S> {
  readonly seat: S;
  readonly depth: number;
  /** Seats that report to this one directly, filled or vacant. */
  readonly directReports: number;
  /** People whose primary seat is this one or stands below it. */
  readonly headcount: number;
  /** Seats without a holder, this one or below it. */
  readonly vacancies: number;
}

/** The tree as a flat list, parents before children, each subtree in one run; siblings keep the order of the input. */
export function chartOf<S extends Seat>(seats: readonly S[]): ChartNode<S>[] {
  const known = new Map(seats.map((seat) => [seat.id, seat]));
  const isRoot = (seat: S) => seat.reportsTo === null || !known.has(seat.reportsTo);
  const reportsOf = groupedBy(
    seats.filter((seat) => !isRoot(seat)),
    (seat) => seat.reportsTo ?? '',
  );
  const nodes: { seat: S; parent: number; depth: number; directReports: number; headcount: number; vacancies: number }[] = [];
  const pending = seats
    .filter(isRoot)
    .reverse()
    .map((seat) => ({ seat, parent: -1, depth: 0 }));
  for (let next = pending.pop(); next; next = pending.pop()) {
    const { seat, depth } = next;
    const reports = reportsOf.get(seat.id) ?? [];
    const index = nodes.push({
      ...next,
      directReports: reports.length,
      headcount: seat.holder !== null && seat.primary ? 1 : 0,
      vacancies: seat.holder === null ? 1 : 0,
    });
    for (let i = reports.length - 1; i >= 0; i -= 1) pending.push({ seat: reports[i] as S, parent: index - 1, depth: depth + 1 });
  }
  // Children stand after their parents, so that one pass from the end sums every subtree.
  for (let i = nodes.length - 1; i >= 0; i -= 1) {
    const node = nodes[i];
    const parent = node && nodes[node.parent];
    if (!node || !parent) continue;
    parent.headcount += node.headcount;
    parent.vacancies += node.vacancies;
  }
  return nodes.map(({ parent: _, ...node }) => node);
}
