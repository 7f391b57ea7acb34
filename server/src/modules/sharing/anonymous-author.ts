import { createHmac } from 'node:crypto';
import type { Context } from '../../platform/context.ts';

/**
 * What is kept of the author of an anonymous lesson. It names nobody, and as the contribution is part of it, not even two lessons
 * of one author can be told to be theirs; only somebody with the server's secret could test a guess.
 */
export const anonymousAuthorKey = (ctx: Context, contributionId: string, personId: string): string =>
  createHmac('sha256', ctx.services.config.secret).update(`anonymous author of ${contributionId}: ${personId}`).digest('base64url');
