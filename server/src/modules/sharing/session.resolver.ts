import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, ID, Info, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../../platform/context.ts';
import { connectionOf } from '../../platform/graphql/connection.ts';
import { DayScalar } from '../../platform/graphql/scalars.ts';
import { UseCase } from '../../platform/graphql/use-case.ts';
import { Celebration } from '../people/celebration.type.ts';
import { Person } from '../people/person.entity.ts';
import { Contribution, FollowUp } from './contribution.entity.ts';
import { birthdaysSince, dueCases, newcomerIds, unfinishedFollowUps } from './opening.reads.ts';
import { hostIn, presentersIn, rotaOf, sessionDay } from './rota.reads.ts';
import {
  CloseSharingSessionInput,
  CloseSharingSessionPayload,
  OpenSharingSessionInput,
  OpenSharingSessionPayload,
  RescheduleSharingSessionInput,
  RescheduleSharingSessionPayload,
  ScheduleSharingSessionInput,
  ScheduleSharingSessionPayload,
  SharingSessionArgs,
} from './session.inputs.ts';
import { closeSharingSession, openSharingSession, rescheduleSharingSession, scheduleSharingSession } from './session.service.ts';
import { sessionPolicy } from './sharing.policy.ts';
import { contributionsOf, peopleById, personById, voicesOf } from './sharing.reads.ts';
import { DutyForecast, OpeningPage, SharingSessionPermissions, SuggestedVoice } from './sharing.types.ts';
import { SharingSeries } from './sharing-series.entity.ts';
import { SharingSession, SharingSessionStatus, Voice, VoiceKind } from './sharing-session.entity.ts';
import { sessionStanding } from './standing.reads.ts';
import { suggestedVoices } from './voices.reads.ts';

export const SharingSessionConnection = connectionOf(() => SharingSession, 'SharingSession');

@Resolver(() => SharingSession)
export class SharingSessionResolver {
  @Query(() => SharingSession, { nullable: true, description: 'A sharing session by id.' })
  sharingSession(
    @Arg('id', () => ID, { description: 'Which session.' }) id: string,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    return ctx.services.reader.resolve(ctx, info, { id });
  }

  @Query(() => SharingSessionConnection, { description: 'Sharing sessions by the time they begin.' })
  sharingSessions(
    @Args(() => SharingSessionArgs) args: SharingSessionArgs,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    return ctx.services.reader.resolve(ctx, info, args);
  }

  @FieldResolver(() => SharingSeries, { description: 'The series it belongs to.' })
  series(@Root() session: SharingSession): Promise<SharingSeries> {
    return session.series.loadOrFail();
  }

  @FieldResolver(() => DayScalar, { description: 'The day on which it is held, in the zone of its series.' })
  async heldOn(@Root() session: SharingSession): Promise<string> {
    return sessionDay(await session.series.loadOrFail(), session);
  }

  @FieldResolver(() => Person, {
    nullable: true,
    description: 'Who hosts: settled once it is open, before as the rotation sees it now. Null where nobody of the circle is there.',
  })
  async host(@Root() session: SharingSession, @Ctx() ctx: Context): Promise<Person | null> {
    const host = hostIn((await rotaOf(ctx, session.series.id)).turnsOf(session));
    return host === null ? null : personById(ctx, host);
  }

  @FieldResolver(() => [Person], { description: 'Who presents, in their order: settled once it is open, a forecast before.' })
  async presenters(@Root() session: SharingSession, @Ctx() ctx: Context): Promise<Person[]> {
    return peopleById(ctx, presentersIn((await rotaOf(ctx, session.series.id)).turnsOf(session)));
  }

  @FieldResolver(() => DutyForecast, { description: 'Who has which duty, and why.' })
  async duties(@Root() session: SharingSession, @Ctx() ctx: Context): Promise<DutyForecast> {
    return DutyForecast.of(session, (await rotaOf(ctx, session.series.id)).turnsOf(session));
  }

  @FieldResolver(() => [Person], { description: 'The circle on the day of the session.' })
  async circle(@Root() session: SharingSession, @Ctx() ctx: Context): Promise<Person[]> {
    const rota = await rotaOf(ctx, session.series.id);
    return peopleById(
      ctx,
      rota.circleOn(sessionDay(rota.series, session)).map((member) => member.personId),
    );
  }

  @FieldResolver(() => [Contribution], { description: 'What was brought to it, in the order of writing.' })
  contributions(@Root() session: SharingSession): Promise<Contribution[]> {
    return contributionsOf(session);
  }

  @FieldResolver(() => [Voice], { description: 'How everybody of the circle was heard (各抒己见); empty before it is closed.' })
  voices(@Root() session: SharingSession): Promise<Voice[]> {
    return voicesOf(session);
  }

  @FieldResolver(() => [SuggestedVoice], {
    nullable: true,
    description: 'The circle with what the session shows of each, to close it with. Null for who may not close it now.',
  })
  async suggestedVoices(@Root() session: SharingSession, @Ctx() ctx: Context): Promise<SuggestedVoice[] | null> {
    if (!(await permissionsOf(ctx, session)).close) return null;
    const shown = await suggestedVoices(ctx, session);
    const people = await peopleById(
      ctx,
      shown.map((voice) => voice.personId),
    );
    return shown.flatMap(({ kind }, index) => {
      const person = people[index];
      return person ? [{ person, kind: kind === null ? null : VoiceKind[kind] }] : [];
    });
  }

  @FieldResolver(() => OpeningPage, { description: 'With what it opens.' })
  openingPage(@Root() session: SharingSession): OpeningPage {
    return Object.assign(new OpeningPage(), { session });
  }

  @FieldResolver(() => SharingSessionPermissions, { description: 'What the viewer may do with it, as it stands.' })
  viewerPermissions(@Root() session: SharingSession, @Ctx() ctx: Context): Promise<SharingSessionPermissions> {
    return permissionsOf(ctx, session);
  }

  @UseCase(
    () => ScheduleSharingSessionPayload,
    'Adds a session beside the rhythm of a series. For its organizer, HR, and who manages everybody in the circle.',
  )
  async scheduleSharingSession(
    @Arg('input', () => ScheduleSharingSessionInput, { description: 'The session.' }) input: ScheduleSharingSessionInput,
    @Ctx() ctx: Context,
  ): Promise<Partial<ScheduleSharingSessionPayload>> {
    return { session: await scheduleSharingSession(ctx, input) };
  }

  @UseCase(
    () => RescheduleSharingSessionPayload,
    'Moves a session that has not begun. For host and organizer, HR, and who manages everybody in the circle.',
  )
  async rescheduleSharingSession(
    @Arg('input', () => RescheduleSharingSessionInput, { description: 'What changes.' }) input: RescheduleSharingSessionInput,
    @Ctx() ctx: Context,
  ): Promise<Partial<RescheduleSharingSessionPayload>> {
    return { session: await rescheduleSharingSession(ctx, input) };
  }

  @UseCase(() => OpenSharingSessionPayload, 'Opens a session and settles its duties. For its host and the organizer of its series.')
  async openSharingSession(
    @Arg('input', () => OpenSharingSessionInput, { description: 'Which session.' }) input: OpenSharingSessionInput,
    @Ctx() ctx: Context,
  ): Promise<Partial<OpenSharingSessionPayload>> {
    return { session: await openSharingSession(ctx, input) };
  }

  @UseCase(() => CloseSharingSessionPayload, 'Closes a session with everybody accounted for. For its host and the organizer of its series.')
  async closeSharingSession(
    @Arg('input', () => CloseSharingSessionInput, { description: 'Which session, and how everybody was heard.' })
    input: CloseSharingSessionInput,
    @Ctx() ctx: Context,
  ): Promise<Partial<CloseSharingSessionPayload>> {
    return { session: await closeSharingSession(ctx, input) };
  }
}

async function permissionsOf(ctx: Context, session: SharingSession): Promise<SharingSessionPermissions> {
  const standing = await sessionStanding(ctx, session);
  const scheduled = session.status === SharingSessionStatus.SCHEDULED;
  const open = session.status === SharingSessionStatus.OPEN;
  return {
    reschedule: scheduled && sessionPolicy.reschedule(standing),
    open: scheduled && sessionPolicy.open(standing),
    close: open && sessionPolicy.close(standing),
    contribute: (scheduled || open) && sessionPolicy.contribute(standing),
  };
}

@Resolver(() => Voice)
export class VoiceResolver {
  @FieldResolver(() => Person, { description: 'Who was heard.' })
  person(@Root() voice: Voice): Promise<Person> {
    return voice.person.loadOrFail();
  }
}

@Resolver(() => OpeningPage)
export class OpeningPageResolver {
  @FieldResolver(() => [FollowUp], { description: 'What was promised in earlier sessions and is not done, the most urgent first.' })
  unfinishedFollowUps(@Root() { session }: OpeningPage, @Ctx() ctx: Context): Promise<FollowUp[]> {
    return unfinishedFollowUps(ctx, session);
  }

  @FieldResolver(() => [Contribution], { description: 'Open cases of earlier sessions whose check date has come.' })
  dueCases(@Root() { session }: OpeningPage, @Ctx() ctx: Context): Promise<Contribution[]> {
    return dueCases(ctx, session);
  }

  @FieldResolver(() => [Person], { description: 'Who came into the circle since the session before.' })
  async newcomers(@Root() { session }: OpeningPage, @Ctx() ctx: Context): Promise<Person[]> {
    return peopleById(ctx, await newcomerIds(ctx, session));
  }

  @FieldResolver(() => [Celebration], {
    description: 'Birthdays of the circle since the session before, this day included, as far as the viewer may see them.',
  })
  birthdays(@Root() { session }: OpeningPage, @Ctx() ctx: Context): Promise<Celebration[]> {
    return birthdaysSince(ctx, session);
  }

  @FieldResolver(() => DutyForecast, { description: 'Who has which duty today, and why.' })
  async rotation(@Root() { session }: OpeningPage, @Ctx() ctx: Context): Promise<DutyForecast> {
    return DutyForecast.of(session, (await rotaOf(ctx, session.series.id)).turnsOf(session));
  }
}
