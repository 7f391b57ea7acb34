import { createApp } from '@hearth/server/app';
import { loadDemo } from '@hearth/server/demo/load-demo';
import { createLog } from '@hearth/server/platform/log';
import type { Config } from '@hearth/server/platform/config';
import type { Services } from '@hearth/server/platform/context';
import { closeServices, openServices } from '@hearth/server/services';
import { SignIn } from './as.ts';
import { type Answer, Client } from './client.ts';
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
  /** What that person is answered at each of the three. */
  ask(client: Client, query: string, variables?: Record<string, unknown>): Promise<Record<Lane, Answer<unknown>>>;
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
  const everywhere: Lanes['everywhere'] = ({ headers }) =>
    Object.fromEntries(opened.map(({ readLane, url }) => [readLane, new Client(url, headers)])) as Record<Lane, Client>;
  return {
    services: first.services,
    signIn: new SignIn(first.services, first.url),
    everywhere,
    async ask(client, query, variables = {}) {
      const clients = everywhere(client);
      const answers = await Promise.all(
        LANES.map(async (lane) => {
          const response = await clients[lane].post('/graphql', { query, variables });
          return [lane, (await response.json()) as Answer<unknown>] as const;
        }),
      );
      return Object.fromEntries(answers) as Record<Lane, Answer<unknown>>;
    },
    async [Symbol.asyncDispose]() {
      for (const { app, services } of opened) {
        await app.close();
        await closeServices(services);
      }
      await fresh.drop();
    },
  };
}

/**
 * As text, so that the order of keys counts. Errors come in whatever order their fields fail; where that leaves nothing, the first one
 * to fail tells for all.
 */
export function told({ data, errors = [] }: Answer<unknown>): string {
  if (data === null && errors.length) return 'nothing but errors';
  const plain = errors.map(({ message, path, extensions: { code } }) => JSON.stringify({ message, path, code })).sort();
  return JSON.stringify({ data, errors: plain }, null, 1);
}
