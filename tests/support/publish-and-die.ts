// A process that publishes a reorg plan and kills itself after a number of statements: a server that loses its power in the middle.
// Argument: JSON of `Dying`. Its only line is JSON of `Died`; it exits with 0 where it did not come to that statement.
import { writeSync } from 'node:fs';
import type { Config } from '@hearth/server/platform/config';
import { createContext } from '@hearth/server/platform/context';
import { closeServices, openServices } from '@hearth/server/services';
import { publishReorgPlan } from '@hearth/server/modules/organization/reorg-plan.service';

export interface Dying {
  config: Config;
  /** The day that the test's clock shows, as an instant. */
  now: string;
  accountId: string;
  timeZone: string;
  reorgPlanId: string;
  version: number;
  /** The statement after which it dies, from 1. Null: it takes everything back at its end, undisturbed. */
  after: number | null;
}

export interface Died {
  /** How many had been run since the transaction began; after those of an undisturbed run comes the commit. */
  statements: number;
  /** Which of them wrote. */
  writes: number[];
}

const { config, now, accountId, timeZone, reorgPlanId, version, after } = JSON.parse(process.argv[2] ?? '') as Dying;
const services = await openServices(config, { clock: { now: () => new Date(now) } });
const died: Died = { statements: 0, writes: [] };
const say = () => writeSync(1, JSON.stringify(died));
services.orm.config.getLogger().logQuery = ({ query = '' }) => {
  if (/^begin\b/i.test(query)) died.statements = 0;
  // Savepoints are left out, for an undisturbed run has one more.
  if (/^(begin|savepoint|release|rollback)\b/i.test(query)) return;
  died.statements += 1;
  if (/^\s*(insert|update|delete)\b/i.test(query)) died.writes.push(died.statements);
  if (died.statements !== after) return;
  say();
  process.kill(process.pid, 'SIGKILL');
};
const viewer = { accountId, personId: null, roles: new Set(['HR'] as const), timeZone, locale: null, tokenScopes: null };
const ctx = createContext(services, { viewer });
if (after !== null) {
  await publishReorgPlan(ctx, { reorgPlanId, version });
  say();
} else {
  const takenBack = new Error('It was only to be counted');
  await ctx.em
    .transactional(async (em) => {
      await publishReorgPlan({ ...ctx, em }, { reorgPlanId, version });
      say();
      throw takenBack;
    })
    .catch((error: unknown) => {
      if (error !== takenBack) throw error;
    });
}
await closeServices(services);
