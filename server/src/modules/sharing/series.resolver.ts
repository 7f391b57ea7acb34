import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, FieldResolver, ID, Info, Int, Query, Resolver, Root } from 'type-graphql';
import { today } from '../../platform/company/company.ts';
import type { Context } from '../../platform/context.ts';
import { DayScalar } from '../../platform/graphql/scalars.ts';
import { UseCase } from '../../platform/graphql/use-case.ts';
import { OrgUnit } from '../organization/org-unit.entity.ts';
import { Person } from '../people/person.entity.ts';
import { rotaOf } from './rota.reads.ts';
import {
  CreateSharingSeriesInput,
  CreateSharingSeriesPayload,
  RhythmInput,
  UpdateSharingSeriesInput,
  UpdateSharingSeriesPayload,
} from './series.inputs.ts';
import { createSharingSeries, previewRhythm, updateSharingSeries } from './series.service.ts';
import { seriesPolicy } from './sharing.policy.ts';
import { peopleById } from './sharing.reads.ts';
import { DutyForecast, DutyTurn, Rhythm, RhythmDate, SharingSeriesPermissions } from './sharing.types.ts';
import { SharingSeries } from './sharing-series.entity.ts';
import { DutyRole, SharingSession, SharingSessionStatus } from './sharing-session.entity.ts';
import { seriesStanding } from './standing.reads.ts';

const FORECAST = 6;
const LAST = 3;

@Resolver(() => SharingSeries)
export class SharingSeriesResolver {
  @Query(() => SharingSeries, { nullable: true, description: 'A sharing series by id.' })
  sharingSeries(
    @Arg('id', () => ID, { description: 'Which series.' }) id: string,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<unknown> {
    return ctx.services.reader.resolve(ctx, info, { id });
  }

  @Query(() => [SharingSeries], { description: 'Every sharing series that has not ended, by title.' })
  allSharingSeries(@Ctx() ctx: Context, @Info() info: GraphQLResolveInfo): Promise<unknown> {
    return ctx.services.reader.resolve(ctx, info, {});
  }

  @Query(() => [RhythmDate], { description: 'The next dates that a rhythm would give: what a form shows before the series exists.' })
  rhythmPreview(
    @Arg('rhythm', () => RhythmInput, { description: 'The rhythm.' }) rhythm: RhythmInput,
    @Arg('startsOn', () => DayScalar, { nullable: true, description: 'No date before this day; absent: today.' }) startsOn: string | null,
    @Arg('first', () => Int, { defaultValue: FORECAST, description: 'How many dates, 24 at most.' }) first: number,
    @Ctx() ctx: Context,
  ): Promise<RhythmDate[]> {
    return previewRhythm(ctx, rhythm, startsOn, first);
  }

  @FieldResolver(() => OrgUnit, { nullable: true, description: 'The unit that the circle follows; null where people are named.' })
  unit(@Root() series: SharingSeries): Promise<OrgUnit | null> | null {
    return series.unit?.load() ?? null;
  }

  @FieldResolver(() => Person, { description: 'Who looks after the series.' })
  organizer(@Root() series: SharingSeries): Promise<Person> {
    return series.organizer.loadOrFail();
  }

  @FieldResolver(() => [Person], { description: 'The circle as it stands today.' })
  async circle(@Root() series: SharingSeries, @Ctx() ctx: Context): Promise<Person[]> {
    const { circleOn } = await rotaOf(ctx, series.id);
    return peopleById(
      ctx,
      circleOn(await today(ctx)).map((member) => member.personId),
    );
  }

  @FieldResolver(() => Rhythm, { description: 'When its sessions are due.' })
  rhythm(@Root() series: SharingSeries): Rhythm {
    const { rhythmKind: kind, weekday, startTime, holidayRule } = series;
    return { kind, weekday, startTime, holidayRule };
  }

  @FieldResolver(() => [SharingSession], { description: 'The sessions that go on or are to come, the next first.' })
  async nextSessions(
    @Root() series: SharingSeries,
    @Arg('first', () => Int, { defaultValue: FORECAST, description: 'How many, 100 at most.' }) first: number,
    @Ctx() ctx: Context,
  ): Promise<SharingSession[]> {
    return (await nextOf(ctx, series.id)).slice(0, atMost(first, 100));
  }

  @FieldResolver(() => [SharingSession], { description: 'The sessions that are over, the latest first.' })
  async lastSessions(
    @Root() series: SharingSeries,
    @Arg('first', () => Int, { defaultValue: LAST, description: 'How many, 100 at most.' }) first: number,
    @Ctx() ctx: Context,
  ): Promise<SharingSession[]> {
    const { sessions } = await rotaOf(ctx, series.id);
    const closed = sessions.filter((session) => session.status === SharingSessionStatus.CLOSED);
    return closed.toReversed().slice(0, atMost(first, 100));
  }

  @FieldResolver(() => [DutyForecast], { description: 'Who has which duty at the next sessions, as the rotation sees it now.' })
  async rotation(
    @Root() series: SharingSeries,
    @Arg('first', () => Int, { defaultValue: FORECAST, description: 'How many sessions, 24 at most.' }) first: number,
    @Ctx() ctx: Context,
  ): Promise<DutyForecast[]> {
    const rota = await rotaOf(ctx, series.id);
    const next = await nextOf(ctx, series.id);
    return next.slice(0, atMost(first, 24)).map((session) => DutyForecast.of(session, rota.turnsOf(session)));
  }

  @FieldResolver(() => SharingSeriesPermissions, { description: 'What the viewer may do with it.' })
  async viewerPermissions(@Root() series: SharingSeries, @Ctx() ctx: Context): Promise<SharingSeriesPermissions> {
    const standing = await seriesStanding(ctx, series.id);
    return { update: seriesPolicy.update(standing), schedule: seriesPolicy.schedule(standing) };
  }

  @UseCase(
    () => CreateSharingSeriesPayload,
    'Starts a sharing series and makes its sessions of the next six months. For HR, and for who manages everybody in the circle.',
  )
  async createSharingSeries(
    @Arg('input', () => CreateSharingSeriesInput, { description: 'The series.' }) input: CreateSharingSeriesInput,
    @Ctx() ctx: Context,
  ): Promise<Partial<CreateSharingSeriesPayload>> {
    return { series: await createSharingSeries(ctx, input) };
  }

  @UseCase(() => UpdateSharingSeriesPayload, 'Changes a sharing series. For its organizer, HR, and who manages everybody in the circle.')
  async updateSharingSeries(
    @Arg('input', () => UpdateSharingSeriesInput, { description: 'What changes.' }) input: UpdateSharingSeriesInput,
    @Ctx() ctx: Context,
  ): Promise<Partial<UpdateSharingSeriesPayload>> {
    return { series: await updateSharingSeries(ctx, input) };
  }
}

async function nextOf(ctx: Context, seriesId: string): Promise<SharingSession[]> {
  const { sessions } = await rotaOf(ctx, seriesId);
  const now = ctx.clock.now();
  return sessions.filter(
    (session) =>
      session.status === SharingSessionStatus.OPEN || (session.status === SharingSessionStatus.SCHEDULED && session.endsAt >= now),
  );
}

const atMost = (wanted: number, limit: number): number => Math.max(0, Math.min(wanted, limit));

@Resolver(() => DutyForecast)
export class DutyForecastResolver {
  @FieldResolver(() => Person, { nullable: true, description: 'Who hosts; null where nobody of the circle is there.' })
  async host(@Root() forecast: DutyForecast, @Ctx() ctx: Context): Promise<Person | null> {
    const [host] = await peopleWith(ctx, forecast, DutyRole.HOST);
    return host ?? null;
  }

  @FieldResolver(() => [Person], { description: 'Who presents, in their order.' })
  presenters(@Root() forecast: DutyForecast, @Ctx() ctx: Context): Promise<Person[]> {
    return peopleWith(ctx, forecast, DutyRole.PRESENTER);
  }
}

const peopleWith = (ctx: Context, forecast: DutyForecast, role: DutyRole): Promise<Person[]> =>
  peopleById(
    ctx,
    forecast.turns.filter((turn) => turn.role === role).map((turn) => turn.personId),
  );

@Resolver(() => DutyTurn)
export class DutyTurnResolver {
  @FieldResolver(() => Person, { description: 'Whose turn it is.' })
  async person(@Root() turn: DutyTurn, @Ctx() ctx: Context): Promise<Person> {
    const [person] = await peopleById(ctx, [turn.personId]);
    if (!person) throw new Error(`There is no person ${turn.personId}`);
    return person;
  }
}
