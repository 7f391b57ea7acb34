import type { Context } from '../context.ts';
import { newId } from '../orm/id.ts';
import { writeSql } from '../orm/write.ts';
import { sql } from '../read/sql.ts';
import { OutboxMail } from './outbox-mail.entity.ts';

export interface Mail {
  /** Names the mail for good, e.g. `invitation-inv_01k…`: the same key is never sent as two messages. */
  messageKey: string;
  to: string;
  subject: string;
  text: string;
}

/** Can mail be sent at all? Without HEARTH_SMTP_URL a use case shows a link instead. */
export const canSendMail = (ctx: Context): boolean => ctx.services.config.smtpUrl !== null;

/** Puts a mail into the outbox with the caller's next flush; the job sends it soon after. */
export function enqueueMail(ctx: Context, mail: Mail): void {
  const now = ctx.clock.now();
  ctx.em.persist(ctx.em.create(OutboxMail, { ...mail, createdAt: now, nextTryAt: now }));
}

const MAILS_PER_INSERT = 250;

/** Puts many mails into the outbox at once, in the caller's transaction and in the order of their keys; one whose key is there already is left as it is. */
export async function enqueueMails(ctx: Context, mails: readonly Mail[]): Promise<void> {
  const now = ctx.services.reader.dialect.instantValue(ctx.clock.now());
  const ordered = mails.toSorted((one, other) => (one.messageKey < other.messageKey ? -1 : 1));
  for (let at = 0; at < ordered.length; at += MAILS_PER_INSERT) {
    const rows = ordered
      .slice(at, at + MAILS_PER_INSERT)
      .map(({ messageKey, to, subject, text }) => sql`(${newId('mail')}, ${messageKey}, ${to}, ${subject}, ${text}, ${now}, ${now}, ${0})`);
    await writeSql(
      ctx.em,
      sql`insert into outbox_mail (id, message_key, "to", subject, text, created_at, next_try_at, tries)
        values ${sql.join(rows)} on conflict (message_key) do nothing`,
    );
  }
}
