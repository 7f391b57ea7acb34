import Database from 'better-sqlite3';
import { CompiledQuery, type DatabaseConnection, type Driver, type QueryResult, SqliteDialect, SqliteDriver } from 'kysely';
import { Latest } from '../latest.ts';
import { PREPARED } from './named-statements.ts';

/**
 * Takes the write lock when a transaction begins. With a plain `begin` a transaction that reads first and then writes
 * fails at once (SQLITE_BUSY_SNAPSHOT) when another process, say the command line, has written in between.
 */
class ImmediateSqliteDriver extends SqliteDriver {
  readonly #database: Database.Database;
  #connection: DatabaseConnection | undefined;

  constructor(database: Database.Database) {
    super({ database });
    this.#database = database;
  }

  override async acquireConnection(): Promise<DatabaseConnection> {
    return (this.#connection ??= new PreparingConnection(this.#database, await super.acquireConnection()));
  }

  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw(BEGIN));
  }
}

const BEGIN = 'begin immediate';
const OF_EVERY_TRANSACTION: ReadonlySet<string> = new Set([BEGIN, 'commit']);

/** Keeps prepared what comes again: what has values, and the ends of transactions. (MikroORM writes values into the text: that does not.) */
class PreparingConnection implements DatabaseConnection {
  readonly #database: Database.Database;
  readonly #plain: DatabaseConnection;
  readonly #prepared = new Latest<Database.Statement>(PREPARED);

  constructor(database: Database.Database, plain: DatabaseConnection) {
    this.#database = database;
    this.#plain = plain;
  }

  async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    const { sql, parameters } = query;
    if (parameters.length === 0 && !OF_EVERY_TRANSACTION.has(sql)) return this.#plain.executeQuery<Row>(query);
    const statement = this.#prepared.get(sql, () => this.#database.prepare(sql));
    if (statement.reader) return { rows: statement.all(parameters) as Row[] };
    const { changes, lastInsertRowid } = statement.run(parameters);
    return { rows: [], numAffectedRows: BigInt(changes), insertId: BigInt(lastInsertRowid) };
  }

  streamQuery<Row>(query: CompiledQuery, chunkSize: number): AsyncIterableIterator<QueryResult<Row>> {
    return this.#plain.streamQuery<Row>(query, chunkSize);
  }
}

class ImmediateSqliteDialect extends SqliteDialect {
  readonly #database: Database.Database;

  constructor(database: Database.Database) {
    super({ database });
    this.#database = database;
  }

  override createDriver(): Driver {
    return new ImmediateSqliteDriver(this.#database);
  }
}

/** Opens the embedded database: WAL so that others can read meanwhile, and FULL so that an acknowledged write survives a power cut. */
export function sqliteDialect(path: string): SqliteDialect {
  const database = new Database(path);
  for (const pragma of ['busy_timeout = 5000', 'journal_mode = WAL', 'synchronous = FULL', 'foreign_keys = ON']) database.pragma(pragma);
  return new ImmediateSqliteDialect(database);
}

/** A second handle that sees what is committed and cannot write: a read through it never waits for a transaction. */
export function sqliteReadDialect(path: string): SqliteDialect {
  const database = new Database(path);
  for (const pragma of ['busy_timeout = 5000', 'query_only = ON']) database.pragma(pragma);
  return new SqliteDialect({ database });
}
