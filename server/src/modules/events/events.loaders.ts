import { sql } from 'kysely';
import type { Context } from '../../platform/context.ts';
import { decodeCursor, type Page, pageOf } from '../../platform/graphql/connection.ts';
import { type AnswerCounts, answerCounts } from './answer-counts.ts';
import { Occurrence, Rsvp, RsvpStatus } from './occurrence.entity.ts';
import { pagePerParent } from './page-per-parent.ts';
import { waitingPositions } from './rsvp.rules.ts';

// What field resolvers load, for many parents at once, where the read lane has not read it already.

interface PageOf {
  first: number;
  after?: string | null | undefined;
}

/** A page of an event's occurrences, by original start. */
export async function occurrencesOf(ctx: Context, eventId: string, { first, after }: PageOf): Promise<Page<Occurrence>> {
  const rows = await ctx.loaders.load(`events.occurrences ${first} ${after ?? ''}`, eventId, async (events) => {
    const ids = await pagePerParent(ctx.em, {
      table: 'occurrence',
      parent: 'event_id',
      parents: events,
      order: sql`original_start, id`,
      after: after ? decodeCursor(after, 2) : null,
      limit: first + 1,
    });
    const found = await ctx.em.find(Occurrence, [...ids.values()].flat());
    return inOrder(events, ids, found);
  });
  return pageOf(
    rows,
    first,
    (occurrence) => [occurrence.originalStart, occurrence.id],
    () =>
      ctx.loaders.load('events.occurrenceCount', eventId, async (events) => {
        const counts = await ctx.em.countBy(Occurrence, 'event', { where: { event: { $in: [...events] } } });
        return events.map((id) => counts[id] ?? 0);
      }),
  );
}

/** How many answered what. */
export const answersTo = (ctx: Context, occurrenceId: string): Promise<AnswerCounts> =>
  ctx.loaders.load('events.answers', occurrenceId, (ids) => answerCounts(ctx.em, ids));

/** The viewer's own answer. */
export async function viewerAnswer(ctx: Context, occurrenceId: string): Promise<Rsvp | null> {
  const person = ctx.viewer?.personId;
  if (!person) return null;
  return ctx.loaders.load('events.viewerRsvp', occurrenceId, async (ids) => {
    const answers = await ctx.em.find(Rsvp, { occurrence: { $in: [...ids] }, person });
    const byOccurrence = new Map(answers.map((rsvp) => [rsvp.occurrence.id, rsvp]));
    return ids.map((id) => byOccurrence.get(id) ?? null);
  });
}

/** Who comes first, then who waits in their order, then the others; each by when they first answered. */
const answerOrder = sql`case status when 'GOING' then 0 when 'WAITLISTED' then 1 when 'MAYBE' then 2 else 3 end, coalesce(waiting_order, 0), id`;
const answerRank: Record<RsvpStatus, number> = { GOING: 0, WAITLISTED: 1, MAYBE: 2, DECLINED: 3 };

/** A page of the answers to an occurrence, of one kind where a status is given. */
export async function answersOf(
  ctx: Context,
  occurrenceId: string,
  page: PageOf & { status?: RsvpStatus | null | undefined },
): Promise<Page<Rsvp>> {
  const { first, after, status } = page;
  const rows = await ctx.loaders.load(`events.rsvps ${first} ${after ?? ''} ${status ?? ''}`, occurrenceId, async (occurrences) => {
    const ids = await pagePerParent(ctx.em, {
      table: 'rsvp',
      parent: 'occurrence_id',
      parents: occurrences,
      order: answerOrder,
      after: after ? decodeCursor(after, 3) : null,
      limit: first + 1,
      ...(status ? { where: sql`status = ${status}` } : {}),
    });
    const found = await ctx.em.find(Rsvp, [...ids.values()].flat());
    return inOrder(occurrences, ids, found);
  });
  return pageOf(
    rows,
    first,
    (rsvp) => [answerRank[rsvp.status], rsvp.waitingOrder ?? 0, rsvp.id],
    async () => {
      const { people } = await answersTo(ctx, occurrenceId);
      return status ? people[status] : Object.values(people).reduce((sum, each) => sum + each, 0);
    },
  );
}

/** Where somebody stands in the waiting list, 1 being next; null for who does not wait. */
export async function waitingListPosition(ctx: Context, rsvp: Rsvp): Promise<number | null> {
  if (rsvp.status !== RsvpStatus.WAITLISTED) return null;
  const positions = await ctx.loaders.load('events.waiting', rsvp.occurrence.id, async (occurrences) => {
    const waiting = await ctx.em.find(
      Rsvp,
      { occurrence: { $in: [...occurrences] }, status: RsvpStatus.WAITLISTED },
      { orderBy: { waitingOrder: 'asc' } },
    );
    const byOccurrence = Map.groupBy(waiting, (each) => each.occurrence.id);
    return occurrences.map((id) => waitingPositions((byOccurrence.get(id) ?? []).map((each) => each.id)));
  });
  return positions.get(rsvp.id) ?? null;
}

function inOrder<Row extends { id: string }>(
  parents: readonly string[],
  ids: ReadonlyMap<string, string[]>,
  rows: readonly Row[],
): Row[][] {
  const byId = new Map(rows.map((row) => [row.id, row]));
  return parents.map((parent) => (ids.get(parent) ?? []).flatMap((id) => byId.get(id) ?? []));
}
