// A process that publishes a reorg plan and kills itself after a number of statements: a server that loses its power in the middle.
// Argument: JSON of `Dying`. It exits with 0 where the plan was published before it came to that statement.
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
  /** The statement after which it dies. */
  after: number;
}

const { config, now, accountId, timeZone, reorgPlanId, version, after } = JSON.parse(process.argv[2] ?? '') as Dying;
const services = await openServices(config, { clock: { now: () => new Date(now) } });
let statements = 0;
services.orm.config.getLogger().logQuery = () => {
  statements += 1;
  if (statements >= after) process.kill(process.pid, 'SIGKILL');
};
const viewer = { accountId, personId: null, roles: new Set(['HR'] as const), timeZone, locale: null, tokenScopes: null };
await publishReorgPlan(createContext(services, { viewer }), { reorgPlanId, version });
await closeServices(services);
