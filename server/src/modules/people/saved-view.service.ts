import type { Context } from '../../platform/context.ts';
import { found, Rejected, unauthenticated } from '../../platform/graphql/user-error.ts';
import { SavedView } from './saved-view.entity.ts';
import type { RemoveSavedViewInput, RenameSavedViewInput, SaveViewInput } from './saved-view.inputs.ts';

// A view is its account's alone: to everybody else it is as if there were none.

const MOST_VIEWS = 50;

function ownerOf(ctx: Context): string {
  if (!ctx.viewer) throw unauthenticated(ctx);
  return ctx.viewer.accountId;
}

/** The viewer's views, by name. */
export const savedViews = (ctx: Context): Promise<SavedView[]> =>
  ctx.em.find(SavedView, { ownerId: ownerOf(ctx) }, { orderBy: { name: 'asc', id: 'asc' } });

export const savedViewById = async (ctx: Context, id: string): Promise<SavedView | null> =>
  ctx.viewer ? ctx.em.findOne(SavedView, { id, ownerId: ctx.viewer.accountId }) : null;

/** Keeps a view; one of the same name becomes this one. */
export async function saveView(ctx: Context, { name, query }: SaveViewInput): Promise<SavedView> {
  const ownerId = ownerOf(ctx);
  const views = await savedViews(ctx);
  const known = views.find((view) => view.name === name.trim());
  if (!known && views.length >= MOST_VIEWS) {
    const message = { zh: `最多保存 ${MOST_VIEWS} 个视图`, en: `${MOST_VIEWS} views at most` };
    throw new Rejected([{ code: 'TOO_MANY', path: ['name'], message }]);
  }
  const view = known ?? ctx.em.create(SavedView, { ownerId, name: name.trim(), query, createdAt: ctx.clock.now() });
  view.query = query;
  await ctx.em.persist(view).flush();
  return view;
}

export async function renameSavedView(ctx: Context, { id, name }: RenameSavedViewInput): Promise<SavedView> {
  ownerOf(ctx);
  const view = found(ctx, await savedViewById(ctx, id));
  if ((await savedViews(ctx)).some((other) => other.id !== id && other.name === name.trim())) {
    const message = { zh: '已有同名的视图', en: 'Another of your views has this name' };
    throw new Rejected([{ code: 'NAME_TAKEN', path: ['name'], message }]);
  }
  view.name = name.trim();
  await ctx.em.flush();
  return view;
}

export async function removeSavedView(ctx: Context, { id }: RemoveSavedViewInput): Promise<string> {
  ownerOf(ctx);
  await ctx.em.remove(found(ctx, await savedViewById(ctx, id))).flush();
  return id;
}
