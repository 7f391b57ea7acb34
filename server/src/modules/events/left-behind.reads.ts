import { companyOf } from '../../platform/company/company.ts';
import type { Context } from '../../platform/context.ts';
import { boundsOfDay } from '../../platform/time/wall-clock.ts';
import type { LeftBehind } from '../people/left-behind.type.ts';
import type { LeftAnswers, LeftEvent } from './left-behind.types.ts';
import { Occurrence, Rsvp, RsvpStatus } from './occurrence.entity.ts';
import { partySize } from './rsvp.rules.ts';

/** The first instant after somebody's last day. What has ended since is of no more concern. */
const afterLastDay = async (ctx: Context, { leftOn }: LeftBehind) => {
  const { to } = boundsOfDay(leftOn, (await companyOf(ctx)).timeZone);
  return { startsAt: { $gte: to }, endsAt: { $gt: ctx.clock.now() }, cancelledAt: null };
};

/** The events they organize that happen without them, by the first date that does. */
export const leftEvents = (ctx: Context, behind: LeftBehind): Promise<LeftEvent[]> =>
  ctx.loaders.load(`events.leftEvents ${behind.leftOn}`, behind.personId, async (people) => {
    const dates = await ctx.em.find(
      Occurrence,
      { event: { organizer: { $in: [...people] } }, ...(await afterLastDay(ctx, behind)) },
      { populate: ['event'], orderBy: { startsAt: 'asc', id: 'asc' } },
    );
    return people.map((person) => {
      const own = dates.filter(({ event }) => event.getEntity().organizer.id === person);
      return byEvent(own, (occurrence) => occurrence).map(({ event, next, of }) => ({ event, next, dates: of.length }));
    });
  });

/** What they go to or wait for after their last day, by the first date of each event. */
export const leftAnswers = (ctx: Context, behind: LeftBehind): Promise<LeftAnswers[]> =>
  ctx.loaders.load(`events.leftAnswers ${behind.leftOn}`, behind.personId, async (people) => {
    const status = { $in: [RsvpStatus.GOING, RsvpStatus.WAITLISTED] };
    const answers = await ctx.em.find(
      Rsvp,
      { person: { $in: [...people] }, status, occurrence: await afterLastDay(ctx, behind) },
      { populate: ['occurrence.event'], orderBy: { occurrence: { startsAt: 'asc', id: 'asc' } } },
    );
    return people.map((person) => {
      const own = answers.filter((answer) => answer.person.id === person);
      return byEvent(own, ({ occurrence }) => occurrence.getEntity()).map(({ event, next, of }) => ({
        event,
        next,
        dates: of.length,
        places: of.reduce((sum, answer) => sum + (answer.status === RsvpStatus.GOING ? partySize(answer) : 0), 0),
      }));
    });
  });

/** Grouped by event; the first of each is its earliest. */
function byEvent<Item>(items: readonly Item[], occurrenceOf: (item: Item) => Occurrence) {
  return [...Map.groupBy(items, (item) => occurrenceOf(item).event.id).values()].flatMap((of) => {
    const next = of[0] && occurrenceOf(of[0]);
    return next ? [{ event: next.event.getEntity(), next, of }] : [];
  });
}
