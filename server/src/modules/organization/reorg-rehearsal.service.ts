import { GraphQLError } from 'graphql';
import { type Context, forkContext, Loaders } from '../../platform/context.ts';
import { announce } from '../../platform/events.ts';
import { type Problem, Rejected } from '../../platform/graphql/user-error.ts';
import { addDays } from '../../platform/time/wall-clock.ts';
import { type Change, changeOrganization } from './dated-change.service.ts';
import type {
  AddOrgUnitInput,
  AddPositionInput,
  AssignPositionInput,
  ChangePositionInput,
  CloseOrgUnitInput,
  ClosePositionInput,
  MoveOrgUnitInput,
  RenameOrgUnitInput,
  VacatePositionInput,
} from './organization.inputs.ts';
import { historyBetween } from './organization.reads.ts';
import { addPosition, assignPosition, changePosition, closePosition, vacatePosition } from './position.service.ts';
import type { ReorgPlan } from './reorg-plan.entity.ts';
import type { HostLost } from './reorg-plan.events.ts';
import { meanwhile, type Meanwhile, newestEntry } from './reorg-plan.reads.ts';
import type { StepAction, StoredStep } from './reorg-step.rules.ts';
import { type OrgState, stateOn } from './state.rules.ts';
import { addOrgUnit, closeOrgUnit, moveOrgUnit, renameOrgUnit } from './unit.service.ts';

// A plan is rehearsed by the use cases that will run when it is published, in a transaction that is rolled back: what it shows is what will
// be, and no rule of the chart stands here a second time. See decisions/reorg-rehearsal.md.

/** Why a step can't be run, in the words of the mutation that refused it. */
export interface RefusedStep {
  readonly step: StoredStep;
  readonly problems: readonly Problem[];
}

type Run = (tx: Change, input: never) => Promise<unknown>;

/** An action's use case. The inputs were checked as those of the mutations when the step was put in. */
const RUNS: Readonly<Record<StepAction, Run>> = {
  addOrgUnit: (tx, { id, ...input }: AddOrgUnitInput & { id: string }) => addOrgUnit(tx, input, id),
  renameOrgUnit: (tx, input: RenameOrgUnitInput) => renameOrgUnit(tx, input),
  moveOrgUnit: (tx, input: MoveOrgUnitInput) => moveOrgUnit(tx, input),
  closeOrgUnit: (tx, input: CloseOrgUnitInput) => closeOrgUnit(tx, input),
  addPosition: (tx, { id, ...input }: AddPositionInput & { id: string }) => addPosition(tx, input, id),
  changePosition: (tx, input: ChangePositionInput) => changePosition(tx, input),
  closePosition: (tx, input: ClosePositionInput) => closePosition(tx, input),
  assignPosition: (tx, input: AssignPositionInput) => assignPosition(tx, input),
  vacatePosition: (tx, input: VacatePositionInput) => vacatePosition(tx, input),
};

/** Runs the steps in their order as parts of the caller's change. One that is refused leaves no trace, and the others go on. */
export async function runSteps(tx: Change, plan: ReorgPlan): Promise<RefusedStep[]> {
  const { effectiveOn } = plan;
  const refused: RefusedStep[] = [];
  for (const step of plan.stepsToRun()) {
    const input = { ...step.input, effectiveOn };
    try {
      await RUNS[step.action](tx, input as never);
    } catch (error) {
      refused.push({ step, problems: problemsOf(error) });
    }
  }
  return refused;
}

/** What is refused, or no longer there, is the plan's to show; anything else is an error of ours. */
function problemsOf(error: unknown): readonly Problem[] {
  if (error instanceof Rejected) return error.problems;
  if (error instanceof GraphQLError && error.extensions.code === 'NOT_FOUND') {
    return [{ code: 'NOT_FOUND', message: { zh: '它已经不存在', en: 'It is no longer there' } }];
  }
  throw error;
}

export interface Rehearsal<Look> {
  /** The organization on the plan's day without the plan, and with it. */
  readonly before: OrgState;
  readonly after: OrgState;
  readonly refused: readonly RefusedStep[];
  readonly hostsLost: readonly HostLost[];
  /** What became of the live chart since the editors last took notice of it, and the newest entry of the audit log that this knows. */
  readonly meanwhile: Meanwhile;
  readonly noticedUpTo: string;
  /** What the caller wanted to see of it. */
  readonly look: Look;
}

/** Carries what was seen out of a transaction that is to be rolled back. */
class Seen<Look> extends Error {
  constructor(readonly rehearsal: Rehearsal<Look>) {
    super('The rehearsal is over');
  }
}

/** Runs a plan and takes it back. `look` reads what there is once it has run, in its transaction. */
export async function rehearse<Look>(ctx: Context, plan: ReorgPlan, look: (tx: Context) => Promise<Look>): Promise<Rehearsal<Look>> {
  try {
    await changeOrganization(asHr(forkContext(ctx)), 'rehearsal', async (tx) => {
      const { effectiveOn } = plan;
      const looks: ((ctx: Context) => Promise<HostLost[]>)[] = [];
      const before = await stateOf(tx, effectiveOn);
      const known = { meanwhile: await meanwhile(tx.em, plan, before), noticedUpTo: await newestEntry(tx.em) };
      await announce(tx, 'reorgRehearsed', { effectiveOn, afterwards: (later) => looks.push(later) });
      const refused = await runSteps(tx, plan);
      await tx.em.flush();
      tx.em.clear();
      // Whoever looks is who asked: what the chart says that they may do is theirs.
      const then: Context = { ...tx, em: tx.em, viewer: ctx.viewer, loaders: new Loaders() };
      const hostsLost: HostLost[] = [];
      for (const each of looks) hostsLost.push(...(await each(then)));
      throw new Seen({ ...known, before, after: await stateOf(tx, effectiveOn), refused, hostsLost, look: await look(then) });
    });
  } catch (error) {
    if (error instanceof Seen) return error.rehearsal as Rehearsal<Look>;
    throw error;
  }
  throw new Error('A rehearsal ended without being taken back');
}

/** The organization as it is on a day, in a few statements. */
export const stateOf = async (ctx: Context, day: string): Promise<OrgState> =>
  stateOn(await historyBetween(ctx.em, day, addDays(day, 1)), day);

/** A rehearsal keeps nothing, so an editor who may not change the chart sees what HR would: the use cases ask for HR. */
function asHr(ctx: Context): Context {
  const { viewer } = ctx;
  return { ...ctx, em: ctx.em, viewer: viewer && { ...viewer, roles: new Set([...viewer.roles, 'HR']) } };
}
