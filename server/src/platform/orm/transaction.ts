import type { Context } from '../context.ts';

/**
 * A transaction for what many do at once: on the connection itself, without a unit of work that looks through its entities at the end. What
 * the work changes in entities it flushes itself.
 */
export async function inTransaction<Answer>(ctx: Context, work: (within: Context) => Promise<Answer>): Promise<Answer> {
  const em = ctx.em.fork({ clear: true });
  return em.getConnection('write').transactional(async (transaction) => {
    em.setTransactionContext(transaction);
    try {
      return await work({ ...ctx, em });
    } finally {
      em.resetTransactionContext();
    }
  });
}
