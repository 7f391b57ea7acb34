import { createTransport } from 'nodemailer';
import type { Context } from '../context.ts';
import type { Job } from '../jobs.ts';
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

const BATCH = 50;
const MAX_TRIES = 12;

/** Sends what waits, each mail at least once and under one Message-ID; a refusal waits longer each time (1, 2, 4 … minutes). */
export const sendOutbox: Job = {
  name: 'send-outbox',
  every: '*/5 * * * * *',
  async run(ctx) {
    const { smtpUrl, publicUrl } = ctx.services.config;
    if (!smtpUrl) return;
    const now = ctx.clock.now();
    const waiting = await ctx.em.find(
      OutboxMail,
      { sentAt: null, nextTryAt: { $lte: now }, tries: { $lt: MAX_TRIES } },
      { orderBy: { nextTryAt: 'asc' }, limit: BATCH },
    );
    if (!waiting.length) return;
    const transport = createTransport(smtpUrl);
    const host = new URL(publicUrl).hostname;
    try {
      for (const mail of waiting) {
        mail.tries += 1;
        try {
          await transport.sendMail({
            from: `Hearth <hearth@${host}>`,
            to: mail.to,
            subject: mail.subject,
            text: mail.text,
            messageId: `<${mail.messageKey}@${host}>`,
          });
          mail.sentAt = ctx.clock.now();
          mail.lastError = null;
        } catch (error) {
          mail.lastError = (error as Error).message;
          mail.nextTryAt = new Date(now.getTime() + 60_000 * 2 ** (mail.tries - 1));
        }
        await ctx.em.flush();
      }
    } finally {
      transport.close();
    }
  },
};
