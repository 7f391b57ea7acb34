import type { Context } from '../../platform/context.ts';
import type { PersonalData } from '../../platform/references.ts';
import { Contribution, FollowUp, HelpfulMark, Idea, IdeaVote } from './contribution.entity.ts';
import { anonymousLessonsOf } from './merging.service.ts';
import { SharingSeries } from './sharing-series.entity.ts';
import { Duty, Voice } from './sharing-session.entity.ts';

const shown = ({ id, kind, title, sections, outcome, outcomeNote, createdAt, closedAt }: Contribution) => ({
  id,
  kind,
  title,
  sections,
  outcome,
  outcomeNote,
  createdAt,
  closedAt,
});

/**
 * What somebody has shared, and which turns they had. Ideas and votes are hidden from everybody else until their case reveals them. Anonymous
 * lessons are told to their author alone, who can edit them anyway: for HR there are none.
 */
export const sharingData: PersonalData = async (ctx, { personId, self }) => {
  const { em } = ctx;
  const [organized, circles, duties, voices, contributions, followUps, marks] = await Promise.all([
    em.find(SharingSeries, { organizer: personId }, { orderBy: { id: 'asc' } }),
    em.find(SharingSeries, { members: { id: personId } }, { orderBy: { id: 'asc' } }),
    em.find(Duty, { person: personId }, { populate: ['session'], orderBy: { session: { startsAt: 'asc' }, id: 'asc' } }),
    em.find(Voice, { person: personId }, { populate: ['session'], orderBy: { session: { startsAt: 'asc' }, id: 'asc' } }),
    em.find(Contribution, { presenter: personId }, { orderBy: { id: 'asc' } }),
    em.find(FollowUp, { owner: personId }, { orderBy: { id: 'asc' } }),
    em.find(HelpfulMark, { person: personId }, { orderBy: { id: 'asc' } }),
  ]);
  const named = ({ id, title }: SharingSeries) => ({ id, title });
  return {
    seriesOrganized: organized.map(named),
    circles: circles.map(named),
    duties: duties.map(({ session, role, source }) => ({ session: session.id, startsAt: session.getEntity().startsAt, role, source })),
    voices: voices.map(({ session, kind }) => ({ session: session.id, startsAt: session.getEntity().startsAt, kind })),
    contributions: contributions.map(shown),
    anonymousLessons: self ? (await anonymousLessonsOf(ctx, personId)).map(shown) : [],
    ...(await ideasAndVotes(ctx, personId, self)),
    followUps: followUps.map(({ id, contribution, text, dueOn, checkOn, state, result }) => ({
      id,
      contribution: contribution.id,
      text,
      dueOn,
      checkOn,
      state,
      result,
    })),
    helpful: marks.map(({ contribution }) => contribution.id),
  };
};

async function ideasAndVotes({ em }: Context, personId: string, self: boolean) {
  const revealed = self ? {} : { ideasRevealedAt: { $ne: null } };
  const [ideas, votes] = await Promise.all([
    em.find(Idea, { author: personId, contribution: revealed }, { orderBy: { id: 'asc' } }),
    em.find(IdeaVote, { person: personId, idea: { contribution: revealed } }, { orderBy: { id: 'asc' } }),
  ]);
  return {
    ideas: ideas.map(({ id, contribution, text, adopted, createdAt }) => ({ id, contribution: contribution.id, text, adopted, createdAt })),
    votes: votes.map(({ idea }) => idea.id),
  };
}
