import type { AddressInfo } from 'node:net';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';

/** A mail server of the test's own on the loopback. */
export interface Mailbox extends AsyncDisposable {
  /** For HEARTH_SMTP_URL. */
  url: string;
  received: ParsedMail[];
  attempts: number;
  /** Waits until so many mails have been received, those that are held too. */
  until(count: number): Promise<void>;
  /** Confirms what was held, and holds no more. */
  release(): void;
}

interface MailboxOptions {
  /** So many mails are refused at first, for a while. */
  refuseFirst?: number;
  /** From which mail on it receives them, and does not say so to who sends them until it is released. */
  holdFrom?: number;
}

export async function receiveMail({ refuseFirst = 0, holdFrom = Infinity }: MailboxOptions = {}): Promise<Mailbox> {
  const received: ParsedMail[] = [];
  let attempts = 0;
  let holding = true;
  const held: (() => void)[] = [];
  const waiting: { count: number; go: () => void }[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData: (stream, _session, done) => {
      attempts += 1;
      simpleParser(stream, (error, mail) => {
        const refused = attempts <= refuseFirst ? Object.assign(new Error('Try again later'), { responseCode: 451 }) : error;
        if (!refused) received.push(mail);
        if (holding && received.length >= holdFrom) held.push(() => done(refused));
        else done(refused);
        for (const { count, go } of waiting) if (received.length >= count) go();
      });
    },
  });
  // A sender that is killed leaves its connection broken.
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    received,
    get attempts() {
      return attempts;
    },
    until: (count) =>
      new Promise((go) => {
        if (received.length >= count) go();
        else waiting.push({ count, go });
      }),
    release() {
      holding = false;
      for (const confirm of held.splice(0)) confirm();
    },
    [Symbol.asyncDispose]: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
      }),
  };
}
