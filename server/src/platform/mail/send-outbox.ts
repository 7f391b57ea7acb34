import { createTransport, type Transporter } from 'nodemailer';
import type { Context } from '../context.ts';
import type { Job } from '../jobs.ts';
import { writeSql } from '../orm/write.ts';
import { type Sql, sql } from '../read/sql.ts';

/** How many mails one server sends at once, and so how many may arrive twice when it is killed. */
export const MAILS_AT_ONCE = 5;
/** A mail is one server's for so long; while it is being sent, the claim is renewed. */
const CLAIM_SECONDS = 60;
const RENEWED_EVERY_MS = (CLAIM_SECONDS * 1000) / 3;
const MAX_TRIES = 12;
/** A server that says nothing for so long is not waited for. */
const TIMEOUTS = { connectionTimeout: 15_000, greetingTimeout: 15_000, socketTimeout: 60_000 };
const KEPT_DAYS = 30;

/** A mail that this server may send now. */
interface ClaimedMail {
  id: string;
  messageKey: string;
  to: string;
  subject: string;
  text: string;
  tries: number;
  claimedUntil: Date;
}

/**
 * Sends what waits, each mail at least once and under one Message-ID; a refusal waits longer each time (1, 2, 4 … minutes). Every server sends:
 * each claims one mail after the other in the database, so no mail is two servers', and what a killed one had claimed is free again when the claim
 * ends. No transaction is open while a mail is sent.
 */
export const sendOutbox: Job = {
  name: 'send-outbox',
  every: '*/5 * * * * *',
  everywhere: true,
  async run(ctx, stopping) {
    const { smtpUrl } = ctx.services.config;
    const sending = new Set<string>();
    const first = smtpUrl ? await claimMail(ctx, sending) : null;
    if (!smtpUrl || !first) return;
    const transport = createTransport({ url: smtpUrl, pool: true, maxConnections: MAILS_AT_ONCE, maxMessages: Infinity, ...TIMEOUTS });
    // Where the mail server can't be reached there is no use in trying the next mail: the next run does.
    let reachable = true;
    const next = async (): Promise<ClaimedMail | null> => (reachable && !stopping?.aborted ? claimMail(ctx, sending) : null);
    const sendOn = async (mail: ClaimedMail | null): Promise<void> => {
      for (let claimed = mail; claimed; claimed = await next()) {
        const unreached = await deliver(ctx, transport, claimed);
        sending.delete(claimed.id);
        if (unreached && reachable) ctx.log.warn({ err: unreached }, 'The mail server could not be reached');
        reachable &&= unreached === null;
      }
    };
    try {
      await Promise.all([sendOn(first), ...Array.from({ length: MAILS_AT_ONCE - 1 }, async () => sendOn(await next()))]);
    } finally {
      transport.close();
    }
  },
};

/** What was sent is kept for a while without its words, so that the same is not written again; then it goes, and so does what could not be sent. */
export const forgetOldMail: Job = {
  name: 'forget-old-mail',
  every: '0 41 3 * * *',
  async run(ctx) {
    const before = instant(ctx, new Date(ctx.clock.now().getTime() - KEPT_DAYS * 86_400_000));
    await writeSql(ctx.em, sql`delete from outbox_mail where created_at < ${before} and (sent_at is not null or tries >= ${MAX_TRIES})`);
  },
};

const instant = (ctx: Context, at: Date): unknown => ctx.services.reader.dialect.instantValue(at);

/**
 * The next mail that is due and nobody's, which from now on is this server's; null where there is none. What this server is sending is its own
 * even where its clock is set ahead of the claim.
 */
async function claimMail(ctx: Context, sending: Set<string>): Promise<ClaimedMail | null> {
  const now = ctx.clock.now();
  const claimedUntil = new Date(now.getTime() + CLAIM_SECONDS * 1000);
  const [at, until] = [instant(ctx, now), instant(ctx, claimedUntil)];
  // One statement: on SQLite nobody else writes meanwhile; on PostgreSQL a row that another server is just taking is passed over.
  const notOurs = sending.size > 0 ? sql`and id not in (${sql.list([...sending])})` : sql``;
  const passing = ctx.services.reader.dialect.name === 'postgresql' ? sql`for update skip locked` : sql``;
  const [mail] = await writeSql<Omit<ClaimedMail, 'claimedUntil'>>(
    ctx.em,
    sql`update outbox_mail set claimed_until = ${until}
      where id = (
        select id from outbox_mail
        where sent_at is null and next_try_at <= ${at} and tries < ${MAX_TRIES} and (claimed_until is null or claimed_until <= ${at}) ${notOurs}
        order by next_try_at limit 1 ${passing})
      returning id, message_key as "messageKey", "to", subject, text, tries`,
  );
  if (!mail) return null;
  sending.add(mail.id);
  return { ...mail, claimedUntil };
}

/** Tries to send a mail and writes down what came of it. Answers why the mail server could not be reached at all, where it could not. */
async function deliver(ctx: Context, transport: Transporter, mail: ClaimedMail): Promise<Error | null> {
  const host = new URL(ctx.services.config.publicUrl).hostname;
  let renewed = Promise.resolve();
  const renewal = setInterval(() => void (renewed = renew(ctx, mail)), RENEWED_EVERY_MS);
  try {
    await transport.sendMail({
      from: `Hearth <hearth@${host}>`,
      to: mail.to,
      subject: mail.subject,
      text: mail.text,
      messageId: `<${mail.messageKey}@${host}>`,
      // Nobody's holiday reply is wanted.
      headers: { 'Auto-Submitted': 'auto-generated' },
    });
  } catch (error) {
    await renewed;
    await noteFailure(ctx, mail, error as Error);
    return isAboutTheMail(error as Error) ? null : (error as Error);
  } finally {
    clearInterval(renewal);
  }
  await writeSql(
    ctx.em,
    sql`update outbox_mail set sent_at = ${instant(ctx, ctx.clock.now())}, claimed_until = null, tries = tries + 1, last_error = null,
      subject = '', text = '' where id = ${mail.id}`,
  );
  return null;
}

/** Has the mail server answered, and refused this mail? A wrong password is no mail's fault. */
const isAboutTheMail = (error: Error & { responseCode?: number; code?: string }): boolean =>
  error.responseCode !== undefined && error.code !== 'EAUTH';

/** Only of what is still this server's: another may have sent it by now. */
const stillOurs = (ctx: Context, mail: ClaimedMail): Sql =>
  sql`id = ${mail.id} and sent_at is null and claimed_until = ${instant(ctx, mail.claimedUntil)}`;

async function noteFailure(ctx: Context, mail: ClaimedMail, { message }: Error): Promise<void> {
  const nextTryAt = new Date(ctx.clock.now().getTime() + 60_000 * 2 ** mail.tries);
  await writeSql(
    ctx.em,
    sql`update outbox_mail set claimed_until = null, tries = tries + 1, last_error = ${message}, next_try_at = ${instant(ctx, nextTryAt)}
      where ${stillOurs(ctx, mail)}`,
  );
}

async function renew(ctx: Context, mail: ClaimedMail): Promise<void> {
  const claimedUntil = new Date(ctx.clock.now().getTime() + CLAIM_SECONDS * 1000);
  try {
    await writeSql(ctx.em, sql`update outbox_mail set claimed_until = ${instant(ctx, claimedUntil)} where ${stillOurs(ctx, mail)}`);
    mail.claimedUntil = claimedUntil;
  } catch (error) {
    ctx.log.warn({ err: error }, 'The claim on a mail was not renewed');
  }
}
