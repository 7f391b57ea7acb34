import { closeServices, openServices } from '@hearth/server/services';
import type { Config } from '@hearth/server/platform/config';
import { migrate } from '@hearth/server/platform/orm/migrate';
import { randomBytes } from 'node:crypto';
import { copyFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Client } from 'pg';
import { inject } from 'vitest';

type Database = Config['database'];

export interface FreshDatabase {
  database: Database;
  drop(): Promise<void>;
}

const dialect: Database['dialect'] = process.env.HEARTH_TEST_DATABASE === 'postgresql' ? 'postgresql' : 'sqlite';

export const configFor = (database: Database): Config => ({
  database,
  publicUrl: 'http://127.0.0.1',
  secret: 'a secret that only the tests know, 32+',
  redisUrl: null,
  smtpUrl: null,
  demo: false,
  host: '127.0.0.1',
  port: 0,
  logLevel: process.env.HEARTH_LOG_LEVEL ?? 'silent',
  readLane: 'fast',
  slowQueryMs: 60_000,
});

const unusedName = () => `hearth_${randomBytes(6).toString('hex')}`;

function emptyDatabase(of: Database['dialect'], name: string): Database {
  if (of === 'sqlite') return { dialect: 'sqlite', path: join(inject('temporaryFolder'), `${name}.db`) };
  return { dialect: 'postgresql', url: `${inject('postgresUrl')}/${name}` };
}

async function administer(sql: string): Promise<void> {
  const client = new Client({ connectionString: `${inject('postgresUrl')}/postgres` });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

/** A database without any table. */
export async function openEmptyDatabase(of: Database['dialect'] = dialect): Promise<FreshDatabase> {
  const name = unusedName();
  const database = emptyDatabase(of, name);
  if (database.dialect === 'postgresql') {
    await administer(`create database ${name}`);
    return { database, drop: () => administer(`drop database ${name} with (force)`) };
  }
  return { database, drop: () => rm(database.path, { force: true }) };
}

/** Migrated once in each worker; every database after it is a copy. */
let template: Promise<Database> | undefined;

async function migrateTemplate(): Promise<Database> {
  const { database } = await openEmptyDatabase();
  const services = await openServices(configFor(database));
  await migrate(services.orm);
  if (database.dialect === 'sqlite') await services.orm.em.getConnection().execute('pragma wal_checkpoint(truncate)');
  await closeServices(services);
  return database;
}

/** A migrated database without any row, of the dialect that this run tests. */
export async function openMigratedDatabase(): Promise<FreshDatabase> {
  const source = await (template ??= migrateTemplate());
  if (source.dialect === 'sqlite') {
    const fresh = await openEmptyDatabase();
    if (fresh.database.dialect === 'sqlite') copyFileSync(source.path, fresh.database.path);
    return fresh;
  }
  const name = unusedName();
  await administer(`create database ${name} template ${new URL(source.url).pathname.slice(1)}`);
  return { database: emptyDatabase('postgresql', name), drop: () => administer(`drop database ${name} with (force)`) };
}
