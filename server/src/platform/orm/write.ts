import type { Statement } from '../read/sql.ts';
import type { EntityManager } from './orm.ts';

/** The rows that a hand-written INSERT, UPDATE or DELETE returns: in the transaction of the EntityManager, else one of its own. */
export function writeSql<Row>(em: EntityManager, { text, values }: Statement): Promise<Row[]> {
  return em.getConnection('write').execute<Row[]>(text, [...values], 'all', em.getTransactionContext());
}
