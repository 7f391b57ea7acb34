import { addDays } from '../../platform/time/wall-clock.ts';
import type { Change } from './dated-change.service.ts';
import { giveBack, vacantUntil } from './leaving.rules.ts';
import { seatsHeldFrom } from './organization.reads.ts';
import { StandIn } from './position.entity.ts';
import { covers, earlierEnd, overlap, type Span } from './term.rules.ts';
import { seatBook } from './timeline.service.ts';

/**
 * Somebody who was to leave stays longer: the seats they had to give up are theirs again up to their new last day, as are those they acted
 * for, as far as nobody has taken them over. Who acted for them meanwhile does so once they are gone.
 */
export async function prolongHoldings(ctx: Change, personId: string, formerLastDay: string, lastDay: string): Promise<void> {
  const stay = { validFrom: addDays(formerLastDay, 1), validTo: addDays(lastDay, 1) };
  const held = (await seatsHeldFrom(ctx.em, [personId], formerLastDay)).map(({ seat }) => seat);
  const acted = await ctx.em.find(StandIn, { person: personId, validTo: stay.validFrom });
  const actedFor = acted.map((row) => row.position.id);
  const book = seatBook(ctx);
  await book.open([...held, ...actedFor]);
  await ctx.trail.touch(ctx.em, 'Position', [...held, ...actedFor]);
  const standIns = await ctx.em.find(StandIn, {
    position: { $in: [...held, ...actedFor] },
    $or: [{ validTo: null }, { validTo: { $gt: stay.validFrom } }],
  });

  for (const row of acted) {
    const next = standIns.filter((other) => other.position.id === row.position.id).map((other) => other.validFrom);
    const until = next.reduce<string | null>(earlierEnd, vacantUntil(book.get(row.position.id), stay.validFrom));
    row.validTo = overlap(stay, { validFrom: stay.validFrom, validTo: until })?.validTo ?? row.validTo;
  }
  for (const seat of held) {
    const timeline = book.get(seat);
    const again = giveBack(timeline, personId, formerLastDay, stay);
    if (again === timeline) continue;
    book.set(seat, again);
    const filled = again.filter((term) => term.facts.holder !== null);
    for (const row of standIns.filter(({ position }) => position.id === seat)) standBack(ctx, row, filled);
  }
  await book.write();
}

/** Nobody acts for a seat while somebody holds it: the row begins where the seat is vacant again. */
function standBack(ctx: Change, row: StandIn, filled: readonly Span[]): void {
  let from = row.validFrom;
  for (const span of filled) if (covers(span, from) && span.validTo !== null) from = span.validTo;
  const held = filled.some((span) => covers(span, from));
  if (held || (row.validTo !== null && row.validTo <= from)) ctx.em.remove(row);
  else row.validFrom = from;
}
