import type { Context } from '../../platform/context.ts';
import type { PersonalData } from '../../platform/references.ts';
import { Greeting } from './greeting.entity.ts';
import { mayReadGreeting } from './greeting.policy.ts';

/** The cards somebody signed, and those for their own days: as far as whoever asks may read them, for a card tells whose day it is. */
export const celebrationData: PersonalData = async (ctx, { personId }) => {
  const order = { orderBy: { on: 'asc', id: 'asc' } } as const;
  const signed = await readable(ctx, await ctx.em.find(Greeting, { signer: personId }, order));
  const received = await readable(ctx, await ctx.em.find(Greeting, { celebrant: personId }, order));
  const shown = ({ celebration, on, text, signedAt }: Greeting) => ({ celebration, on, text, signedAt });
  return {
    greetingsSigned: signed.map((greeting) => ({ to: greeting.celebrant.id, ...shown(greeting) })),
    greetingsReceived: received.map((greeting) => ({ from: greeting.signer.id, ...shown(greeting) })),
  };
};

async function readable(ctx: Context, greetings: readonly Greeting[]): Promise<Greeting[]> {
  const may = await Promise.all(greetings.map((greeting) => mayReadGreeting(ctx, greeting)));
  return greetings.filter((_, index) => may[index]);
}
