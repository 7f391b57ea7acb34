import { createApp } from '@hearth/server/app';
import { closeServices, openServices } from '@hearth/server/services';
import type { Services } from '@hearth/server/platform/context';
import { createLog } from '@hearth/server/platform/log';
import { afterAll } from 'vitest';
import { SignIn } from './as.ts';
import { Build } from './build.ts';
import { Client } from './client.ts';
import { TestClock } from './clock.ts';
import { configFor, openMigratedDatabase } from './database.ts';
import { watched } from './listening.ts';

/** A Hearth of the test's own: a fresh database, an address, a clock. */
export interface Hearth extends AsyncDisposable {
  url: string;
  services: Services;
  clock: TestClock;
  build: Build;
  /** Nobody who is signed in. */
  nobody: Client;
  /** `hearth.as(person)`, `hearth.as(person, 'HR')`: their browser, signed in. */
  as: SignIn['as'];
  /** `hearth.token(person, ['read'])`: a client with that person's access token. */
  token: SignIn['token'];
}

/** A Monday morning in Shanghai. */
const START = '2026-03-02T09:00:00+08:00';

interface HearthOptions {
  now?: string;
  /** How long a viewer is remembered, in milliseconds; by default a test sees what it writes at once. */
  rememberViewersMs?: number;
}

export async function openHearth({ now = START, rememberViewersMs = 0 }: HearthOptions = {}): Promise<Hearth> {
  const fresh = await openMigratedDatabase();
  const clock = new TestClock(now);
  const config = configFor(fresh.database);
  const services = await openServices(config, { clock, log: createLog(config.logLevel), rememberViewersMs });
  let address = '';
  services.pubsub = watched(services.pubsub, () => address);
  const app = await createApp(services, { jobs: false });
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  address = url;
  const build = new Build(services);
  const signIn = new SignIn(services, url);
  await build.company();
  return {
    url,
    services,
    clock,
    build,
    nobody: new Client(url),
    as: signIn.as,
    token: signIn.token,
    async [Symbol.asyncDispose]() {
      await app.close();
      await closeServices(services);
      await fresh.drop();
    },
  };
}

/** One Hearth for all tests of a file; call it at the top: `const hearth = await hearthForThisFile();` */
export async function hearthForThisFile(options?: Parameters<typeof openHearth>[0]): Promise<Hearth> {
  const hearth = await openHearth(options);
  afterAll(() => hearth[Symbol.asyncDispose]());
  return hearth;
}
