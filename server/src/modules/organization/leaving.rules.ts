import { managersOf } from './manager.rules.ts';
import { earlierEnd, type Facts, overlap, rewriteWithin, type Span, type Term, termOn, type Timeline } from './term.rules.ts';
import type { Seat } from './tree.rules.ts';

type Held = Facts & { readonly holder: string | null; readonly primary: boolean };

/** The first day from `from` on at which somebody holds the seat, or on which there is no seat; null where it stays vacant. */
export function vacantUntil(timeline: Timeline<Facts & { readonly holder: string | null }>, from: string): string | null {
  const taken = timeline.find((term) => (term.validTo === null || term.validTo > from) && term.facts.holder !== null);
  return earlierEnd(taken?.validFrom ?? null, timeline.at(-1)?.validTo ?? null);
}

/** Gives a seat back to whom it was taken from because they left on the eve of the span, for as long as nobody else has taken it. */
export function giveBack<F extends Held>(timeline: Timeline<F>, person: string, lastDay: string, span: Span): readonly Term<F>[] {
  const held = termOn(timeline, lastDay)?.facts;
  const vacant = overlap(span, { validFrom: span.validFrom, validTo: vacantUntil(timeline, span.validFrom) });
  if (held?.holder !== person || !vacant) return timeline;
  return rewriteWithin(timeline, vacant, (facts) => ({ ...facts, holder: person, primary: held.primary }));
}

/**
 * Whose line up leads through a seat that somebody leaves, and to whom they report without them; null where nobody is left above. `line`
 * holds their seats and all above, `left` what was held or acted for by who leaves.
 */
export function leftReports(
  line: readonly Seat[],
  standIns: ReadonlyMap<string, string>,
  leaver: string,
  left: ReadonlySet<string>,
  reports: readonly string[],
): { person: string; manager: string | null }[] {
  const without = line.map((seat) => (seat.holder === leaver ? { ...seat, holder: null } : seat));
  const acting = new Map([...standIns].filter(([, person]) => person !== leaver));
  const managers = managersOf(without, acting);
  const seats = new Map(without.map((seat) => [seat.id, seat]));
  const leadsThrough = (own: Seat): boolean => {
    for (let id = own.reportsTo; id !== null;) {
      if (left.has(id)) return true;
      const seat = seats.get(id);
      const inCharge = seat?.holder ?? acting.get(id);
      if (!seat || (inCharge !== undefined && inCharge !== own.holder)) return false;
      id = seat.reportsTo;
    }
    return false;
  };
  const asked = new Map(without.flatMap((seat) => (seat.holder !== null && seat.primary ? [[seat.holder, seat] as const] : [])));
  return reports.flatMap((person) => {
    const own = asked.get(person);
    return own && leadsThrough(own) ? [{ person, manager: managers.get(person) ?? null }] : [];
  });
}
