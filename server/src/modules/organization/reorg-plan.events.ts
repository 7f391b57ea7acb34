import type { Context } from '../../platform/context.ts';

/** A host of sharing sessions whom a draft takes out of the circle. */
export interface HostLost {
  readonly personId: string;
  /** What they host: the title of the series. */
  readonly title: string;
  /** The day of the first session that is concerned, `YYYY-MM-DD`. */
  readonly on: string;
}

/**
 * The steps of a plan are about to run in a transaction that is rolled back. Whoever would lose session hosts by them remembers what is so
 * now, and hands in `afterwards` a look at what is so when they have run.
 */
export interface ReorgRehearsed {
  readonly effectiveOn: string;
  readonly afterwards: (look: (ctx: Context) => Promise<HostLost[]>) => void;
}

declare module '../../platform/events.ts' {
  interface DomainEvents {
    reorgRehearsed: ReorgRehearsed;
  }
}
