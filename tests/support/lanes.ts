import { createApp } from '@hearth/server/app';
import { loadDemo } from '@hearth/server/demo/load-demo';
import { createLog } from '@hearth/server/platform/log';
import type { Config } from '@hearth/server/platform/config';
import type { Services } from '@hearth/server/platform/context';
import { closeServices, openServices } from '@hearth/server/services';
import { SignIn } from './as.ts';
import { Client } from './client.ts';
import { TestClock } from './clock.ts';
import { configFor, openMigratedDatabase } from './database.ts';

export const LANES = ['fast', 'rows', 'resolvers'] as const satisfies readonly Config['readLane'][];
export type Lane = (typeof LANES)[number];

/** The demo company behind three servers on one database, one for each way of reading. */
export interface Lanes extends AsyncDisposable {
  services: Services;
  signIn: SignIn;
  /** The same person at each of the three. */
  everywhere(client: Client): Record<Lane, Client>;
}

export async function openLanes({ now = '2026-03-02T09:00:00+08:00' }: { now?: string } = {}): Promise<Lanes> {
  const fresh = await openMigratedDatabase();
  const clock = new TestClock(now);
  const opened = await Promise.all(
    LANES.map(async (readLane) => {
      const config = { ...configFor(fresh.database), readLane };
      const services = await openServices(config, { clock, log: createLog(config.logLevel), rememberViewersMs: 0 });
      const app = await createApp(services, { jobs: false });
      return { readLane, services, app, url: await app.listen({ host: '127.0.0.1', port: 0 }) };
    }),
  );
  const [first] = opened;
  if (!first) throw new Error('There are no lanes');
  await loadDemo(first.services);
  return {
    services: first.services,
    signIn: new SignIn(first.services, first.url),
    everywhere: ({ headers }) =>
      Object.fromEntries(opened.map(({ readLane, url }) => [readLane, new Client(url, headers)])) as Record<Lane, Client>,
    async [Symbol.asyncDispose]() {
      for (const { app, services } of opened) {
        await app.close();
        await closeServices(services);
      }
      await fresh.drop();
    },
  };
}
