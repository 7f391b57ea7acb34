import type { Context } from '../../platform/context.ts';
import { canSendMail, enqueueMail } from '../../platform/mail/outbox.ts';
import { newId } from '../../platform/orm/id.ts';
import { wallClockOf } from '../../platform/time/wall-clock.ts';
import { Account } from '../access/account.entity.ts';
import type { Event } from './event.entity.ts';
import type { Occurrence, Rsvp } from './occurrence.entity.ts';

/** A mail to everybody who has moved up from the waiting list, each in their language, with the caller's flush. */
export async function tellMovedUp(ctx: Context, occurrence: Occurrence, event: Event, moved: readonly Rsvp[]): Promise<void> {
  if (moved.length === 0 || !canSendMail(ctx)) return;
  const accounts = await ctx.em.find(Account, { person: { $in: moved.map((rsvp) => rsvp.person.id) }, disabledAt: null });
  const title = occurrence.titleOverride ?? event.title;
  const when = `${wallClockOf(occurrence.startsAt, event.timeZone).replace('T', ' ')} (${event.timeZone})`;
  const link = new URL(`/events/${occurrence.id}`, ctx.services.config.publicUrl).href;
  for (const { email, locale } of accounts) {
    enqueueMail(ctx, {
      messageKey: newId('movedup'),
      to: email,
      ...(locale === 'en'
        ? { subject: `You have a place: ${title}`, text: `A place has become free and it is yours.\n\n${title}\n${when}\n\n${link}\n` }
        : { subject: `候补成功：${title}`, text: `有名额空出来了，您已经从候补转为参加。\n\n${title}\n${when}\n\n${link}\n` }),
    });
  }
}
