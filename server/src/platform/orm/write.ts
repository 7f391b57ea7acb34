import { CompiledQuery } from 'kysely';
import type { Statement } from '../read/sql.ts';
import { isSqlite } from './dialect.ts';
import type { EntityManager } from './orm.ts';

/** The rows that a hand-written INSERT, UPDATE or DELETE returns: in the transaction of the EntityManager, else one of its own. */
export function writeSql<Row>(em: EntityManager, { text, values }: Statement): Promise<Row[]> {
  return em.getConnection('write').execute<Row[]>(text, [...values], 'all', em.getTransactionContext());
}

/** Small enough that other requests are answered between two of them, and that no database has too many parameters. */
const ROWS_PER_INSERT = 250;

/**
 * Inserts many rows of plain values as they are stored, in the transaction of the EntityManager. The values are bound, so that a statement is
 * parsed once: a quarter of what entities take.
 */
export async function insertRows(
  em: EntityManager,
  table: string,
  columns: readonly string[],
  rows: readonly (readonly unknown[])[],
): Promise<void> {
  const kysely = em.getKysely();
  const names = columns.map((column) => `"${column}"`).join(', ');
  const sqlite = isSqlite(em);
  for (let from = 0; from < rows.length; from += ROWS_PER_INSERT) {
    const some = rows.slice(from, from + ROWS_PER_INSERT);
    let place = 0;
    const row = () => `(${columns.map(() => (sqlite ? '?' : `$${(place += 1)}`)).join(', ')})`;
    await kysely.executeQuery(CompiledQuery.raw(`insert into "${table}" (${names}) values ${some.map(row).join(', ')}`, some.flat()));
  }
}
