import type BetterSqlite3 from 'better-sqlite3';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { type Rows, tables, type Value } from '../company/rows.ts';

export type SqliteDatabase = BetterSqlite3.Database;

/** The server's own binding: the same SQLite, and no second dependency. */
export const openSqlite = (path: string): SqliteDatabase => {
  const Database = createRequire(fileURLToPath(import.meta.resolve('@hearth/server/cli')))('better-sqlite3') as typeof BetterSqlite3;
  return new Database(path);
};

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
