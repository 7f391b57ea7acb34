import { sql } from 'kysely';
import { isSqlite } from './dialect.ts';
import type { EntityManager, Orm } from './orm.ts';

/** Any number that nothing else in this database uses for an advisory lock. */
const MIGRATION_LOCK = 4_711_001;

/** Applies pending migrations and returns their names. Servers that start together wait for each other. */
export async function migrate(orm: Orm): Promise<string[]> {
  const em = orm.em as EntityManager;
  if (isSqlite(em)) return withoutForeignKeys(em, () => runPending(orm));
  return em
    .getKysely()
    .connection()
    .execute(async (connection) => {
      await sql`select pg_advisory_lock(${MIGRATION_LOCK})`.execute(connection);
      try {
        return await runPending(orm);
      } finally {
        await sql`select pg_advisory_unlock(${MIGRATION_LOCK})`.execute(connection);
      }
    });
}

async function runPending(orm: Orm): Promise<string[]> {
  const applied = await orm.migrator.up();
  return applied.map((migration) => migration.name);
}

/**
 * SQLite ignores `pragma foreign_keys` inside a transaction, and the `drop table` of a table rebuild would then cascade rows
 * away silently: it is switched off around the whole batch, and a reference left dangling is an error.
 */
async function withoutForeignKeys<T>(em: EntityManager, work: () => Promise<T>): Promise<T> {
  await em.execute('pragma foreign_keys = off');
  try {
    const result = await work();
    const broken = await em.execute<Record<string, unknown>[]>('pragma foreign_key_check');
    if (broken.length) throw new Error(`A migration left ${broken.length} dangling references, the first: ${JSON.stringify(broken[0])}`);
    return result;
  } finally {
    await em.execute('pragma foreign_keys = on');
  }
}
