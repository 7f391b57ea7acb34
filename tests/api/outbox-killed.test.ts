import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { NoticeKind } from '@hearth/server/modules/notices/notice.entity';
import { tell } from '@hearth/server/modules/notices/notice.service';
import { Person } from '@hearth/server/modules/people/person.entity';
import type { Config } from '@hearth/server/platform/config';
import { createContext } from '@hearth/server/platform/context';
import { enqueueMail } from '@hearth/server/platform/mail/outbox';
import { OutboxMail } from '@hearth/server/platform/mail/outbox-mail.entity';
import { MAILS_AT_ONCE, sendOutbox } from '@hearth/server/platform/mail/send-outbox';
import { expect, test, vi } from 'vitest';
import { openHearth } from '../support/app.ts';
import { receiveMail } from '../support/mail.ts';

const DUE = 1000;

/** A server in a process of its own, on the database of the test. */
async function serve(config: Config): Promise<ChildProcess> {
  const script = fileURLToPath(new URL('../support/serve-ahead.ts', import.meta.url));
  const child = spawn(process.execPath, ['--no-warnings', script, JSON.stringify(config)], { stdio: ['pipe', 'pipe', 'inherit'] });
  await once(child.stdout, 'data');
  return child;
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<unknown> {
  const ended = once(child, 'exit');
  child.kill(signal);
  return (await ended)[1];
}

test(
  'of a thousand mails that two servers send each arrives, though one is killed half-way, and only what it was sending then arrives twice',
  { timeout: 90_000 },
  async () => {
    // The servers' clocks are the real one's.
    await using hearth = await openHearth({ now: new Date().toISOString() });
    await using mailbox = await receiveMail({ holdFrom: DUE / 2 });
    const config = { ...hearth.services.config, smtpUrl: mailbox.url };
    const people = await hearth.build.rows(
      Person,
      Array.from({ length: DUE }, (_, n) => ({ name: `成员${n}`, email: `person-${n}@hearth.test`, sortKey: `${n}` })),
    );
    const notices = people.map(({ id }) => ({
      recipientId: id,
      key: 'birthday',
      kind: NoticeKind.CELEBRATION_AHEAD,
      mail: () => ({ subject: '生日提醒', text: '明天是李明的生日。', path: '/celebrations' }),
    }));
    await tell(createContext({ ...hearth.services, config }, { viewer: null }), notices);

    const [killed, survivor] = await Promise.all([serve(config), serve(config)]);
    // From the middle on nothing is confirmed: in the end both have sent as many as they send at once, and wait.
    await mailbox.until(DUE / 2 - 1 + 2 * MAILS_AT_ONCE);
    const inFlight = mailbox.received.slice(DUE / 2 - 1).map(({ messageId }) => messageId);
    expect(await end(killed, 'SIGKILL')).toBe('SIGKILL');
    mailbox.release();
    await mailbox.until(DUE);
    const once1000 = mailbox.received.map(({ messageId }) => messageId);
    expect(new Set(once1000).size, 'nothing arrives twice while the claims of the killed server hold').toBe(DUE);

    survivor.stdin?.write('61\n');
    await mailbox.until(DUE + MAILS_AT_ONCE);
    expect(await end(survivor, 'SIGTERM')).toBeNull();
    const arrived = mailbox.received.map(({ messageId }) => messageId);
    expect(arrived).toHaveLength(DUE + MAILS_AT_ONCE);
    const twice = arrived.filter((id, at) => arrived.indexOf(id) !== at);
    expect(new Set(twice).size).toBe(MAILS_AT_ONCE);
    expect(inFlight).toEqual(expect.arrayContaining(twice));
    const em = hearth.services.orm.em.fork();
    const keys = (await em.find(OutboxMail, { sentAt: { $ne: null } })).map(({ messageKey }) => `<${messageKey}@127.0.0.1>`);
    expect(keys.toSorted()).toEqual([...new Set(arrived)].toSorted());
  },
);

test('a mail that takes longer to send than a claim lasts is not sent by another server meanwhile, and holds nobody up', async () => {
  await using hearth = await openHearth();
  await using mailbox = await receiveMail({ holdFrom: 1 });
  const config = { ...hearth.services.config, smtpUrl: mailbox.url };
  const context = () => createContext({ ...hearth.services, config }, { viewer: null });
  const writing = context();
  enqueueMail(writing, { messageKey: 'slow', to: 'li@hearth.test', subject: '生日快乐', text: '大家祝你生日快乐！' });
  await writing.em.flush();
  const claimedUntil = async () => (await context().em.findOneOrFail(OutboxMail, { messageKey: 'slow' })).claimedUntil?.toISOString();

  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  try {
    const sending = sendOutbox.run(context());
    await mailbox.until(1);
    const first = await claimedUntil();
    hearth.clock.advance({ seconds: 50 });
    vi.advanceTimersByTime(20_000);
    while ((await claimedUntil()) === first) await hearth.build.person();
    hearth.clock.advance({ seconds: 50 });
    await sendOutbox.run(context());
    mailbox.release();
    await sending;
  } finally {
    vi.useRealTimers();
  }
  expect(mailbox.received).toHaveLength(1);
  await sendOutbox.run(context());
  expect(mailbox.received).toHaveLength(1);
});

test('where the mail server cannot be reached, mails wait and are sent once it can', async () => {
  await using hearth = await openHearth();
  const mailbox = await receiveMail();
  const context = (smtpUrl: string) =>
    createContext({ ...hearth.services, config: { ...hearth.services.config, smtpUrl } }, { viewer: null });
  const writing = context(mailbox.url);
  for (let n = 0; n < 20; n += 1) enqueueMail(writing, { messageKey: `wait-${n}`, to: 'li@hearth.test', subject: '通知', text: `${n}` });
  await writing.em.flush();
  await mailbox[Symbol.asyncDispose]();

  await sendOutbox.run(context(mailbox.url));
  const tried = await context(mailbox.url).em.find(OutboxMail, { tries: { $gt: 0 } });
  expect(tried.length).toBeGreaterThan(0);
  expect(tried.length, 'the others are not tried in vain').toBeLessThanOrEqual(MAILS_AT_ONCE);
  expect(tried.every(({ lastError, claimedUntil }) => lastError !== null && claimedUntil === null)).toBe(true);

  await using again = await receiveMail();
  hearth.clock.advance({ minutes: 1 });
  await sendOutbox.run(context(again.url));
  expect(again.received).toHaveLength(20);
});
