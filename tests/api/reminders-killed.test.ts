import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { ReminderRecipients, ReminderRule } from '@hearth/server/modules/celebrations/reminder-rule.entity';
import { Notice } from '@hearth/server/modules/notices/notice.entity';
import { PositionTerm, Position } from '@hearth/server/modules/organization/position.entity';
import { Person } from '@hearth/server/modules/people/person.entity';
import { OutboxMail } from '@hearth/server/platform/mail/outbox-mail.entity';
import { expect, test } from 'vitest';
import { openHearth } from '../support/app.ts';
import { born, runReminders } from '../support/celebrations.ts';
import { receiveMail } from '../support/mail.ts';
import type { Reminding } from '../support/remind.ts';

const DUE = 1000;

/** A server in a process of its own; answers once it has said that word. */
async function serve(reminding: Reminding, word: string): Promise<ChildProcess> {
  const script = fileURLToPath(new URL('../support/remind.ts', import.meta.url));
  const child = spawn(process.execPath, ['--no-warnings', script, JSON.stringify(reminding)], { stdio: ['pipe', 'pipe', 'inherit'] });
  for await (const line of createInterface(child.stdout)) if (line === word) break;
  return child;
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<unknown> {
  const ended = once(child, 'exit');
  child.kill(signal);
  return (await ended)[1];
}

test(
  'of a thousand who are due to hear of a birthday each is told and mailed once, though of two servers the one that was telling them is killed half-way',
  { timeout: 120_000 },
  async () => {
    await using hearth = await openHearth();
    await using mailbox = await receiveMail();
    const { build, services, clock } = hearth;
    const config = { ...services.config, smtpUrl: mailbox.url };
    const unit = await build.unit('销售部');
    const celebrant = await build.person({ name: '李明', hiredOn: null, ...born(3, 2) });
    await build.position({ unit, holder: celebrant });
    const colleagues = await build.rows(
      Person,
      Array.from({ length: DUE }, (_, n) => ({ name: `成员${n}`, email: `person-${n}@hearth.test`, sortKey: `${n}` })),
    );
    const seats = await build.rows(
      Position,
      colleagues.map(() => ({})),
    );
    await build.rows(
      PositionTerm,
      seats.map((position, n) => ({
        position: position.id,
        title: '销售员',
        unit: unit.id,
        holder: colleagues[n]?.id ?? '',
        validFrom: '2020-01-01',
        primary: true,
      })),
    );
    await build.row(ReminderRule, { celebration: 'BIRTHDAY', recipients: ReminderRecipients.TEAM, daysAhead: 0 });
    const notices = () => services.orm.em.fork().findAll(Notice);

    const reminding = { config, now: clock.now().toISOString(), stuckAt: null };
    const killed = await serve({ ...reminding, stuckAt: 3 }, 'stuck');
    const survivor = await serve(reminding, 'started');
    expect(await end(killed, 'SIGKILL')).toBe('SIGKILL');
    const before = (await notices()).length;
    expect(before).toBeGreaterThanOrEqual(DUE / 4);
    expect(before).toBeLessThanOrEqual((DUE * 3) / 4);

    // The lease of the killed one ends.
    survivor.stdin?.write('61\n');
    await mailbox.until(DUE);
    expect(await end(survivor, 'SIGTERM')).toBeNull();
    services.config.smtpUrl = mailbox.url;
    await runReminders(services);

    const told = await notices();
    expect(new Set(told.map(({ recipient }) => recipient.id))).toEqual(new Set(colleagues.map(({ id }) => id)));
    expect(told).toHaveLength(DUE);
    expect(told.every(({ about }) => about?.id === celebrant.id)).toBe(true);
    const addresses = mailbox.received.map(({ to }) => (Array.isArray(to) ? to : [to]).map((each) => each?.text).join());
    expect(addresses.toSorted()).toEqual(colleagues.map(({ email }) => email).toSorted());
    expect(new Set(mailbox.received.map(({ messageId }) => messageId)).size).toBe(DUE);
    expect(await services.orm.em.fork().count(OutboxMail)).toBe(DUE);
  },
);
