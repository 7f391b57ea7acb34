import { entities } from './entities.ts';
import { modules } from './modules.ts';
import { RecentViewers, REMEMBERED_MS } from './platform/auth/recent-viewers.ts';
import { type Clock, systemClock } from './platform/clock.ts';
import type { Config } from './platform/config.ts';
import type { Services } from './platform/context.ts';
import { createLog, type Log } from './platform/log.ts';
import { connectOrm, type Orm } from './platform/orm/orm.ts';
import { openTransactions } from './platform/orm/transaction.ts';
import { connectPubSub } from './platform/pubsub.ts';
import { ReadCatalog } from './platform/read/catalog.ts';
import type { RootRead } from './platform/read/definition.ts';
import type { References } from './platform/references.ts';
import { Reader } from './platform/read/reader.ts';
import { openRunner } from './platform/read/statement-runner.ts';

export interface ServiceOptions {
  clock?: Clock;
  log?: Log;
  orm?: Orm;
  /** See RecentViewers. A test that writes accounts past the use cases wants 0. */
  rememberViewersMs?: number;
}

/** What one server, command or test runs on. Close it with `closeServices`. */
export async function openServices(
  config: Config,
  { clock = systemClock, log = createLog(config.logLevel), orm, rememberViewersMs = REMEMBERED_MS }: ServiceOptions = {},
): Promise<Services> {
  const accounts = modules.find((module) => module.authenticate);
  if (!accounts?.authenticate) throw new Error('No module says who is asking');
  const slowQueries = { from: config.slowQueryMs, warn: (message: string) => log.warn(message) };
  const connected = orm ?? (await connectOrm(config.database, entities, slowQueries));
  for (const Subscriber of modules.flatMap((module) => module.subscribers ?? [])) {
    connected.em.getEventManager().registerSubscriber(new Subscriber());
  }
  const catalog = new ReadCatalog(
    connected,
    modules.flatMap((module) => module.reads ?? []),
    Object.assign({}, ...modules.map((module) => module.roots ?? {})) as Record<string, RootRead>,
  );
  const statements = await openRunner(connected, config.database);
  return {
    config,
    clock,
    log,
    orm: connected,
    pubsub: connectPubSub(config.redisUrl),
    listeners: modules.flatMap((module) => module.listeners ?? []),
    noticeWriters: Object.assign({}, ...modules.map((module) => module.noticeWriters ?? {})) as Services['noticeWriters'],
    references: Object.assign({}, ...modules.map((module) => module.references ?? {})) as References,
    personalData: new Map(modules.flatMap(({ name, personalData }) => (personalData ? [[name, personalData] as const] : []))),
    authenticate: accounts.authenticate,
    recentViewers: new RecentViewers(rememberViewersMs),
    reader: new Reader(config.readLane, catalog, statements, config.database.dialect),
    statements,
    transact: await openTransactions(connected, config.database),
  };
}

export async function closeServices(services: Services): Promise<void> {
  await services.pubsub.close();
  services.statements.close();
  await services.orm.close(true);
}
