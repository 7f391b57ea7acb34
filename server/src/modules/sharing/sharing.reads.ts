import { raw, type FilterQuery } from '@mikro-orm/core';
import { today } from '../../platform/company/company.ts';
import type { Context } from '../../platform/context.ts';
import { decodeCursor, pageOf, type Page } from '../../platform/graphql/connection.ts';
import { escapeLike } from '../../platform/orm/like.ts';
import { Person } from '../people/person.entity.ts';
import { Contribution, HelpfulMark, IdeaVote, type ContributionKind, type FollowUp, type Idea } from './contribution.entity.ts';
import type { SharingSessionFilter } from './session.inputs.ts';
import { SharingSeries } from './sharing-series.entity.ts';
import { SharingSession, type Voice } from './sharing-session.entity.ts';

// Lists of sharing, and what derived fields need: once for all parents that are answered together.

/** Every series that has not ended, by title. */
export async function listSeries(ctx: Context): Promise<SharingSeries[]> {
  const running = { $or: [{ endsOn: null }, { endsOn: { $gte: await today(ctx) } }] };
  return ctx.em.find(SharingSeries, running, { orderBy: { title: 'asc', id: 'asc' } });
}

export interface SessionList {
  first: number;
  after?: string | null;
  filter?: SharingSessionFilter | null;
}

/** Sessions by the time they begin. */
export async function listSessions(ctx: Context, { first, after, filter }: SessionList): Promise<Page<SharingSession>> {
  const where: FilterQuery<SharingSession> = {
    ...(filter?.seriesId ? { series: filter.seriesId } : {}),
    ...(filter?.status ? { status: { $in: filter.status } } : {}),
    startsAt: { ...(filter?.from ? { $gte: filter.from } : {}), ...(filter?.to ? { $lt: filter.to } : {}) },
  };
  const cursor = after ? decodeCursor(after, 2) : null;
  const sessions = await ctx.em.find(SharingSession, where, {
    orderBy: { startsAt: 'asc', id: 'asc' },
    first: first + 1,
    ...(cursor ? { after: { startsAt: new Date(Number(cursor[0])), id: String(cursor[1]) } } : {}),
  });
  return pageOf(
    sessions,
    first,
    (session) => [session.startsAt.getTime(), session.id],
    () => ctx.em.count(SharingSession, where),
  );
}

const contains = (column: string, text: string) => raw((alias) => `${alias}.${column} like ? escape '!'`, [`%${escapeLike(text)}%`]);

export interface LessonList {
  first: number;
  after?: string | null;
  search?: string | null;
  kinds?: ContributionKind[] | null;
}

/** The lesson library: every closed contribution, the latest first; every word that is searched for must be in it. */
export async function listLessons(ctx: Context, { first, after, search, kinds }: LessonList): Promise<Page<Contribution>> {
  const words = (search ?? '')
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  // Made anew for every statement: a raw fragment serves once.
  const where = (): FilterQuery<Contribution> => ({
    closedAt: { $ne: null },
    ...(kinds ? { kind: { $in: kinds } } : {}),
    $and: words.map((word) => ({ [contains('search_text', word)]: [] })),
  });
  const cursor = after ? decodeCursor(after, 2) : null;
  const lessons = await ctx.em.find(Contribution, where(), {
    orderBy: { closedAt: 'desc', id: 'desc' },
    first: first + 1,
    ...(cursor ? { after: { closedAt: new Date(Number(cursor[0])), id: String(cursor[1]) } } : {}),
  });
  return pageOf(
    lessons,
    first,
    (lesson) => [lesson.closedAt?.getTime() ?? 0, lesson.id],
    () => ctx.em.count(Contribution, where()),
  );
}

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
