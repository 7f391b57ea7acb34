import { today as todayOf } from '../../platform/company/company.ts';
import type { Context } from '../../platform/context.ts';
import { authorize, found, type Problem, Rejected } from '../../platform/graphql/user-error.ts';
import { Person } from '../people/person.entity.ts';
import { SIGNED_DAYS_AFTER, SIGNED_DAYS_AHEAD, signingOf } from './celebration-day.rules.ts';
import { seenCelebration } from './celebration.reads.ts';
import { Greeting } from './greeting.entity.ts';
import type { RemoveGreetingInput, SignGreetingInput, UpdateGreetingInput } from './greeting.inputs.ts';
import { mayReadGreeting, mayRemoveGreeting, mayUpdateGreeting } from './greeting.policy.ts';
import { viewersGreeting } from './greeting.reads.ts';

/** Signs the card for somebody’s day. Whoever may see the celebration may, from two weeks before it to a week after it. */
export async function signGreeting(ctx: Context, { celebrantId, kind, on, text }: SignGreetingInput): Promise<Greeting> {
  const signer = ctx.viewer?.personId ?? null;
  authorize(ctx, signer !== null);
  // Before anything is read of whose day it is: what is answered to the wrong day must not depend on it.
  await refuseClosed(ctx, on);
  if (celebrantId === signer) throw refused({ code: 'OWN_DAY', path: ['celebrantId'], message: OWN_DAY });
  const seen = await seenCelebration(ctx, kind, celebrantId, on);
  const leftOn = seen?.person.leftOn ?? null;
  if (!seen || (leftOn !== null && leftOn < (await todayOf(ctx))))
    throw refused({ code: 'NO_CELEBRATION', path: ['on'], message: NO_CELEBRATION });
  if (await viewersGreeting(ctx, { celebrantId, kind, on })) throw refused({ code: 'SIGNED_ALREADY', message: SIGNED_ALREADY });
  const greeting = ctx.em.create(Greeting, {
    celebrant: celebrantId,
    celebration: kind,
    on,
    signer: ctx.em.getReference(Person, signer ?? ''),
    text: text.trim(),
    signedAt: ctx.clock.now(),
  });
  await ctx.em.persist(greeting).flush();
  ctx.loaders.clear();
  return greeting;
}

/** Other words for one’s own greeting, while the card can be signed. */
export async function updateGreeting(ctx: Context, { id, text }: UpdateGreetingInput): Promise<Greeting> {
  const greeting = await readable(ctx, id);
  authorize(ctx, mayUpdateGreeting(ctx.viewer, greeting));
  await refuseClosed(ctx, greeting.on, 'id');
  Object.assign(greeting, { text: text.trim(), signedAt: ctx.clock.now() });
  await ctx.em.flush();
  return greeting;
}

/** Takes a greeting off its card: who wrote it, whenever; and whose day it is, from that day on. */
export async function removeGreeting(ctx: Context, { id }: RemoveGreetingInput): Promise<string> {
  const greeting = await readable(ctx, id);
  authorize(ctx, mayRemoveGreeting(ctx.viewer, greeting, await todayOf(ctx)));
  await ctx.em.remove(greeting).flush();
  ctx.loaders.clear();
  return id;
}

/** A greeting that the viewer may read; to everybody else there is none. */
async function readable(ctx: Context, id: string): Promise<Greeting> {
  const greeting = found(ctx, await ctx.em.findOne(Greeting, id));
  return found(ctx, (await mayReadGreeting(ctx, greeting)) ? greeting : null);
}

async function refuseClosed(ctx: Context, on: string, path = 'on'): Promise<void> {
  const signing = signingOf(on, await todayOf(ctx));
  if (signing !== 'OPEN') throw refused({ code: signing, path: [path], message: CLOSED[signing] });
}

const refused = (problem: Problem): Rejected => new Rejected([problem]);

const OWN_DAY = { zh: '不能给自己签名', en: 'One does not sign one’s own card' };
const NO_CELEBRATION = { zh: '这一天没有可以签名的贺卡', en: 'There is no card to sign for this day' };
const SIGNED_ALREADY = { zh: '您已经签过这张贺卡，可以修改原来的祝福', en: 'You have signed this card; change what you wrote' };
const CLOSED = {
  TOO_EARLY: {
    zh: `贺卡从前 ${SIGNED_DAYS_AHEAD} 天开始可以签名`,
    en: `A card can be signed from ${SIGNED_DAYS_AHEAD} days before the day`,
  },
  TOO_LATE: {
    zh: `贺卡在当天之后 ${SIGNED_DAYS_AFTER} 天内可以签名`,
    en: `A card can be signed until ${SIGNED_DAYS_AFTER} days after the day`,
  },
};
