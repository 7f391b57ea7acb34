import { today } from '../../platform/company/company.ts';
import type { Context } from '../../platform/context.ts';
import type { Rejected } from '../../platform/graphql/user-error.ts';
import { addDays } from '../../platform/time/wall-clock.ts';
import { Person } from '../people/person.entity.ts';
import { onDay } from '../../platform/orm/dated.ts';
import type { Change } from './dated-change.service.ts';
import { refusal } from './organization.errors.ts';
import { seatsHeldFrom } from './organization.reads.ts';
import { Position, StandIn } from './position.entity.ts';
import { settlePrimary } from './primary.rules.ts';
import { changeFrom, overlap, rewriteWithin, termOn, type Term, type Timeline } from './term.rules.ts';
import { type SeatBook, type SeatFacts, seatBook } from './timeline.service.ts';

/** Who holds which seat: assigning, vacating, one primary seat for everybody. All of it changes the book alone; the caller writes it. */

interface Giving {
  seat: string;
  person: string;
  /** Where the person stands in the input. */
  field: string;
  on: string;
  /** Null: their main post stays what it is. */
  primary: boolean | null;
}

/** A vacant seat says nothing of a main post: two vacant terms are equal. */
export const vacate = (timeline: Timeline<SeatFacts>): Term<SeatFacts>[] =>
  rewriteWithin(timeline, { validFrom: timeline[0]?.validFrom ?? '', validTo: null }, (facts) =>
    facts.holder === null ? { ...facts, primary: true } : facts,
  );

/** Gives a vacant seat to somebody, until they leave. Who holds it already may make it their main post, or a concurrent one. */
export async function giveSeat(ctx: Change, book: SeatBook, { seat, person: id, field, on, primary }: Giving): Promise<void> {
  const person = await ctx.em.findOne(Person, { id });
  if (!person) throw refusal('NOT_FOUND', field, { zh: '没有这位成员', en: 'There is no such person' });
  if (person.leftOn !== null && person.leftOn < on) throw hasLeft(person, field);
  const holder = termOn(book.get(seat), on)?.facts.holder ?? null;
  if (holder !== null && holder !== id) {
    const current = await ctx.em.findOne(Person, { id: holder });
    throw refusal('POSITION_FILLED', 'positionId', {
      zh: `${on} 这个岗位由 ${current?.name ?? ''} 担任，请先免去`,
      en: `${current?.name ?? ''} holds this seat on ${on}: vacate it first`,
    });
  }
  const given = changeFrom(book.get(seat), on, { holder: id });
  const after = person.leftOn === null ? null : addDays(person.leftOn, 1);
  const ended =
    after === null
      ? given
      : rewriteWithin(given, { validFrom: after, validTo: null }, (facts) => (facts.holder === id ? { ...facts, holder: null } : facts));
  // Which seat is the main one is settled over all of theirs; this one stands back unless it is asked for.
  const standsBack = holder !== id || primary === false;
  // Where they were to hold it later anyway, it is what it was to be.
  const planned = holder === id ? undefined : book.get(seat).find((term) => term.validFrom > on && term.facts.holder !== null);
  const held = standsBack
    ? rewriteWithin(ended, { validFrom: on, validTo: planned?.validFrom ?? null }, (facts) =>
        facts.holder === id ? { ...facts, primary: false } : facts,
      )
    : ended;
  book.set(seat, vacate(held));
  // A post of the past changes nothing about the others.
  const prefers = primary === true && on >= (await today(ctx));
  await settleHolders(ctx, book, [id], on, prefers ? seat : undefined);
  await standIn(ctx, book, seat, null, on);
}

/** Sees to it that each of these people has exactly one primary seat among those they hold, from a day on. */
export async function settleHolders(
  ctx: Context,
  book: SeatBook,
  people: readonly string[],
  from: string,
  preferred?: string,
): Promise<void> {
  for (const [id, timeline] of await unsettledPrimaries(ctx, book, people, from, preferred)) book.set(id, timeline);
}

/** The seats that have to change so that each of these people has exactly one primary seat on every day from `from` on; none where all is well. */
export async function unsettledPrimaries(
  ctx: Context,
  book: SeatBook,
  people: readonly string[],
  from: string,
  preferred?: string,
): Promise<Map<string, Term<SeatFacts>[]>> {
  const held = await seatsHeldFrom(ctx.em, people, from);
  await book.open(held.map(({ seat }) => seat));
  const stored = Map.groupBy(held, (each) => each.person);
  const inBook = Map.groupBy(
    book.changed.flatMap((seat) => holdersIn(book.get(seat)).map((person) => ({ seat, person }))),
    (each) => each.person,
  );
  const unsettled = new Map<string, Term<SeatFacts>[]>();
  for (const person of people) {
    // Oldest first; what is new in the book comes last.
    const own = [...(stored.get(person) ?? []), ...(inBook.get(person) ?? [])].map(({ seat }) => seat);
    const seats = [...new Set(own)].map((id) => ({ id, timeline: unsettled.get(id) ?? book.get(id) }));
    for (const [id, timeline] of settlePrimary(person, seats, from, preferred)) unsettled.set(id, timeline);
  }
  return unsettled;
}

const holdersIn = (timeline: Timeline<SeatFacts>): string[] => [...new Set(timeline.flatMap(({ facts }) => facts.holder ?? []))];

/** Refuses changed seats that somebody would hold after their last day. */
export async function refuseLeavers(ctx: Context, book: SeatBook): Promise<void> {
  const terms = book.changed.flatMap((id) => book.get(id));
  const holders = [...new Set(terms.flatMap(({ facts }) => facts.holder ?? []))];
  const leavers = new Map(
    (await ctx.em.find(Person, { id: { $in: holders }, leftOn: { $ne: null } })).map((person) => [person.id, person]),
  );
  for (const { validTo, facts } of terms) {
    const person = leavers.get(facts.holder ?? '');
    if (person?.leftOn && (validTo === null || validTo > addDays(person.leftOn, 1))) throw hasLeft(person, 'holderId');
  }
}

const hasLeft = (person: Person, field: string): Rejected =>
  refusal('PERSON_LEFT', field, {
    zh: `${person.name} 已于 ${person.leftOn ?? ''} 离职`,
    en: `${person.name} left on ${person.leftOn ?? ''}`,
  });

/**
 * Sets who acts for a seat from a day on, instead of who did: until another stand-in is planned, somebody holds the seat, or they leave. Who
 * is planned to act later still does, unless the seat is filled then.
 */
export async function standIn(ctx: Change, book: SeatBook, seat: string, personId: string | null, on: string): Promise<void> {
  const person = personId === null ? null : await ctx.em.findOne(Person, { id: personId });
  if (personId !== null && (!person || (person.leftOn !== null && person.leftOn < on))) {
    throw refusal('NOT_FOUND', 'standInId', { zh: '没有这位成员，或已离职', en: 'There is no such person, or they have left' });
  }
  await ctx.trail.touch(ctx.em, 'Position', [seat]);
  const rows = await ctx.em.find(StandIn, { position: seat });
  const timeline = book.get(seat);
  let acting: Term<Acting>[] = [
    { validFrom: timeline[0]?.validFrom ?? on, validTo: timeline.at(-1)?.validTo ?? null, facts: { person: null } },
  ];
  for (const row of rows) acting = rewriteWithin(acting, row, () => ({ person: row.person.id }));
  // Whoever begins to act does so until somebody holds the seat, and not again when that ends.
  if (personId !== null) acting = whileVacant(acting, timeline, on);
  acting = whileVacant(changeFrom(acting, on, { person: personId }), timeline, on);
  if (person && person.leftOn !== null) {
    const after = { validFrom: addDays(person.leftOn, 1), validTo: null };
    acting = rewriteWithin(acting, after, (facts) => (facts.person === personId ? { person: null } : facts));
  }
  const stale = new Map(rows.map((row) => [row.validFrom, row]));
  for (const { validFrom, validTo, facts } of acting) {
    if (typeof facts.person !== 'string') continue;
    const row = stale.get(validFrom) ?? new StandIn();
    stale.delete(validFrom);
    row.position = ctx.em.getReference(Position, seat, { wrapped: true });
    row.person = ctx.em.getReference(Person, facts.person, { wrapped: true });
    row.validFrom = validFrom;
    row.validTo = validTo;
    ctx.em.persist(row);
  }
  for (const row of stale.values()) ctx.em.remove(row);
}

/** Who acts for a seat; false: somebody holds it. */
type Acting = { person: string | null | false };

/** From a day on, nobody acts while somebody holds the seat. */
const whileVacant = (acting: Timeline<Acting>, seat: Timeline<SeatFacts>, from: string): Term<Acting>[] =>
  seat.reduce<Term<Acting>[]>(
    (terms, term) => {
      const filled = term.facts.holder === null ? null : overlap(term, { validFrom: from, validTo: null });
      return filled ? rewriteWithin(terms, filled, () => ({ person: false })) : terms;
    },
    [...acting],
  );

/** Does somebody act for a seat on a day? */
export const isActedFor = async (ctx: Change, seat: string, on: string): Promise<boolean> =>
  (await ctx.em.count(StandIn, { position: seat, ...onDay(on) })) > 0;

/**
 * Takes somebody out of every seat they hold or act for after their last day. The seats stay, vacant, and who reports to them goes on
 * doing so. It may reach into the past: leaving is a fact about the person that the chart only follows.
 */
export async function endHoldings(ctx: Change, personId: string, lastDay: string): Promise<void> {
  const from = addDays(lastDay, 1);
  const book = seatBook(ctx);
  const held = await seatsHeldFrom(ctx.em, [personId], from);
  await book.open(held.map(({ seat }) => seat));
  for (const { seat } of held) {
    const left = rewriteWithin(book.get(seat), { validFrom: from, validTo: null }, (facts) =>
      facts.holder === personId ? { ...facts, holder: null } : facts,
    );
    book.set(seat, vacate(left));
  }
  await book.write();
  const standsIn = await ctx.em.find(StandIn, { person: personId, $or: [{ validTo: null }, { validTo: { $gt: from } }] });
  await ctx.trail.touch(
    ctx.em,
    'Position',
    standsIn.map(({ position }) => position.id),
  );
  for (const row of standsIn) {
    if (row.validFrom < from) row.validTo = from;
    else ctx.em.remove(row);
  }
}
