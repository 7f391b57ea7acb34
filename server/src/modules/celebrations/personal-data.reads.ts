import { today } from '../../platform/company/company.ts';
import type { PersonalData } from '../../platform/references.ts';
import { Greeting } from './greeting.entity.ts';

/** The cards somebody signed, and those for their own days, which they read from the day on. */
export const celebrationData: PersonalData = async (ctx, { personId }) => {
  const order = { orderBy: { on: 'asc', id: 'asc' } } as const;
  const [signed, received] = await Promise.all([
    ctx.em.find(Greeting, { signer: personId }, order),
    ctx.em.find(Greeting, { celebrant: personId, on: { $lte: await today(ctx) } }, order),
  ]);
  const shown = ({ celebration, on, text, signedAt }: Greeting) => ({ celebration, on, text, signedAt });
  return {
    greetingsSigned: signed.map((greeting) => ({ to: greeting.celebrant.id, ...shown(greeting) })),
    greetingsReceived: received.map((greeting) => ({ from: greeting.signer.id, ...shown(greeting) })),
  };
};
