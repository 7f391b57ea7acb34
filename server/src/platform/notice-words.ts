import type { Context } from './context.ts';

/** A notice as it is kept: what it is about, without words. */
export interface KeptNotice {
  id: string;
  /** The person it is about. */
  aboutId: string | null;
  facts: Readonly<Record<string, string>>;
}

/** What a notice says to who reads it. */
export interface Words {
  /** One sentence. */
  text: string;
  /** What it is about, as a path of the web app: `/people/per_01k…`. */
  path: string;
}

/**
 * Puts notices of one kind into words at the time they are read: in `ctx.locale`, and only what `ctx.viewer` may see now. Answers in the order of
 * the notices; null where there is nothing left that they may see. A page of notices is one call.
 */
export type NoticeWriter = (ctx: Context, notices: readonly KeptNotice[]) => Promise<readonly (Words | null)[]>;
