import type { Context } from '../context.ts';
import { selectRows } from '../orm/select.ts';
import { OutboxMail } from './outbox-mail.entity.ts';

interface Forgotten {
  /** In the key of a mail that is for them, whatever address they had. */
  id: string;
  /** In lower case. */
  addresses: readonly string[];
  name: string;
  /** A text without the name. */
  unnamed: (text: string) => string;
}

/**
 * Forgets somebody in the outbox: mails to them are removed, sent or not; those to others lose the name. A sent mail keeps its row, for under
 * its key it must not be sent again.
 */
export async function forgetInMails({ em }: Context, { id, addresses, name, unnamed }: Forgotten): Promise<void> {
  await em.execute(`delete from outbox_mail where replace(message_key, ?, '') <> message_key`, [id], 'run');
  for (const address of addresses) await em.execute(`delete from outbox_mail where lower("to") = ?`, [address], 'run');
  const naming = await selectRows<{ id: string }>(
    em,
    `select id from outbox_mail where replace(subject, ?, '') <> subject or replace(text, ?, '') <> text`,
    [name, name],
  );
  for (const mail of await em.find(OutboxMail, { id: { $in: naming.map(({ id }) => id) } })) {
    mail.subject = unnamed(mail.subject);
    mail.text = unnamed(mail.text);
  }
}
