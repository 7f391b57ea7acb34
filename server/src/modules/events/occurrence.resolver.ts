import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, Field, FieldResolver, ID, Info, Int, ObjectType, Query, Resolver, Root, Subscription } from 'type-graphql';
import { coalesced } from '../../platform/coalesced.ts';
import { type Context, forgetLoaded } from '../../platform/context.ts';
import { connectionOf, type Page } from '../../platform/graphql/connection.ts';
import { UseCase } from '../../platform/graphql/use-case.ts';
import { found } from '../../platform/graphql/user-error.ts';
import { readBackOf } from '../../platform/read/read-back.ts';
import { Person } from '../people/person.entity.ts';
import { Event } from './event.entity.ts';
import {
  CancelOccurrenceInput,
  CancelOccurrencePayload,
  OccurrencesArgs,
  RescheduleOccurrenceInput,
  RescheduleOccurrencePayload,
} from './event.inputs.ts';
import { OccurrenceConnection } from './event.resolver.ts';
import { occurrenceTopic } from './events.events.ts';
import { answersOf, answersTo, viewerAnswer, waitingListPosition } from './events.loaders.ts';
import { mayChangeEvent, mayRespond } from './events.policy.ts';
import { Occurrence, Rsvp } from './occurrence.entity.ts';
import { cancelOccurrence, rescheduleOccurrence } from './occurrence.service.ts';
import { RespondToOccurrenceInput, RespondToOccurrencePayload, RsvpsArgs } from './rsvp.inputs.ts';
import { answersClose, placesLeft } from './rsvp.rules.ts';
import { capacityOf, respondToOccurrence } from './rsvp.service.ts';

const RsvpConnection = connectionOf(() => Rsvp, 'Rsvp');

@ObjectType({ description: 'What the viewer may do with an occurrence.' })
export class OccurrencePermissions {
  @Field(() => Boolean, { description: 'Answer for themselves: a member, while answers are open.' })
  respond!: boolean;

  @Field(() => Boolean, { description: 'Move or cancel it: HR and the event’s organizer.' })
  change!: boolean;
}

@Resolver(() => Occurrence)
export class OccurrenceResolver {
  @Query(() => Occurrence, { nullable: true, description: 'An occurrence by its id. Shown to everybody who is signed in.' })
  occurrence(
    @Arg('id', () => ID, { description: 'The occurrence’s id.' }) id: string,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    return ctx.services.reader.resolve(ctx, info, { id });
  }

  @Query(() => OccurrenceConnection, {
    description: 'What goes on in a window of time `[from, to)`, by start, cancelled ones among them. Shown to everybody who is signed in.',
  })
  occurrences(@Args(() => OccurrencesArgs) args: OccurrencesArgs, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo): Promise<unknown> {
    return ctx.services.reader.resolve(ctx, info, args);
  }

  @Subscription(() => Occurrence, {
    subscribe: ({ args, context }: { args: { occurrenceId: string }; context: Context }) =>
      coalesced(context.services.pubsub.subscribe(occurrenceTopic(args.occurrenceId))),
    description: 'The occurrence, when it or somebody’s answer to it has changed; four times a second at most.',
  })
  async occurrenceChanged(
    @Arg('occurrenceId', () => ID, { description: 'The occurrence’s id.' }) occurrenceId: string,
    @Ctx() ctx: Context,
  ): Promise<Occurrence> {
    forgetLoaded(ctx);
    return found(ctx, await ctx.em.findOne(Occurrence, occurrenceId));
  }

  @FieldResolver(() => Event, { description: 'The event that it is a date of.' })
  event(@Root() occurrence: Occurrence): Promise<Event> {
    return occurrence.event.loadOrFail();
  }

  @FieldResolver(() => String, { description: 'What it is called: its own title, else the event’s.' })
  async title(@Root() occurrence: Occurrence): Promise<string> {
    return occurrence.titleOverride ?? (await occurrence.event.loadOrFail()).title;
  }

  @FieldResolver(() => String, { nullable: true, description: 'Where it happens: its own place, else the event’s.' })
  async place(@Root() occurrence: Occurrence): Promise<string | null> {
    return occurrence.placeOverride ?? (await occurrence.event.loadOrFail()).place;
  }

  @FieldResolver(() => Int, { nullable: true, description: 'Places, guests counted; null: as many as come.' })
  async capacity(@Root() occurrence: Occurrence): Promise<number | null> {
    return capacityOf(occurrence, await occurrence.event.loadOrFail());
  }

  @FieldResolver(() => Boolean, { description: 'Was it cancelled?' })
  cancelled(@Root() occurrence: Occurrence): boolean {
    return occurrence.cancelledAt !== null;
  }

  @FieldResolver(() => Date, { description: 'When answers close, or closed.' })
  async answersCloseAt(@Root() occurrence: Occurrence): Promise<Date> {
    const { startsAt, cancelledAt } = occurrence;
    return answersClose({ startsAt, cancelledAt, minutesBefore: (await occurrence.event.loadOrFail()).answersCloseMinutesBefore });
  }

  @FieldResolver(() => Int, { description: 'How many people come; their guests are not counted here.' })
  async going(@Root() occurrence: Occurrence, @Ctx() ctx: Context): Promise<number> {
    return (await answersTo(ctx, occurrence.id)).people.GOING;
  }

  @FieldResolver(() => Int, { description: 'How many people may come.' })
  async maybe(@Root() occurrence: Occurrence, @Ctx() ctx: Context): Promise<number> {
    return (await answersTo(ctx, occurrence.id)).people.MAYBE;
  }

  @FieldResolver(() => Int, { description: 'How many people do not come.' })
  async declined(@Root() occurrence: Occurrence, @Ctx() ctx: Context): Promise<number> {
    return (await answersTo(ctx, occurrence.id)).people.DECLINED;
  }

  @FieldResolver(() => Int, { description: 'How many people wait for a place.' })
  async waitlisted(@Root() occurrence: Occurrence, @Ctx() ctx: Context): Promise<number> {
    return (await answersTo(ctx, occurrence.id)).people.WAITLISTED;
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description:
      'Places that nobody has, guests counted; null: as many as come. Some may be left while people wait: the first of them is a larger party.',
  })
  async placesLeft(@Root() occurrence: Occurrence, @Ctx() ctx: Context): Promise<number | null> {
    const capacity = capacityOf(occurrence, await occurrence.event.loadOrFail());
    return capacity === null ? null : placesLeft({ capacity, taken: (await answersTo(ctx, occurrence.id)).taken });
  }

  @FieldResolver(() => Rsvp, { nullable: true, description: 'The viewer’s own answer; null where there is none yet.' })
  viewerRsvp(@Root() occurrence: Occurrence, @Ctx() ctx: Context): Promise<Rsvp | null> {
    return viewerAnswer(ctx, occurrence.id);
  }

  @FieldResolver(() => RsvpConnection, {
    description:
      'Everybody’s answers: who comes, who waits in their order, who may come, who does not. Shown to everybody who is signed in.',
  })
  rsvps(@Root() occurrence: Occurrence, @Args(() => RsvpsArgs) page: RsvpsArgs, @Ctx() ctx: Context): Promise<Page<Rsvp>> {
    return answersOf(ctx, occurrence.id, page);
  }

  @FieldResolver(() => OccurrencePermissions, { description: 'What the viewer may do with it.' })
  async viewerPermissions(@Root() occurrence: Occurrence, @Ctx() ctx: Context): Promise<OccurrencePermissions> {
    const event = await occurrence.event.loadOrFail();
    return {
      respond: mayRespond(ctx, occurrence, event.answersCloseMinutesBefore),
      change: occurrence.cancelledAt === null && mayChangeEvent(ctx, event),
    };
  }

  @UseCase(
    () => RescheduleOccurrencePayload,
    'Moves one occurrence; whoever answered keeps their answer. HR and the event’s organizer may.',
  )
  rescheduleOccurrence(
    @Arg('input', () => RescheduleOccurrenceInput, { description: 'The occurrence and its new time.' }) input: RescheduleOccurrenceInput,
    @Ctx() ctx: Context,
  ) {
    return rescheduleOccurrence(ctx, input);
  }

  @UseCase(
    () => CancelOccurrencePayload,
    'Cancels one occurrence, and with it an event that happens once. HR and the event’s organizer may.',
  )
  cancelOccurrence(
    @Arg('input', () => CancelOccurrenceInput, { description: 'The occurrence.' }) input: CancelOccurrenceInput,
    @Ctx() ctx: Context,
  ) {
    return cancelOccurrence(ctx, input);
  }

  @UseCase(() => RespondToOccurrencePayload, 'Answers for the viewer, or changes the answer. Every member may, while answers are open.', {
    viewersStay: true,
  })
  async respondToOccurrence(
    @Arg('input', () => RespondToOccurrenceInput, { description: 'The answer.' }) input: RespondToOccurrenceInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ) {
    return respondToOccurrence(ctx, input, await readBackOf(ctx, info, 'occurrence', input.occurrenceId));
  }
}

@Resolver(() => Rsvp)
export class RsvpResolver {
  @FieldResolver(() => Person, { description: 'Whose answer it is.' })
  person(@Root() rsvp: Rsvp): Promise<Person> {
    return rsvp.person.loadOrFail();
  }

  @FieldResolver(() => Int, { nullable: true, description: 'The turn in the waiting list: 1 is next. Null for who does not wait.' })
  waitingListPosition(@Root() rsvp: Rsvp, @Ctx() ctx: Context): Promise<number | null> {
    return waitingListPosition(ctx, rsvp);
  }
}
