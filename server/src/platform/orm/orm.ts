import 'reflect-metadata';
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import {
  DataloaderType,
  DefaultLogger,
  type EntityClass,
  type EntityMetadata,
  MikroORM,
  type Options,
  ReferenceKind,
} from '@mikro-orm/core';
import { ReflectMetadataProvider } from '@mikro-orm/decorators/legacy';
import { Migrator } from '@mikro-orm/migrations';
import { PostgreSqlDriver } from '@mikro-orm/postgresql';
import { type SqlEntityManager, SqliteDriver } from '@mikro-orm/sqlite';
import type { ClientBase, Pool } from 'pg';
import type { Config } from '../config.ts';
import { sqliteDialect, sqliteReadDialect } from './sqlite-dialect.ts';

export type EntityManager = SqlEntityManager;
export type Orm = MikroORM;

/**
 * SQLite keeps an instant as a number. Under the name `datetime` MikroORM compares that number with the loaded Date, finds them
 * different, and writes every row back that was only read; under the name `Date` it compares their values.
 */
function compareInstantsAsDates(meta: EntityMetadata): void {
  for (const property of Object.values(meta.properties)) if (property.type === 'datetime') property.type = 'Date';
}

/** The one way to the database. Ids and sort keys compare by code point on both databases, so that cursors and orders agree. */
export function ormOptions(database: Config['database'], entities: readonly EntityClass<object>[]): Partial<Options> {
  const migrations = join(import.meta.dirname, '../../migrations', database.dialect);
  const shared = {
    entities: [...entities],
    metadataProvider: ReflectMetadataProvider,
    metadataCache: { enabled: false },
    forceUtcTimezone: true,
    dataloader: DataloaderType.ALL,
    extensions: [Migrator],
    migrations: {
      path: migrations,
      pathTs: migrations.replace(/([\\/])dist([\\/])/, '$1src$2'),
      glob: '!(*.d).{js,ts}',
      emit: 'ts' as const,
      transactional: true,
      silent: true,
      snapshot: true,
      snapshotOnMigrate: false,
      snapshotName: '.snapshot',
    },
  };
  if (database.dialect === 'sqlite') {
    const discovery: Options['discovery'] = { onMetadata: compareInstantsAsDates };
    const embedded = {
      ...shared,
      discovery,
      driver: SqliteDriver,
      dbName: database.path,
      driverOptions: () => sqliteDialect(database.path),
    };
    if (database.path === ':memory:') return embedded;
    mkdirSync(dirname(database.path), { recursive: true });
    return { ...embedded, replicas: [{ name: 'reader', driverOptions: () => sqliteReadDialect(database.path) }] };
  }
  return {
    ...shared,
    driver: PostgreSqlDriver,
    clientUrl: database.url,
    pool: { min: 0, max: 8 },
    driverOptions: {
      // With it goes what it has prepared.
      maxLifetimeSeconds: 3600,
      // PostgreSQL would compile a large read anew each time it is asked, for longer than it takes to answer it.
      onConnect: (client: ClientBase) => client.query('set jit = off'),
    },
    discovery: {
      onMetadata: (meta) => {
        compareInstantsAsDates(meta);
        for (const property of Object.values(meta.properties)) {
          if (property.primary || property.kind === ReferenceKind.MANY_TO_ONE || property.name === 'sortKey') property.collation = 'C';
        }
      },
    },
  };
}

export interface SlowQueries {
  /** A statement that takes at least so many milliseconds is told of. */
  from: number;
  warn: (message: string) => void;
}

export const connectOrm = (database: Config['database'], entities: readonly EntityClass<object>[], slow?: SlowQueries): Promise<Orm> =>
  MikroORM.init({
    ...ormOptions(database, entities),
    ...(slow
      ? {
          slowQueryThreshold: slow.from,
          slowQueryLoggerFactory: (options) => DefaultLogger.create({ ...options, writer: slow.warn }),
        }
      : {}),
  });

/** PostgreSQL's connections, which MikroORM and hand-written statements share. */
export function poolOf(orm: Orm): Promise<Pool> {
  const connection = (orm.em as EntityManager).getConnection() as unknown as { getNativeClient(): Promise<Pool> };
  return connection.getNativeClient();
}
