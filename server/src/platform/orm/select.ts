import type { Statement } from '../read/sql.ts';
import type { EntityManager } from './orm.ts';

/**
 * The rows of a hand-written SELECT: inside a transaction from the transaction, else from a connection for reading. On SQLite that is a
 * handle of its own, so that a long write, say an import, makes no reader wait. (`em.execute` always takes the one that writes.)
 */
export function selectRows<Row>(em: EntityManager, sql: string, values: readonly unknown[] = []): Promise<Row[]> {
  return em.getConnection('read').execute<Row[]>(sql, [...values], 'all', em.getTransactionContext());
}

/** The same for a statement that was put together with its values. */
export const selectSql = <Row>(em: EntityManager, { text, values }: Statement): Promise<Row[]> => selectRows<Row>(em, text, values);

/** Small enough that a statement may name each id ten times: a database has a most for its parameters (SQLite 32,766, PostgreSQL 65,535). */
const IDS_AT_A_TIME = 500;

/** The rows of many ids, read some at a time. */
export async function someAtATime<Row>(ids: readonly string[], read: (some: string[]) => Promise<Row[]>): Promise<Row[]> {
  const found: Row[] = [];
  for (let at = 0; at < ids.length; at += IDS_AT_A_TIME) found.push(...(await read(ids.slice(at, at + IDS_AT_A_TIME))));
  return found;
}
