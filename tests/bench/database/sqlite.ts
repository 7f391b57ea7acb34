import { createRequire } from 'node:module';
import { type Rows, tables, type Value } from '../company/rows.ts';

/** What is used of better-sqlite3, whose types belong to the server alone. */
export interface SqliteStatement<Row = unknown> {
  get(...values: unknown[]): Row | undefined;
  all(...values: unknown[]): Row[];
  run(...values: unknown[]): unknown;
  /** Answers the first column instead of the row. */
  pluck(): SqliteStatement<Row>;
}
export interface SqliteDatabase {
  prepare<Row = unknown>(sql: string): SqliteStatement<Row>;
  pragma(text: string): unknown;
  function(name: string, options: { deterministic: boolean }, work: (...values: unknown[]) => unknown): unknown;
  transaction<Values extends unknown[], Answer>(
    work: (...values: Values) => Answer,
  ): ((...values: Values) => Answer) & { immediate(...values: Values): Answer };
  close(): void;
}

/** The server's own binding: the same SQLite, and no second dependency. */
export function openSqlite(path: string): SqliteDatabase {
  const load = createRequire(import.meta.resolve('@hearth/server/cli')) as (name: string) => unknown;
  const Database = load('better-sqlite3') as new (path: string) => SqliteDatabase;
  return new Database(path);
}

/** Writes all rows in one transaction with one prepared statement for each table. */
export function fillSqlite(path: string, rows: Rows): void {
  const database = openSqlite(path);
  try {
    database.transaction(() => {
      for (const table of tables) {
        const all = rows.of(table);
        const [first] = all;
        if (!first) continue;
        const columns = Object.keys(first);
        const names = columns.map((column) => `"${column}"`).join(', ');
        const insert = database.prepare(`insert into "${table}" (${names}) values (${columns.map(() => '?').join(', ')})`);
        for (const row of all) insert.run(columns.map((column) => stored(row[column] ?? null)));
      }
    })();
    database.pragma('wal_checkpoint(truncate)');
  } finally {
    database.close();
  }
}

/** As the server keeps it in SQLite: an instant as milliseconds, a yes or no as 1 or 0, anything that has parts as JSON. */
function stored(value: Value): string | number | null {
  if (value instanceof Date) return value.getTime();
  if (typeof value === 'boolean') return value ? 1 : 0;
  return value !== null && typeof value === 'object' ? JSON.stringify(value) : value;
}
