import { Arg, Ctx, Query, Resolver } from 'type-graphql';
import type { Context } from '../../platform/context.ts';
import { UseCase } from '../../platform/graphql/use-case.ts';
import { SavedView } from './saved-view.entity.ts';
import {
  RemoveSavedViewInput,
  RemoveSavedViewPayload,
  RenameSavedViewInput,
  RenameSavedViewPayload,
  SaveViewInput,
  SaveViewPayload,
} from './saved-view.inputs.ts';
import { removeSavedView, renameSavedView, savedViews, saveView } from './saved-view.service.ts';

@Resolver(() => SavedView)
export class SavedViewResolver {
  @Query(() => [SavedView], { description: 'The viewer’s own views of the directory, by name.' })
  savedViews(@Ctx() ctx: Context): Promise<SavedView[]> {
    return savedViews(ctx);
  }

  @UseCase(() => SaveViewPayload, 'Keeps a view of the directory for the viewer.')
  async saveView(@Arg('input', () => SaveViewInput) input: SaveViewInput, @Ctx() ctx: Context): Promise<Omit<SaveViewPayload, 'errors'>> {
    return { savedView: await saveView(ctx, input) };
  }

  @UseCase(() => RenameSavedViewPayload, 'Gives one of the viewer’s views another name.')
  async renameSavedView(
    @Arg('input', () => RenameSavedViewInput) input: RenameSavedViewInput,
    @Ctx() ctx: Context,
  ): Promise<Omit<RenameSavedViewPayload, 'errors'>> {
    return { savedView: await renameSavedView(ctx, input) };
  }

  @UseCase(() => RemoveSavedViewPayload, 'Removes one of the viewer’s views.')
  async removeSavedView(
    @Arg('input', () => RemoveSavedViewInput) input: RemoveSavedViewInput,
    @Ctx() ctx: Context,
  ): Promise<Omit<RemoveSavedViewPayload, 'errors'>> {
    return { deletedSavedViewId: await removeSavedView(ctx, input) };
  }
}
