import { today as todayOf } from '../../platform/company/company.ts';
import type { Context } from '../../platform/context.ts';
import type { Viewer } from '../../platform/auth/viewer.ts';
import { seenCelebration } from './celebration.reads.ts';
import type { Greeting } from './greeting.entity.ts';

type Signed = Pick<Greeting, 'signer' | 'celebrant' | 'on'>;

const isPerson = (viewer: Viewer | null, id: string): boolean => viewer?.personId === id;

/** Whose day it is reads the card from that day on: until then it is a surprise, and not even its thickness can be felt. */
export const mayOpenCard = (viewer: Viewer | null, celebrantId: string, on: string, today: string): boolean =>
  !isPerson(viewer, celebrantId) || on <= today;

/** What somebody wrote they may read again; else whoever may see the celebration and open its card. */
export async function mayReadGreeting(ctx: Context, greeting: Greeting): Promise<boolean> {
  const { viewer } = ctx;
  if (isPerson(viewer, greeting.signer.id)) return true;
  if (isPerson(viewer, greeting.celebrant.id)) return greeting.on <= (await todayOf(ctx));
  return (await seenCelebration(ctx, greeting.celebration, greeting.celebrant.id, greeting.on)) !== null;
}

export const mayUpdateGreeting = (viewer: Viewer | null, { signer }: Signed): boolean => isPerson(viewer, signer.id);

export const mayRemoveGreeting = (viewer: Viewer | null, { signer, celebrant, on }: Signed, today: string): boolean =>
  isPerson(viewer, signer.id) || (isPerson(viewer, celebrant.id) && on <= today);
