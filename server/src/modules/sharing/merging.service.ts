import type { Context } from '../../platform/context.ts';
import { anonymousAuthorKey } from './anonymous-author.ts';
import { Contribution } from './contribution.entity.ts';
import { Voice, VoiceKind } from './sharing-session.entity.ts';

/** From the one that says most to the one that says least. */
const heard = [VoiceKind.SPOKE, VoiceKind.WROTE, VoiceKind.PASSED, VoiceKind.ABSENT];

/** Two records are one human: heard once in a session, as whoever of the two was heard best. */
export async function joinVoices({ em }: Context, intoId: string, fromId: string): Promise<void> {
  const voices = await em.find(Voice, { person: { $in: [intoId, fromId] } });
  for (const own of Map.groupBy(voices, ({ session }) => session.id).values()) {
    const [kept, given] = own.toSorted((a, b) => heard.indexOf(a.kind) - heard.indexOf(b.kind));
    if (given) await em.nativeDelete(Voice, given.id);
    if (kept?.person.id === fromId) await em.nativeUpdate(Voice, kept.id, { person: intoId });
  }
}

/** Who wrote anonymous lessons under the record that goes can still edit them. Nobody is told that there are any. */
export async function joinAnonymousLessons(ctx: Context, intoId: string, fromId: string): Promise<void> {
  for (const { id } of await anonymousLessonsOf(ctx, fromId))
    await ctx.em.nativeUpdate(Contribution, { id }, { authorKey: anonymousAuthorKey(ctx, id, intoId) });
}

/** The anonymous lessons that somebody can prove to be theirs. It says who: ask for the author alone, or in order to keep it theirs. */
export async function anonymousLessonsOf(ctx: Context, personId: string): Promise<Contribution[]> {
  const fields = ['*', 'authorKey'] as const;
  const lessons = await ctx.em
    .fork({ keepTransactionContext: true })
    .find(Contribution, { authorKey: { $ne: null } }, { fields, orderBy: { id: 'asc' } });
  return lessons.filter(({ id, authorKey }) => authorKey === anonymousAuthorKey(ctx, id, personId));
}
