import type { Context } from '../../platform/context.ts';
import { Person } from '../people/person.entity.ts';
import { type Contribution, type FollowUp, HelpfulMark, type Idea, IdeaVote } from './contribution.entity.ts';
import type { SharingSession, Voice } from './sharing-session.entity.ts';

// What the resolvers of derived fields need: once for all parents that are answered together.

/** A person by id, with all others that are asked for in the same moment. */
export const personById = (ctx: Context, id: string): Promise<Person> => ctx.em.getReference(Person, id, { wrapped: true }).loadOrFail();

export const peopleById = (ctx: Context, ids: readonly string[]): Promise<Person[]> => Promise.all(ids.map((id) => personById(ctx, id)));

export const contributionsOf = async (session: SharingSession): Promise<Contribution[]> =>
  (await session.contributions.loadItems({ dataloader: true })).toSorted(byId);

export const voicesOf = async (session: SharingSession): Promise<Voice[]> =>
  (await session.voices.loadItems({ dataloader: true })).toSorted(byId);

export const ideasOf = async (contribution: Contribution): Promise<Idea[]> =>
  (await contribution.ideas.loadItems({ dataloader: true })).toSorted(byId);

export const followUpsOf = async (contribution: Contribution): Promise<FollowUp[]> =>
  (await contribution.followUps.loadItems({ dataloader: true })).toSorted(
    (one, other) => one.dueOn.localeCompare(other.dueOn) || byId(one, other),
  );

const byId = (one: { id: string }, other: { id: string }): number => (one.id < other.id ? -1 : 1);

/** How many votes an idea has, and whether one is the viewer's. */
export const votesFor = (ctx: Context, ideaId: string): Promise<{ count: number; own: boolean }> =>
  ctx.loaders.load('sharing.votes', ideaId, async (ids) => {
    const votes = await ctx.em.find(IdeaVote, { idea: { $in: [...ids] } }, { fields: ['idea', 'person'] });
    const byIdea = Map.groupBy(votes, (vote) => vote.idea.id);
    return ids.map((id) => countAndOwn(ctx, byIdea.get(id) ?? []));
  });

/** Whom a contribution helped. */
export const helpfulMarksOf = (ctx: Context, contributionId: string): Promise<{ count: number; own: boolean }> =>
  ctx.loaders.load('sharing.helpful', contributionId, async (ids) => {
    const marks = await ctx.em.find(HelpfulMark, { contribution: { $in: [...ids] } }, { fields: ['contribution', 'person'] });
    const byContribution = Map.groupBy(marks, (mark) => mark.contribution.id);
    return ids.map((id) => countAndOwn(ctx, byContribution.get(id) ?? []));
  });

const countAndOwn = (ctx: Context, given: readonly { person: { id: string } }[]): { count: number; own: boolean } => ({
  count: given.length,
  own: given.some((each) => each.person.id === ctx.viewer?.personId),
});
