import { setImmediate } from 'node:timers/promises';
import { lockCompany } from '../../platform/company/company.ts';
import type { Context } from '../../platform/context.ts';
import { Rejected } from '../../platform/graphql/user-error.ts';
import type { ImportStage } from './import.inputs.ts';

/** What every import of a file has in common, whatever its rows are about. */
export interface Run<Row> {
  readonly rows: readonly Row[];
  readonly dryRun: boolean;
  /** Told how far it is, a few times a second at most by its own pace. */
  readonly progress?: (stage: ImportStage, done: number) => void;
  /** Asked between rows; true ends the import with nothing written. */
  readonly cancelled?: () => boolean;
}

/** Carries the answer of a dry run out of the transaction that it leaves unwritten. */
class Rehearsed<Outcome> extends Error {
  constructor(readonly outcome: Outcome) {
    super('A dry run');
  }
}

const ROWS_AT_A_TIME = 250;

/**
 * Imports all or nothing, in one transaction. A dry run does the same and leaves nothing behind, so that its answer is exact: what the
 * organization would refuse is refused there as well.
 */
export async function allOrNothing<Outcome>(
  ctx: Context,
  run: Pick<Run<unknown>, 'dryRun' | 'cancelled'>,
  work: (tx: Context) => Promise<Outcome>,
): Promise<Outcome> {
  let rehearsed: Rehearsed<Outcome> | undefined;
  try {
    return await ctx.em.transactional(async (em) => {
      const tx = { ...ctx, em };
      await lockCompany(tx);
      const outcome = await work(tx);
      await em.flush();
      await breathe(run);
      if (run.dryRun) throw (rehearsed = new Rehearsed(outcome));
      return outcome;
    });
  } catch (error) {
    if (rehearsed && error === rehearsed) return rehearsed.outcome;
    throw error;
  }
}

/** The rows one by one; now and then it says how far it is, lets other requests through, and stops where somebody wants that. */
export async function readRows<Row>(run: Run<Row>, stage: ImportStage, take: (index: number, row: Row) => void): Promise<void> {
  for (const [index, row] of run.rows.entries()) {
    if (index % ROWS_AT_A_TIME === 0) {
      run.progress?.(stage, index);
      await breathe(run);
    }
    take(index, row);
  }
}

/** Lets other requests through, and stops where somebody wants that. */
export async function breathe({ cancelled }: Pick<Run<unknown>, 'cancelled'>): Promise<void> {
  await setImmediate();
  if (cancelled?.()) {
    throw new Rejected([
      { code: 'CANCELLED', message: { zh: '导入已停止，什么都没有改', en: 'The import was stopped; nothing was changed' } },
    ]);
  }
}
