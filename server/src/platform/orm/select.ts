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
