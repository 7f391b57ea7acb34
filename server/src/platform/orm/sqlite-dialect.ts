import Database from 'better-sqlite3';
import { CompiledQuery, type DatabaseConnection, type Driver, SqliteDialect, SqliteDriver } from 'kysely';

/**
 * Takes the write lock when a transaction begins. With a plain `begin` a transaction that reads first and then writes
 * fails at once (SQLITE_BUSY_SNAPSHOT) when another process, say the command line, has written in between.
 */
class ImmediateSqliteDriver extends SqliteDriver {
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
  }
}

class ImmediateSqliteDialect extends SqliteDialect {
  readonly #config: ConstructorParameters<typeof SqliteDialect>[0];

  constructor(config: ConstructorParameters<typeof SqliteDialect>[0]) {
    super(config);
    this.#config = config;
  }

  override createDriver(): Driver {
    return new ImmediateSqliteDriver(this.#config);
  }
}

/** Opens the embedded database: WAL so that others can read meanwhile, and FULL so that an acknowledged write survives a power cut. */
export function sqliteDialect(path: string): SqliteDialect {
  const database = new Database(path);
  for (const pragma of ['busy_timeout = 5000', 'journal_mode = WAL', 'synchronous = FULL', 'foreign_keys = ON']) database.pragma(pragma);
  return new ImmediateSqliteDialect({ database });
}

/** A second handle that sees what is committed and cannot write: a read through it never waits for a transaction. */
export function sqliteReadDialect(path: string): SqliteDialect {
  const database = new Database(path);
  for (const pragma of ['busy_timeout = 5000', 'query_only = ON']) database.pragma(pragma);
  return new SqliteDialect({ database });
}
