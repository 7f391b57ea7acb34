// A server that does nothing but remind of celebrations, every second, and send mails; in a process of its own, on the test's clock. Argument:
// JSON of `Reminding`. It says `started`; a line on its input sets its clock ahead by so many seconds. Where it is to be killed it says `stuck`.
import { writeSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { remindOfCelebrations } from '@hearth/server/modules/celebrations/celebrations.jobs';
import type { Config } from '@hearth/server/platform/config';
import { startJobs } from '@hearth/server/platform/jobs';
import { sendOutbox } from '@hearth/server/platform/mail/send-outbox';
import { closeServices, openServices } from '@hearth/server/services';

export interface Reminding {
  config: Config;
  /** The instant that its clock shows. */
  now: string;
  /** With so many pieces of the notices written, the last of them not yet committed, it does nothing more. Null: it goes on. */
  stuckAt: number | null;
}

const { config, now, stuckAt } = JSON.parse(process.argv[2] ?? '') as Reminding;
let ahead = 0;
const services = await openServices(config, { clock: { now: () => new Date(Date.parse(now) + ahead) } });
let pieces = 0;
if (stuckAt !== null) {
  services.orm.config.getLogger().logQuery = ({ query = '' }) => {
    if (!/^\s*insert into notice\b/i.test(query)) return;
    pieces += 1;
    if (pieces < stuckAt) return;
    writeSync(1, 'stuck\n');
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
  };
}
// What is being sent by a server that is killed may arrive twice, and has a test of its own: this one sends nothing.
const stop = startJobs(services, [{ ...remindOfCelebrations, every: '* * * * * *' }, ...(stuckAt === null ? [sendOutbox] : [])]);
const input = createInterface(process.stdin).on('line', (seconds) => (ahead += Number(seconds) * 1000));
process.once('SIGTERM', () => {
  input.close();
  void stop().then(() => closeServices(services));
});
console.log('started');
