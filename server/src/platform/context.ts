import { randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import DataLoader from 'dataloader';
import type { Clock } from './clock.ts';
import type { Config } from './config.ts';
import type { Listener } from './events.ts';
import { type Locale, negotiateLocale } from './locale.ts';
import type { Log } from './log.ts';
import type { NoticeWriter } from './notice-words.ts';
import type { EntityManager, Orm } from './orm/orm.ts';
import type { Transact } from './orm/transaction.ts';
import type { PubSub } from './pubsub.ts';
import type { Reader } from './read/reader.ts';
import type { StatementRunner } from './read/statement-runner.ts';
import type { RecentViewers } from './auth/recent-viewers.ts';
import type { Authenticate, Viewer } from './auth/viewer.ts';
import type { PersonalData, References } from './references.ts';

/** What one running server has, made once. */
export interface Services {
  config: Config;
  orm: Orm;
  clock: Clock;
  log: Log;
  pubsub: PubSub;
  listeners: readonly Listener[];
  /** By the kind of a notice: how it is put into words. */
  noticeWriters: Readonly<Record<string, NoticeWriter>>;
  /** What becomes of everything that refers to a person, of all modules. */
  references: References;
  /** What each module keeps about somebody, by its name. */
  personalData: ReadonlyMap<string, PersonalData>;
  authenticate: Authenticate<Services>;
  recentViewers: RecentViewers;
  /** Runs hand-written reads, prepared. */
  statements: StatementRunner;
  /** Runs hand-written statements in a transaction; use cases take `inTransaction`. */
  transact: Transact;
  reader: Reader;
}

/** What one request (or one command, or one run of a job) has. Every use case takes it first. */
export interface Context {
  services: Services;
  em: EntityManager;
  /** Null where nobody is signed in; resolvers never see that, for such requests are refused before. */
  viewer: Viewer | null;
  clock: Clock;
  locale: Locale;
  log: Log;
  requestId: string;
  loaders: Loaders;
  /** What the mutation boundary, or who runs a job, runs once the change is committed. */
  afterCommit: (() => Promise<void>)[];
}

/** The dataloaders of one request, made on first use and dropped by every mutation. */
export class Loaders {
  readonly #byName = new Map<string, DataLoader<string, unknown>>();

  /**
   * Loads one value by key, batched with every other load of this name in the same tick.
   * `batch` answers in the order of its keys; arguments other than the key belong into `name`.
   */
  load<Value>(name: string, key: string, batch: (keys: readonly string[]) => Promise<Value[]>): Promise<Value> {
    let loader = this.#byName.get(name);
    if (!loader) this.#byName.set(name, (loader = new DataLoader<string, unknown>(batch)));
    return loader.load(key) as Promise<Value>;
  }

  clear(): void {
    this.#byName.clear();
  }
}

export interface ContextInput {
  viewer: Viewer | null;
  headers?: IncomingHttpHeaders;
  requestId?: string;
  /** Where it writes about this request. */
  log?: Log;
  /** The language where neither the viewer nor the request asks for one; Chinese by default. */
  locale?: Locale;
}

export function createContext(
  services: Services,
  { viewer, headers = {}, requestId = randomUUID(), log = services.log.child({ requestId }), locale = 'zh-CN' }: ContextInput,
): Context {
  return contextOn(() => services.orm.em.fork() as EntityManager, {
    services,
    viewer,
    clock: services.clock,
    locale: viewer?.locale ?? negotiateLocale(headers['accept-language'], locale),
    log,
    requestId,
    loaders: new Loaders(),
    afterCommit: [],
  });
}

/**
 * Makes an EntityManager when it is first asked for: what hand-written SQL does whole needs none. A getter of the class, for Apollo copies what
 * the context itself has, and the copies share one.
 */
class WithEntityManager {
  readonly made: { em?: EntityManager } = {};
  readonly make: () => EntityManager;

  constructor(make: () => EntityManager) {
    this.make = make;
  }

  get em(): EntityManager {
    return (this.made.em ??= this.make());
  }
}

/** The context on the EntityManager that `make` makes. */
export function contextOn(make: () => EntityManager, ctx: Omit<Context, 'em'>): Context {
  const { services, viewer, clock, locale, log, requestId, loaders, afterCommit } = ctx;
  return Object.assign(new WithEntityManager(make), { services, viewer, clock, locale, log, requestId, loaders, afterCommit });
}

/** The same request on an EntityManager of its own, so that a refused change leaves nothing behind for the next one. */
export const forkContext = (ctx: Context): Context =>
  contextOn(() => ctx.services.orm.em.fork() as EntityManager, {
    ...ctx,
    loaders: new Loaders(),
    afterCommit: [],
  });

/** Forgets what was loaded. A subscription calls it at each event, for its context lives as long as its socket. */
export function forgetLoaded(ctx: Context): void {
  const em = ctx instanceof WithEntityManager ? ctx.made.em : ctx.em;
  em?.clear();
  ctx.loaders.clear();
}

/** Runs what must follow a committed change, each once and what it adds too; a failure is logged and undoes nothing. */
export async function runAfterCommit(ctx: Context): Promise<void> {
  for (let task = ctx.afterCommit.shift(); task; task = ctx.afterCommit.shift()) {
    try {
      await task();
    } catch (error) {
      ctx.log.error({ err: error }, 'What follows a committed change failed');
    }
  }
}
