import type { Context } from '../../platform/context.ts';
import { authorize, type Problem, Rejected } from '../../platform/graphql/user-error.ts';
import { mayImport } from './import.policy.ts';
import type { Run } from './all-or-nothing.service.ts';
import { type ImportProgress, ImportStage } from './import.inputs.ts';

// A run is known by the name its client gave it. Progress and the wish to stop travel as messages, so that with several servers it
// does not matter which of them runs the import.
export const progressTopic = (runId: string): string => `import-progressed:${runId}`;
const cancelTopic = (runId: string): string => `import-cancelled:${runId}`;

export const mayFollowImports = (ctx: Context): boolean => mayImport(ctx.viewer);

export function cancelImport(ctx: Context, runId: string): void {
  authorize(ctx, mayImport(ctx.viewer));
  ctx.services.pubsub.publish(cancelTopic(runId), { runId });
}

type Followed = Pick<Run<unknown>, 'progress' | 'cancelled'>;

const MOST_ERRORS = 1000;

/** Runs an import that others can follow and stop by its run's name. A file that is wrong throughout is refused in as many words as help. */
export async function runImport<Outcome>(...[ctx, input, run]: Parameters<typeof runFollowed<Outcome>>): Promise<Outcome> {
  try {
    return await runFollowed(ctx, input, run);
  } catch (error) {
    if (error instanceof Rejected && error.problems.length > MOST_ERRORS) throw new Rejected(firstOf(error.problems));
    throw error;
  }
}

const firstOf = (problems: readonly Problem[]): Problem[] => {
  const more = problems.length - MOST_ERRORS;
  return [...problems.slice(0, MOST_ERRORS), { code: 'MORE_ERRORS', message: { zh: `……还有 ${more} 处错误`, en: `… and ${more} more` } }];
};

async function runFollowed<Outcome>(
  ctx: Context,
  { rows, runId }: { rows: readonly unknown[]; runId?: string | null },
  run: (followed: Followed) => Promise<Outcome>,
): Promise<Outcome> {
  if (!runId) return run({});
  const tell = (stage: ImportStage, done: number): void =>
    ctx.services.pubsub.publish(progressTopic(runId), { runId, stage, done, total: rows.length } satisfies ImportProgress);
  const wish = listenForCancel(ctx, runId);
  try {
    return await run({ progress: tell, cancelled: () => wish.cancelled });
  } finally {
    wish.stop();
    tell(ImportStage.FINISHED, rows.length);
  }
}

function listenForCancel(ctx: Context, runId: string): { cancelled: boolean; stop(): void } {
  const messages = ctx.services.pubsub.subscribe(cancelTopic(runId))[Symbol.asyncIterator]();
  const wish = {
    cancelled: false,
    stop: () => {
      void messages.return?.();
    },
  };
  void messages.next().then(({ done }) => {
    if (!done) wish.cancelled = true;
  });
  return wish;
}
