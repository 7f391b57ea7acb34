import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, Field, FieldResolver, ID, Info, ObjectType, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../platform/context.ts';
import { connectionOf, type Page, PageArgs } from '../../platform/graphql/connection.ts';
import { UseCase } from '../../platform/graphql/use-case.ts';
import { spanOf } from '../../platform/time/wall-clock.ts';
import { Person } from '../people/person.entity.ts';
import { Event } from './event.entity.ts';
import {
  CancelEventInput,
  CancelEventPayload,
  CreateEventInput,
  CreateEventPayload,
  UpdateEventInput,
  UpdateEventPayload,
} from './event.inputs.ts';
import { cancelEvent, createEvent, updateEvent } from './event.service.ts';
import { occurrencesOf } from './events.loaders.ts';
import { mayChangeEvent } from './events.policy.ts';
import { Occurrence } from './occurrence.entity.ts';

export const OccurrenceConnection = connectionOf(() => Occurrence, 'Occurrence');

@ObjectType({ description: 'What the viewer may do with an event.' })
export class EventPermissions {
  @Field(() => Boolean, { description: 'Change or cancel it: HR and its organizer.' })
  change!: boolean;
}

@Resolver(() => Event)
export class EventResolver {
  @Query(() => Event, { nullable: true, description: 'An event by its id. Shown to everybody who is signed in.' })
  event(
    @Arg('id', () => ID, { description: 'The event’s id.' }) id: string,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    return ctx.services.reader.resolve(ctx, info, { id });
  }

  @FieldResolver(() => Date, { description: 'When it first begins.' })
  startsAt(@Root() event: Event): Date {
    return spanOf(event.startsLocal, event.timeZone, event.durationMinutes).startsAt;
  }

  @FieldResolver(() => Date, { description: 'When its first occurrence ends.' })
  endsAt(@Root() event: Event): Date {
    return spanOf(event.startsLocal, event.timeZone, event.durationMinutes).endsAt;
  }

  @FieldResolver(() => Boolean, { description: 'Was it cancelled, with every occurrence that had not ended?' })
  cancelled(@Root() event: Event): boolean {
    return event.cancelledAt !== null;
  }

  @FieldResolver(() => Person, { description: 'Who organizes it and may change it.' })
  organizer(@Root() event: Event): Promise<Person> {
    return event.organizer.loadOrFail();
  }

  @FieldResolver(() => OccurrenceConnection, { description: 'Its dates, in their original order, cancelled ones among them.' })
  occurrences(@Root() event: Event, @Args(() => PageArgs) page: PageArgs, @Ctx() ctx: Context): Promise<Page<Occurrence>> {
    return occurrencesOf(ctx, event.id, page);
  }

  @FieldResolver(() => EventPermissions, { description: 'What the viewer may do with it.' })
  viewerPermissions(@Root() event: Event, @Ctx() ctx: Context): EventPermissions {
    return { change: event.cancelledAt === null && mayChangeEvent(ctx, event) };
  }

  @UseCase(() => CreateEventPayload, 'Plans an event that happens once. HR and managers may.')
  createEvent(@Arg('input', () => CreateEventInput, { description: 'The event.' }) input: CreateEventInput, @Ctx() ctx: Context) {
    return createEvent(ctx, input);
  }

  @UseCase(
    () => UpdateEventPayload,
    'Changes an event, and when it happens; whoever answered keeps their answer. HR and its organizer may.',
  )
  updateEvent(@Arg('input', () => UpdateEventInput, { description: 'The changes.' }) input: UpdateEventInput, @Ctx() ctx: Context) {
    return updateEvent(ctx, input);
  }

  @UseCase(() => CancelEventPayload, 'Cancels an event with every occurrence that has not ended. HR and its organizer may.')
  cancelEvent(@Arg('input', () => CancelEventInput, { description: 'The event.' }) input: CancelEventInput, @Ctx() ctx: Context) {
    return cancelEvent(ctx, input);
  }
}
