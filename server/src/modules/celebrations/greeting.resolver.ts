import { Arg, Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { today as todayOf } from '../../platform/company/company.ts';
import type { Context } from '../../platform/context.ts';
import type { Page } from '../../platform/graphql/connection.ts';
import { UseCase } from '../../platform/graphql/use-case.ts';
import { Celebration, CelebrationKind } from '../people/celebration.type.ts';
import { Person } from '../people/person.entity.ts';
import { signingOf } from './celebration-day.rules.ts';
import { Greeting } from './greeting.entity.ts';
import {
  GreetingCard,
  GreetingConnection,
  GreetingPermissions,
  GreetingsArgs,
  RemoveGreetingInput,
  RemoveGreetingPayload,
  SignGreetingInput,
  SignGreetingPayload,
  UpdateGreetingInput,
  UpdateGreetingPayload,
} from './greeting.inputs.ts';
import { mayOpenCard, mayRemoveGreeting, mayUpdateGreeting } from './greeting.policy.ts';
import { greetingsOn, viewersGreeting } from './greeting.reads.ts';
import { removeGreeting, signGreeting, updateGreeting } from './greeting.service.ts';

@Resolver(() => Celebration)
export class CelebrationCardResolver {
  @FieldResolver(() => GreetingCard, {
    nullable: true,
    description: 'The card that colleagues sign, shown to whoever sees the celebration; null for whose day it is until the day has come.',
  })
  async card(@Root() { person, kind, on }: Celebration, @Ctx() ctx: Context): Promise<GreetingCard | null> {
    if (!mayOpenCard(ctx.viewer, person.id, on, await todayOf(ctx))) return null;
    return Object.assign(new GreetingCard(), { celebrantId: person.id, kind, on });
  }
}

@Resolver(() => GreetingCard)
export class GreetingCardResolver {
  @FieldResolver(() => GreetingConnection, { description: 'What stands on it, as it was written.' })
  greetings(@Root() card: GreetingCard, @Args(() => GreetingsArgs) args: GreetingsArgs, @Ctx() ctx: Context): Promise<Page<Greeting>> {
    return greetingsOn(ctx, card, args);
  }

  @FieldResolver(() => Greeting, { nullable: true, description: 'What the viewer wrote on it; null where nothing.' })
  viewerGreeting(@Root() card: GreetingCard, @Ctx() ctx: Context): Promise<Greeting | null> {
    return viewersGreeting(ctx, card);
  }

  @FieldResolver(() => Boolean, {
    description: 'May the viewer sign it now? A colleague who has not, from two weeks before the day to a week after it.',
  })
  async signable(@Root() card: GreetingCard, @Ctx() ctx: Context): Promise<boolean> {
    const personId = ctx.viewer?.personId;
    if (!personId || personId === card.celebrantId || signingOf(card.on, await todayOf(ctx)) !== 'OPEN') return false;
    return (await viewersGreeting(ctx, card)) === null;
  }
}

@Resolver(() => Greeting)
export class GreetingResolver {
  @FieldResolver(() => CelebrationKind, { description: 'What is celebrated.' })
  kind(@Root() greeting: Greeting): CelebrationKind {
    return CelebrationKind[greeting.celebration];
  }

  @FieldResolver(() => Person, { description: 'Whose day it is.' })
  celebrant(@Root() greeting: Greeting): Promise<Person> {
    return greeting.celebrant.loadOrFail();
  }

  @FieldResolver(() => Person, { description: 'Who wrote it.' })
  signer(@Root() greeting: Greeting): Promise<Person> {
    return greeting.signer.loadOrFail();
  }

  @FieldResolver(() => GreetingPermissions, { description: 'What the viewer may do with it.' })
  async viewerPermissions(@Root() greeting: Greeting, @Ctx() ctx: Context): Promise<GreetingPermissions> {
    const today = await todayOf(ctx);
    return {
      update: mayUpdateGreeting(ctx.viewer, greeting) && signingOf(greeting.on, today) === 'OPEN',
      remove: mayRemoveGreeting(ctx.viewer, greeting, today),
    };
  }

  @UseCase(() => SignGreetingPayload, 'Signs the card for somebody’s day. For whoever may see the celebration, but for whom it is.', {
    viewersStay: true,
  })
  async signGreeting(
    @Arg('input', () => SignGreetingInput) input: SignGreetingInput,
    @Ctx() ctx: Context,
  ): Promise<Omit<SignGreetingPayload, 'errors'>> {
    return { greeting: await signGreeting(ctx, input) };
  }

  @UseCase(() => UpdateGreetingPayload, 'Writes one’s own greeting anew. For who wrote it, while the card can be signed.', {
    viewersStay: true,
  })
  async updateGreeting(
    @Arg('input', () => UpdateGreetingInput) input: UpdateGreetingInput,
    @Ctx() ctx: Context,
  ): Promise<Omit<UpdateGreetingPayload, 'errors'>> {
    return { greeting: await updateGreeting(ctx, input) };
  }

  @UseCase(() => RemoveGreetingPayload, 'Takes a greeting off its card. For who wrote it, and from the day on for whose card it is.', {
    viewersStay: true,
  })
  async removeGreeting(
    @Arg('input', () => RemoveGreetingInput) input: RemoveGreetingInput,
    @Ctx() ctx: Context,
  ): Promise<Omit<RemoveGreetingPayload, 'errors'>> {
    return { deletedGreetingId: await removeGreeting(ctx, input) };
  }
}
