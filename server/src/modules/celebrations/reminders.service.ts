import { companyOrNull, today as todayOf } from '../../platform/company/company.ts';
import type { Context } from '../../platform/context.ts';
import { selectSql, someAtATime } from '../../platform/orm/select.ts';
import { sql } from '../../platform/read/sql.ts';
import { addDays, wallClockOf } from '../../platform/time/wall-clock.ts';
import { calendarOf } from '../holidays/holiday.service.ts';
import { NoticeKind } from '../notices/notice.entity.ts';
import { tell, type Told } from '../notices/notice.service.ts';
import { celebrationsKept, type KeptCelebration, seenBy } from '../people/celebration-audience.service.ts';
import { SIGNED_DAYS_AFTER } from './celebration-day.rules.ts';
import { cardSentence, celebrationSentence, invitationToSign, pathOf } from './celebration-words.ts';
import { greetingCounts } from './greeting.reads.ts';
import { recipientsOf } from './recipients.reads.ts';
import { ReminderRule } from './reminder-rule.entity.ts';
import { reminderKey, remindersOpen, type Telling, toldToday, windowOpen } from './reminder.rules.ts';

/** On the clocks of the company: nobody is told of a birthday in the night. */
const TOLD_FROM = '08:00';

/** Each so many are written down on their own: a server that dies leaves only the rest to another. */
const TOLD_AT_ONCE = 200;

/** Tells whom the rules name of the celebrations that are due, and celebrants of their cards. Each is told once, however often this runs, and where. */
export async function tellOfCelebrations(ctx: Context, stopping?: AbortSignal): Promise<void> {
  const company = await companyOrNull(ctx);
  if (!company || wallClockOf(ctx.clock.now(), company.timeZone).slice(11) < TOLD_FROM) return;
  const today = await todayOf(ctx);
  const told = [...(await remindersNow(ctx, today)), ...(await cardsNow(ctx, today))];
  const fresh = await untold(ctx, told);
  for (let at = 0; at < fresh.length; at += TOLD_AT_ONCE) {
    if (stopping?.aborted) return;
    await tell(ctx, fresh.slice(at, at + TOLD_AT_ONCE));
  }
}

async function remindersNow(ctx: Context, today: string): Promise<Told[]> {
  const rules = await ctx.em.findAll(ReminderRule);
  const calendar = await calendarOf(ctx);
  const window = windowOpen(rules, calendar, today);
  if (!window) return [];
  const kept = await celebrationsKept(ctx, window.from, window.to);
  const wanted = await recipientsOf(ctx, remindersOpen(rules, kept, calendar, today), today);
  // Whom the policy lets know of a birthday, and of the age.
  const birthdays = wanted.filter(({ reminder }) => reminder.celebration.kind === 'BIRTHDAY');
  const readings = birthdays.map(({ recipientId, hr, reminder }) => ({
    readerId: recipientId,
    hr,
    personId: reminder.celebration.personId,
  }));
  const seen = new Map(
    (await seenBy(ctx, [...new Map(readings.map((each) => [pairOf(each.readerId, each.personId), each])).values()])).map(
      ({ readerId, personId, year }) => [pairOf(readerId, personId), year],
    ),
  );
  const years = ({ recipientId, reminder: { celebration } }: Telling<KeptCelebration>): boolean | undefined =>
    celebration.kind === 'WORK_ANNIVERSARY' || seen.get(pairOf(recipientId, celebration.personId));
  const tellings = toldToday(wanted.filter((telling) => years(telling) !== undefined));
  const names = await namesOf(ctx, [...new Set(tellings.map(({ reminder }) => reminder.celebration.personId))]);
  return tellings.flatMap((telling) => {
    const { personId, kind, on, years: known } = telling.reminder.celebration;
    const name = names.get(personId);
    if (name === undefined) return [];
    const words = { kind, name, on, years: years(telling) ? known : null };
    return [
      {
        recipientId: telling.recipientId,
        key: reminderKey(telling.reminder),
        kind: NoticeKind.CELEBRATION_AHEAD,
        aboutId: personId,
        facts: { celebration: kind, on },
        mail: ({ locale }) => ({
          subject: celebrationSentence(words, today, locale),
          text: invitationToSign(words, today, locale),
          path: pathOf(kind, personId, on),
        }),
      } satisfies Told,
    ];
  });
}

const pairOf = (readerId: string, personId: string): string => `${readerId} ${personId}`;

/** Those who are still there, by their ids: nobody is told of the day of somebody who has left since. */
async function namesOf(ctx: Context, ids: readonly string[]): Promise<Map<string, string>> {
  const today = await todayOf(ctx);
  const rows = await someAtATime(ids, (some) =>
    selectSql<{ id: string; name: string }>(
      ctx.em,
      sql`select p.id, p.name from person p where p.id in (${sql.list(some)}) and (p.left_on is null or cast(p.left_on as text) >= ${today})`,
    ),
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** From the day after it, whose card was signed. */
async function cardsNow(ctx: Context, today: string): Promise<Told[]> {
  const kept = await celebrationsKept(ctx, addDays(today, -SIGNED_DAYS_AFTER), today);
  const counts = await greetingCounts(
    ctx,
    kept.map(({ personId, kind, on }) => ({ celebrantId: personId, kind, on })),
  );
  return kept.flatMap(({ personId, kind, on, keptYear }, index) => {
    const signers = counts[index] ?? 0;
    if (signers === 0) return [];
    return [
      {
        recipientId: personId,
        // A birthday whose date is corrected is still that year's.
        key: `greetings ${kind} ${keptYear}`,
        kind: NoticeKind.GREETINGS,
        aboutId: personId,
        facts: { celebration: kind, on },
        mail: ({ locale }) => {
          const sentence = cardSentence(kind, signers, locale);
          return {
            subject: sentence,
            text: locale === 'en' ? `${sentence}. Read what they wrote:` : `${sentence}，来看看大家写了什么：`,
            path: pathOf(kind, personId, on),
          };
        },
      } satisfies Told,
    ];
  });
}

/** No reminder is older: a rule tells so long ahead at most. */
const OLDEST_DAYS = 200;

/** Without those that stand in somebody’s notices already: this runs every few minutes, and most of them do. */
async function untold(ctx: Context, told: readonly Told[]): Promise<Told[]> {
  const since = ctx.services.reader.dialect.instantValue(new Date(ctx.clock.now().getTime() - OLDEST_DAYS * 86_400_000));
  const rows = await someAtATime([...new Set(told.flatMap(({ aboutId }) => aboutId ?? []))], (some) =>
    selectSql<{ recipient: string; key: string }>(
      ctx.em,
      sql`select n.recipient_id as recipient, n.key from notice n
        where n.about_id in (${sql.list(some)}) and n.kind in ('CELEBRATION_AHEAD', 'GREETINGS') and n.created_at > ${since}`,
    ),
  );
  const known = new Set(rows.map(({ recipient, key }) => pairOf(recipient, key)));
  return told.filter(({ recipientId, key }) => !known.has(pairOf(recipientId, key)));
}
