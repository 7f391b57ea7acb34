import type { EntityManager } from './orm.ts';

/**
 * The rows of a hand-written SELECT: inside a transaction from the transaction, else from a connection for reading. On SQLite that is a
 * handle of its own, so that a long write, say an import, makes no reader wait. (`em.execute` always takes the one that writes.)
 */
export function selectRows<Row>(em: EntityManager, sql: string, values: readonly unknown[] = []): Promise<Row[]> {
  return em.getConnection('read').execute<Row[]>(sql, [...values], 'all', em.getTransactionContext());
}
