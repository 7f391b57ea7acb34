import type { AddressInfo } from 'node:net';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';

/** A mail server of the test's own on the loopback. */
export interface Mailbox extends AsyncDisposable {
  /** For HEARTH_SMTP_URL. */
  url: string;
  received: ParsedMail[];
  attempts: number;
}

export async function receiveMail({ refuseFirst = 0 }: { refuseFirst?: number } = {}): Promise<Mailbox> {
  const received: ParsedMail[] = [];
  let attempts = 0;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData: (stream, _session, done) => {
      attempts += 1;
      simpleParser(stream, (error, mail) => {
        const refused = attempts <= refuseFirst ? Object.assign(new Error('Try again later'), { responseCode: 451 }) : error;
        if (!refused) received.push(mail);
        done(refused);
      });
    },
  });
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
    [Symbol.asyncDispose]: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
      }),
  };
}
