import { companyOf } from '../../platform/company/company.ts';
import type { Context } from '../../platform/context.ts';
import { Person } from '../people/person.entity.ts';
import { Contribution, Idea, IdeaVote } from './contribution.entity.ts';
import { composeMinutes } from './minutes.rules.ts';
import { hostIn, rotaOf } from './rota.reads.ts';
import type { SharingSession } from './sharing-session.entity.ts';
import type { VoiceName } from './voices.rules.ts';

/** The minutes of a session that closes now, in the company's language. */
export async function composedMinutes(ctx: Context, session: SharingSession, voices: ReadonlyMap<string, VoiceName>): Promise<string> {
  const contributions = await ctx.em.find(
    Contribution,
    { session: session.id },
    { populate: ['ideas', 'followUps'], orderBy: { id: 'asc' } },
  );
  const votes = await votesOf(
    ctx,
    contributions.flatMap((contribution) => contribution.ideas.getItems()),
  );
  const host = hostIn((await rotaOf(ctx, session.series.id)).turnsOf(session));
  const names = await namesOf(ctx, [
    ...voices.keys(),
    ...(host === null ? [] : [host]),
    ...contributions.flatMap((contribution) => [
      ...(contribution.presenter ? [contribution.presenter.id] : []),
      ...contribution.followUps.getItems().map((followUp) => followUp.owner.id),
    ]),
  ]);
  const nameOf = (personId: string): string => names.get(personId) ?? '';
  const { locale } = await companyOf(ctx);
  return composeMinutes(
    {
      host: host === null ? null : nameOf(host),
      contributions: contributions.map((contribution) => ({
        kind: contribution.kind,
        title: contribution.title,
        presenter: contribution.presenter === null ? null : nameOf(contribution.presenter.id),
        ideas: contribution.ideas.getItems().map(({ id, text, adopted }) => ({ text, adopted, votes: votes.get(id) ?? 0 })),
        followUps: contribution.followUps
          .getItems()
          .map(({ text, owner, dueOn, checkOn }) => ({ text, owner: nameOf(owner.id), dueOn, checkOn })),
      })),
      voices: [...voices].map(([personId, kind]) => ({ name: nameOf(personId), kind })),
    },
    locale === 'en' ? 'en' : 'zh-CN',
  );
}

async function votesOf(ctx: Context, ideas: readonly Idea[]): Promise<Map<string, number>> {
  const votes = await ctx.em.find(IdeaVote, { idea: { $in: ideas.map((idea) => idea.id) } }, { fields: ['idea'] });
  return new Map([...Map.groupBy(votes, (vote) => vote.idea.id)].map(([idea, all]) => [idea, all.length]));
}

async function namesOf(ctx: Context, personIds: readonly string[]): Promise<Map<string, string>> {
  const people = await ctx.em.find(Person, { id: { $in: [...new Set(personIds)] } });
  return new Map(people.map((person) => [person.id, person.name]));
}
