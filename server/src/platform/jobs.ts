import { randomUUID } from 'node:crypto';
import { Cron } from 'croner';
import { type Context, createContext, runAfterCommit, type Services } from './context.ts';
import { Lease } from './orm/lease.entity.ts';

export interface Job {
  /** Unique; also the name of its lease. */
  name: string;
  /** A cron pattern with seconds, in UTC. */
  every: string;
  /** Runs on every server, at the same time too: it takes what it works on row by row. Else on one server at a time. */
  everywhere?: boolean;
  /** Must be safe to run twice: a server that dies in the middle leaves the rest to the next run. `stopping`: this server is asked to end. */
  run(ctx: Context, stopping?: AbortSignal): Promise<void>;
}

const LEASE_SECONDS = 60;

/** Runs jobs on their patterns. Returns how to stop: it waits for the running ones. */
export function startJobs(services: Services, jobs: readonly Job[]): () => Promise<void> {
  const holder = randomUUID();
  const stopping = new AbortController();
  const running = new Set<Promise<void>>();
  const crons = jobs.map(
    (job) =>
      new Cron(job.every, { timezone: 'UTC', protect: true, unref: true }, () => {
        const turn = runOnce(services, job, holder, stopping.signal).finally(() => running.delete(turn));
        running.add(turn);
        return turn;
      }),
  );
  return async () => {
    for (const cron of crons) cron.stop();
    stopping.abort();
    await Promise.all(running);
  };
}

async function runOnce(services: Services, job: Job, holder: string, stopping: AbortSignal): Promise<void> {
  const ctx = createContext(services, { viewer: null, requestId: `job:${job.name}:${randomUUID()}` });
  try {
    if (!job.everywhere && !(await takeLease(ctx, job.name, holder))) return;
    await job.run(ctx, stopping);
    await runAfterCommit(ctx);
  } catch (error) {
    ctx.log.error({ err: error, job: job.name }, 'A job failed; its next run tries again');
  }
}

/** True when this holder has the lease now: it was free, expired, or its own. */
export async function takeLease(ctx: Context, name: string, holder: string): Promise<boolean> {
  const now = ctx.clock.now();
  const expiresAt = new Date(now.getTime() + LEASE_SECONDS * 1000);
  await ctx.em.upsert(Lease, { name, expiresAt: new Date(0) }, { onConflictAction: 'ignore' });
  const taken = await ctx.em.nativeUpdate(
    Lease,
    { name, $or: [{ holder }, { holder: null }, { expiresAt: { $lte: now } }] },
    { holder, expiresAt },
  );
  return taken === 1;
}
