import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, Info, Int, Query, Resolver, Root, Subscription } from 'type-graphql';
import { coalesced } from '../../platform/coalesced.ts';
import { type Context, forgetLoaded } from '../../platform/context.ts';
import { UseCase } from '../../platform/graphql/use-case.ts';
import { Viewer } from '../access/viewer.type.ts';
import { Notice, NoticeChoice } from './notice.entity.ts';
import {
  MarkNoticesReadInput,
  MarkNoticesReadPayload,
  NoticeConnection,
  NoticesArgs,
  NoticesChange,
  NoticeWords,
  SetNoticeChoiceInput,
  SetNoticeChoicePayload,
} from './notice.inputs.ts';
import { markNoticesRead, setNoticeChoice, unreadNoticeCount } from './notice.service.ts';
import { noticeAddress, noticeChoices, noticesTopic, wordsOf } from './notices.reads.ts';

/** Who was cut off for a while hears how it stands when they are back. */
async function* nowAnd(source: AsyncIterable<unknown>): AsyncIterable<unknown> {
  yield null;
  yield* source;
}

@Resolver(() => Notice)
export class NoticeResolver {
  @Query(() => NoticeConnection, { description: 'What the viewer was told, newest first, for thirteen months. Shown to them alone.' })
  notices(@Args(() => NoticesArgs) args: NoticesArgs, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo): Promise<unknown> {
    return ctx.services.reader.resolve(ctx, info, args);
  }

  @FieldResolver(() => NoticeWords, {
    nullable: true,
    description: 'What it says, by what the viewer may see now; null where there is nothing left that they may see.',
  })
  words(@Root() notice: Notice, @Ctx() ctx: Context): Promise<NoticeWords | null> {
    return wordsOf(ctx, notice);
  }

  @Query(() => [NoticeChoice], { description: 'By which ways the viewer is told, for each kind of thing. Shown to them alone.' })
  noticeChoices(@Ctx() ctx: Context): Promise<NoticeChoice[]> {
    return noticeChoices(ctx);
  }

  @UseCase(() => MarkNoticesReadPayload, 'Marks notices of the viewer as read.', { viewersStay: true })
  async markNoticesRead(
    @Arg('input', () => MarkNoticesReadInput) input: MarkNoticesReadInput,
    @Ctx() ctx: Context,
  ): Promise<Omit<MarkNoticesReadPayload, 'errors'>> {
    return { notices: await markNoticesRead(ctx, input), unreadCount: await unreadNoticeCount(ctx) };
  }

  @UseCase(() => SetNoticeChoicePayload, 'Chooses by which ways the viewer is told of a kind of thing from now on.', { viewersStay: true })
  async setNoticeChoice(
    @Arg('input', () => SetNoticeChoiceInput) input: SetNoticeChoiceInput,
    @Ctx() ctx: Context,
  ): Promise<Omit<SetNoticeChoicePayload, 'errors'>> {
    return { choice: await setNoticeChoice(ctx, input) };
  }

  @Subscription(() => NoticesChange, {
    subscribe: ({ context }: { context: Context }) =>
      coalesced(nowAnd(context.services.pubsub.subscribe(noticesTopic(context.viewer?.personId ?? '')))),
    description: 'How many notices the viewer has not read: at once, and whenever that may have changed, four times a second at most.',
  })
  async noticesChanged(@Ctx() ctx: Context): Promise<NoticesChange> {
    forgetLoaded(ctx);
    return { unreadCount: await unreadNoticeCount(ctx) };
  }
}

@Resolver(() => Viewer)
export class NoticesViewerResolver {
  @FieldResolver(() => Int, { description: 'How many notices they have not read; 0 for an account that belongs to nobody in the company.' })
  unreadNoticeCount(@Ctx() ctx: Context): Promise<number> {
    return unreadNoticeCount(ctx);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Where notices are mailed to: their work address; null where there is none, or where this Hearth can send no mail.',
  })
  noticeAddress(@Ctx() ctx: Context): Promise<string | null> {
    return noticeAddress(ctx);
  }
}
