import { createHash } from 'node:crypto';
import type { Context } from '../../platform/context.ts';
import { inLocale, type Text } from '../../platform/locale.ts';
import type { Mail } from '../../platform/mail/outbox.ts';
import type { MailReader, NoticeMail } from './notice.service.ts';

/** Where the web app's person chooses how they are told. */
const CHOICES_PATH = '/account#notices';

const FOOTER: Text = {
  zh: '您收到这封邮件，是因为围炉会提醒您这类事情。要更改提醒方式或不再收到：',
  en: 'You get this mail because Hearth tells you of such things. To change how, or to get no more of them:',
};

const PREFIX = 'notice-';

/** The same notice for the same person is one mail, whoever writes it. The key of what is told is not readable in it. */
export const messageKeyOf = (recipientId: string, key: string): string =>
  `${PREFIX}${recipientId}-${createHash('sha256').update(key).digest('base64url').slice(0, 24)}`;

/** The mails of notices, as SQL looks for them, and where in their keys the id of the person stands that they are for. */
export const MAILS_OF_NOTICES = { like: `${PREFIX}%`, idFrom: PREFIX.length + 1, idLength: 'per_'.length + 26 };

export function mailOf(
  ctx: Context,
  reader: MailReader & { id: string; email: string },
  key: string,
  write: (reader: MailReader) => NoticeMail,
): Mail {
  const { subject, text, path } = write({ name: reader.name, locale: reader.locale });
  const link = (to: string): string => new URL(to, ctx.services.config.publicUrl).href;
  const footer = `${inLocale(FOOTER, reader.locale)}\n${link(CHOICES_PATH)}`;
  return {
    messageKey: messageKeyOf(reader.id, key),
    to: reader.email,
    subject: subject.replaceAll(/\s+/g, ' ').trim(),
    text: `${text.trim()}\n\n${link(path)}\n\n-- \n${footer}\n`,
  };
}
