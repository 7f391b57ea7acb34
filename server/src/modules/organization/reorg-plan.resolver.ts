import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { companyOf, today } from '../../platform/company/company.ts';
import type { Context } from '../../platform/context.ts';
import { connectionOf, type Page } from '../../platform/graphql/connection.ts';
import { UseCase } from '../../platform/graphql/use-case.ts';
import { inLocale } from '../../platform/locale.ts';
import { addDays } from '../../platform/time/wall-clock.ts';
import { Person } from '../people/person.entity.ts';
import { changesOf } from './change.rules.ts';
import { seatOf, tellChanges } from './org-change.reads.ts';
import { orgChartOn } from './org-chart.reads.ts';
import { peopleBy, personBy, unitBy } from './organization.loaders.ts';
import { mayEditPlan, mayPublishPlan } from './organization.policy.ts';
import { OrgChart } from './organization.types.ts';
import { checksOf } from './reorg-check.rules.ts';
import { ReorgPlan, ReorgPlanStatus } from './reorg-plan.entity.ts';
import {
  DiscardReorgPlanInput,
  DiscardReorgPlanPayload,
  DraftReorgPlanInput,
  DraftReorgPlanPayload,
  EditReorgPlanInput,
  EditReorgPlanPayload,
  PublishReorgPlanInput,
  PublishReorgPlanPayload,
  ReorgPlansArgs,
} from './reorg-plan.inputs.ts';
import { accessTo, planBy, reorgPlans } from './reorg-plan.reads.ts';
import { discardReorgPlan, draftReorgPlan, editReorgPlan, pastDay, publishReorgPlan } from './reorg-plan.service.ts';
import {
  ReorgCheck,
  ReorgCheckKind,
  ReorgConflict,
  ReorgPlanPermissions,
  ReorgRehearsal,
  ReorgStep,
  ReorgStepAction,
  ReorgUnit,
} from './reorg-plan.types.ts';
import { rehearse, stateOf, type Rehearsal } from './reorg-rehearsal.service.ts';
import { conflictsOf, subjectOf, type StoredStep } from './reorg-step.rules.ts';
import { type OrgState, unitsInOrder, type UnitState } from './state.rules.ts';
import { OrgUnitKind } from './org-unit.entity.ts';
import { mentionedIn, type Names, namesIn, sayCheck, sayConflict, sayHostLost, sayStep } from './reorg-words.ts';

export const ReorgPlanConnection = connectionOf(() => ReorgPlan, 'ReorgPlan');

/** A draft is rehearsed under the lock of writers: a list of plans has none of what takes it. */
const REHEARSAL = 600;

@Resolver(() => ReorgPlan)
export class ReorgPlanResolver {
  @Query(() => ReorgPlan, { nullable: true, description: 'A plan by its id; null where there is none that the viewer may see.' })
  reorgPlan(@Arg('id', () => ID, { description: 'Its id.' }) id: string, @Ctx() ctx: Context): Promise<ReorgPlan | null> {
    return planBy(ctx, id);
  }

  @Query(() => ReorgPlanConnection, {
    description: 'The plans that the viewer may see, newest first: their own drafts, and all that were published.',
  })
  reorgPlans(@Args(() => ReorgPlansArgs) args: ReorgPlansArgs, @Ctx() ctx: Context): Promise<Page<ReorgPlan>> {
    return reorgPlans(ctx, args);
  }

  @FieldResolver(() => Person, { nullable: true, description: 'Who drafted it; null: somebody who is no person of the company.' })
  async author(@Root() plan: ReorgPlan, @Ctx() ctx: Context): Promise<Person | null> {
    return plan.author ? ((await personBy(ctx, plan.author.id)) ?? null) : null;
  }

  @FieldResolver(() => [Person], { description: 'Who may see and edit the draft beside its author.' })
  editors(@Root() plan: ReorgPlan, @Ctx() ctx: Context): Promise<Person[]> {
    return peopleBy(ctx, accessTo(plan).editorIds);
  }

  @FieldResolver(() => [ReorgStep], { complexity: REHEARSAL, description: 'What it does, in the order in which it is run.' })
  async steps(@Root() plan: ReorgPlan, @Ctx() ctx: Context): Promise<ReorgStep[]> {
    const steps = plan.stepsToRun();
    const names = await namesIn(ctx, await statesOf(ctx, plan), mentionedIn(steps));
    return steps.map((step) => toStep(step, names, ctx));
  }

  @FieldResolver(() => ReorgRehearsal, {
    nullable: true,
    complexity: REHEARSAL,
    description: 'What it would do if it were published now; null unless it is a draft.',
  })
  async rehearsal(@Root() plan: ReorgPlan, @Ctx() ctx: Context): Promise<ReorgRehearsal | null> {
    return plan.status === ReorgPlanStatus.DRAFT ? tellRehearsal(ctx, plan) : null;
  }

  @FieldResolver(() => OrgChart, {
    complexity: REHEARSAL,
    description: 'The chart of its day: with its changes, published or not; without them once it is discarded.',
  })
  async chart(@Root() plan: ReorgPlan, @Ctx() ctx: Context): Promise<OrgChart> {
    const { effectiveOn: asOf } = plan;
    if (plan.status !== ReorgPlanStatus.DRAFT) return orgChartOn(ctx, { asOf });
    return (await rehearse(ctx, plan, (tx) => orgChartOn(tx, { asOf }))).look;
  }

  @FieldResolver(() => [ReorgUnit], {
    complexity: REHEARSAL,
    description:
      'The units of its day, each after the one it stands in: with its changes, published or not; without them once it is discarded.',
  })
  async units(@Root() plan: ReorgPlan, @Ctx() ctx: Context): Promise<ReorgUnit[]> {
    const state = (await statesOf(ctx, plan)).at(-1);
    return state ? unitsInOrder(state).map(toUnit) : [];
  }

  @FieldResolver(() => ReorgPlanPermissions, { description: 'What the viewer may do with it.' })
  viewerPermissions(@Root() plan: ReorgPlan, @Ctx() ctx: Context): ReorgPlanPermissions {
    const access = accessTo(plan);
    return { edit: mayEditPlan(ctx.viewer, access), publish: mayPublishPlan(ctx.viewer, access) };
  }

  @UseCase(() => DraftReorgPlanPayload, 'Begins a plan. HR.')
  async draftReorgPlan(@Arg('input', () => DraftReorgPlanInput) input: DraftReorgPlanInput, @Ctx() ctx: Context) {
    return { reorgPlan: await draftReorgPlan(ctx, input) };
  }

  @UseCase(() => EditReorgPlanPayload, 'Changes a draft: its steps, title, day, editors. Its editors.')
  async editReorgPlan(@Arg('input', () => EditReorgPlanInput) input: EditReorgPlanInput, @Ctx() ctx: Context) {
    return { reorgPlan: await editReorgPlan(ctx, input) };
  }

  @UseCase(
    () => PublishReorgPlanPayload,
    'Makes a plan’s changes the chart’s from its day on, all or none of them; refused while a step is refused or a conflict not looked at. HR among its editors.',
  )
  publishReorgPlan(@Arg('input', () => PublishReorgPlanInput) input: PublishReorgPlanInput, @Ctx() ctx: Context): Promise<object> {
    return publishReorgPlan(ctx, input);
  }

  @UseCase(() => DiscardReorgPlanPayload, 'Gives a draft up; nothing comes of it. Its editors.')
  async discardReorgPlan(@Arg('input', () => DiscardReorgPlanInput) input: DiscardReorgPlanInput, @Ctx() ctx: Context) {
    return { reorgPlan: await discardReorgPlan(ctx, input) };
  }
}

/** One rehearsal serves the steps, the units and the rehearsal of one answer; its chart takes one of its own. */
const rehearsed = (ctx: Context, plan: ReorgPlan): Promise<Rehearsal<null>> =>
  ctx.loaders.load(`organization.rehearsal ${plan.version}`, plan.id, async () => [await rehearse(ctx, plan, () => Promise.resolve(null))]);

/** The organization without its changes, then with them; of one that was given up there is only its day. */
async function statesOf(ctx: Context, plan: ReorgPlan): Promise<OrgState[]> {
  const { status, effectiveOn } = plan;
  if (status === ReorgPlanStatus.DISCARDED) return [await stateOf(ctx, effectiveOn)];
  if (status === ReorgPlanStatus.PUBLISHED) return [await stateOf(ctx, addDays(effectiveOn, -1)), await stateOf(ctx, effectiveOn)];
  const { before, after } = await rehearsed(ctx, plan);
  return [before, after];
}

async function tellRehearsal(ctx: Context, plan: ReorgPlan): Promise<ReorgRehearsal> {
  const { before, after, refused, hostsLost, noticedUpTo, meanwhile } = await rehearsed(ctx, plan);
  const { base, changedBy } = meanwhile;
  const past = pastDay(plan.effectiveOn, await today(ctx));
  const { spanLimit } = await companyOf(ctx);
  const conflicts = conflictsOf(plan.stepsToRun(), base, before);
  const checks = checksOf(before, after, spanLimit);
  const names = await namesIn(ctx, [base, before, after], mentionedIn(plan.stepsToRun()), {
    // What a conflict is about may be a seat, a unit or a person: what an id is not, it does not name.
    seats: [...checks.map(({ seat }) => seat), ...conflicts.flatMap(({ was, isNow }) => `${was ?? ''} ${isNow ?? ''}`.split(' '))],
    people: [...hostsLost.map(({ personId }) => personId), ...conflicts.flatMap(({ was, isNow }) => [was, isNow])],
  });
  const isBlocked = past !== null || refused.length > 0 || conflicts.length > 0 || plan.stepsToRun().length === 0;
  return {
    changes: await tellChanges(ctx, changesOf(before, after, plan.effectiveOn), after),
    liveChanges: await tellChanges(ctx, changesOf(base, before, plan.effectiveOn)),
    checks: [
      ...(past ? [toCheck(ReorgCheckKind.REFUSED, inLocale(past.message, ctx.locale), null, true)] : []),
      ...refusedChecks(ctx, refused),
      ...checks.map((check) => toCheck(ReorgCheckKind[check.kind], inLocale(sayCheck(check, names, spanLimit), ctx.locale), check.seat)),
      ...hostsLost.map((lost) => toCheck(ReorgCheckKind.HOST_LOST, inLocale(sayHostLost(lost, names), ctx.locale), null)),
    ],
    conflicts: await Promise.all(conflicts.map((conflict) => tellConflict(ctx, plan, conflict, names, changedBy))),
    noticedUpTo,
    publishable: !isBlocked,
  };
}

const toStep = (step: StoredStep, names: Names, ctx: Context): ReorgStep => {
  const { type, id } = subjectOf(step);
  return {
    id: step.id,
    action: ReorgStepAction[step.action.replaceAll(/[A-Z]/g, '_$&').toUpperCase() as keyof typeof ReorgStepAction],
    text: inLocale(sayStep(step, names), ctx.locale),
    position: type === 'seat' ? seatOf(id) : null,
    orgUnit: type === 'unit' ? id : null,
  };
};

const toUnit = ({ id, kind, headPosition, ...unit }: UnitState): ReorgUnit => ({
  ...unit,
  orgUnit: id,
  kind: OrgUnitKind[kind],
  headPosition: headPosition === null ? null : seatOf(headPosition),
});

const CYCLES = new Set(['REPORTING_CYCLE', 'UNIT_CYCLE']);

const refusedChecks = (ctx: Context, refused: Rehearsal<null>['refused']): ReorgCheck[] =>
  refused.flatMap(({ step, problems }) =>
    problems.map(({ code, message }) => {
      const { type, id } = subjectOf(step);
      return {
        kind: CYCLES.has(code) ? ReorgCheckKind.CYCLE : ReorgCheckKind.REFUSED,
        message: inLocale(message, ctx.locale),
        blocking: true,
        step: step.id,
        position: type === 'seat' ? seatOf(id) : null,
      };
    }),
  );

const toCheck = (kind: ReorgCheckKind, message: string, seat: string | null, blocking = false): ReorgCheck => ({
  kind,
  message,
  blocking,
  step: null,
  position: seat === null ? null : seatOf(seat),
});

async function tellConflict(
  ctx: Context,
  plan: ReorgPlan,
  conflict: ReturnType<typeof conflictsOf>[number],
  names: Names,
  changedBy: ReadonlyMap<string, string | null>,
): Promise<ReorgConflict> {
  const { type, id } = subjectOf(conflict.step);
  const by = changedBy.get(id) ?? null;
  const person = by === null ? undefined : await personBy(ctx, by);
  return {
    message: inLocale(sayConflict(conflict, names, person?.name ?? null), ctx.locale),
    step: conflict.step.id,
    position: type === 'seat' ? seatOf(id) : null,
    orgUnit: type === 'unit' ? ((await unitBy(ctx, id, plan.effectiveOn)) ?? null) : null,
  };
}
