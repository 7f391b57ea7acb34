import type { AddressInfo } from 'node:net';
import { createApp } from './app.ts';
import type { Config } from './platform/config.ts';
import type { Services } from './platform/context.ts';
import { closeServices, openServices } from './services.ts';
import { bringUpToDate } from './up-to-date.ts';

/** How long a stop waits for open requests before it ends all the same. */
const STOP_SECONDS = 2;

export interface ServeHooks {
  /** Runs once the database is up to date and before anybody can connect. */
  prepare?: (services: Services) => Promise<void>;
  /** Runs once Hearth listens, with the address that people open. */
  listening?: (services: Services, address: string) => Promise<void> | void;
}

/** Starts Hearth and runs it until SIGINT or SIGTERM. Answers when it has stopped. */
export async function serve(config: Config, hooks: ServeHooks = {}): Promise<void> {
  const services = await openServices(config);
  const ran = await bringUpToDate(services);
  if (ran.length) services.log.info({ migrations: ran }, 'The database is up to date');
  await hooks.prepare?.(services);
  const app = await createApp(services);
  await app.listen({ host: config.host, port: config.port });
  const { port } = app.server.address() as AddressInfo;
  await hooks.listening?.(services, config.port === 0 ? `http://${config.host}:${port}` : config.publicUrl);

  await new Promise<void>((resolve) => {
    // Stays in place: a terminal's Ctrl-C and npm both send one, and the second must not cut the stop short.
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => resolve());
  });
  const deadline = setTimeout(() => process.exit(0), STOP_SECONDS * 1000);
  deadline.unref();
  await app.close();
  await closeServices(services);
  clearTimeout(deadline);
}
