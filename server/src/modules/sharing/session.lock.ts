import { LockMode } from '@mikro-orm/core';
import type { Context } from '../../platform/context.ts';
import { found } from '../../platform/graphql/user-error.ts';
import { SharingSession } from './sharing-session.entity.ts';

/** Nothing is added to a session while it closes: both hold its lock. Within the transaction of the caller. */
export async function lockedSession(ctx: Context, id: string): Promise<SharingSession> {
  return found(ctx, await ctx.em.findOne(SharingSession, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE }));
}
