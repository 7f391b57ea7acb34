import { LockMode } from '@mikro-orm/core';
import { AuditEntry } from '../../platform/audit/audit-entry.entity.ts';
import { lockCompany, today } from '../../platform/company/company.ts';
import type { Context } from '../../platform/context.ts';
import { authorize, checkVersion, found, type Problem, Rejected } from '../../platform/graphql/user-error.ts';
import { newId } from '../../platform/orm/id.ts';
import { Person } from '../people/person.entity.ts';
import { type Change, changeOrganization } from './dated-change.service.ts';
import { refusal } from './organization.errors.ts';
import { mayChangeOrganization, mayEditPlan, mayPublishPlan } from './organization.policy.ts';
import { ReorgPlan, ReorgPlanStatus } from './reorg-plan.entity.ts';
import type {
  DiscardReorgPlanInput,
  DraftReorgPlanInput,
  EditReorgPlanInput,
  PublishReorgPlanInput,
  ReorgStepInput,
} from './reorg-plan.inputs.ts';
import { accessTo, meanwhile, newestEntry, planBy } from './reorg-plan.reads.ts';
import { runSteps, stateOf } from './reorg-rehearsal.service.ts';
import { conflictsOf, STEP_ACTIONS, type StoredStep, withoutSteps, withStep } from './reorg-step.rules.ts';
import type { Value } from './term.rules.ts';

export const MOST_STEPS = 1_000;

/** A new plan, seen by its author and the editors they name. `stepsOf` makes those of a template from the chart that the plan knows. */
export function draftReorgPlan(
  ctx: Context,
  input: DraftReorgPlanInput,
  stepsOf: (tx: Context) => Promise<StoredStep[]> = () => Promise.resolve([]),
): Promise<ReorgPlan> {
  const { viewer } = ctx;
  authorize(ctx, mayChangeOrganization(viewer));
  return ctx.em.transactional(async (em) => {
    const tx = { ...ctx, em };
    await lockCompany(tx);
    await refusePast(tx, input.effectiveOn);
    const plan = new ReorgPlan();
    plan.title = input.title.trim();
    plan.note = input.note ?? '';
    plan.effectiveOn = input.effectiveOn;
    plan.written = await stepsOf(tx);
    plan.accountId = viewer?.accountId ?? '';
    if (viewer?.personId) plan.author = em.getReference(Person, viewer.personId, { wrapped: true });
    plan.draftedAt = ctx.clock.now();
    plan.noticedEntry = await newestEntry(em);
    plan.editors.set(await peopleOf(tx, input.editorIds ?? []));
    em.persist(plan);
    await em.flush();
    return plan;
  });
}

export function editReorgPlan(ctx: Context, input: EditReorgPlanInput): Promise<ReorgPlan> {
  return changePlan(ctx, input, async (tx, plan) => {
    if (typeof input.title === 'string') plan.title = input.title.trim();
    if (input.note !== undefined) plan.note = input.note ?? '';
    if (typeof input.effectiveOn === 'string') {
      await refusePast(tx, input.effectiveOn);
      plan.effectiveOn = input.effectiveOn;
    }
    if (input.editorIds) {
      authorize(tx, mayChangeOrganization(tx.viewer));
      plan.editors.set(await peopleOf(tx, input.editorIds));
    }
    let steps = withoutSteps(plan.written, input.removeStepIds ?? [], input.restoreStepIds ?? []);
    for (const [index, step] of (input.addSteps ?? []).entries()) steps = withStep(steps, storedStep(step, index));
    const inForce = steps.filter(({ removed }) => !removed);
    if (inForce.length > MOST_STEPS) {
      throw refusal('TOO_MANY_STEPS', 'addSteps', { zh: `一个方案最多 ${MOST_STEPS} 步`, en: `A plan has at most ${MOST_STEPS} steps` });
    }
    plan.written = steps.length > 2 * MOST_STEPS ? inForce : steps;
    // Never what nobody has seen yet, and never back.
    if (input.noticeUpTo && input.noticeUpTo > plan.noticedEntry && input.noticeUpTo <= (await newestEntry(tx.em)))
      plan.noticedEntry = input.noticeUpTo;
  });
}

export function discardReorgPlan(ctx: Context, input: DiscardReorgPlanInput): Promise<ReorgPlan> {
  return changePlan(ctx, input, (tx, plan) => {
    plan.status = ReorgPlanStatus.DISCARDED;
    plan.endedAt = tx.clock.now();
    return Promise.resolve();
  });
}

/**
 * Makes a plan's changes the chart's, from its day on, all or none of them in one transaction. Refused where a step is refused, or where
 * somebody has changed in the live chart what a step changes too and its editors have not taken notice of it.
 */
export async function publishReorgPlan(
  ctx: Context,
  input: PublishReorgPlanInput,
): Promise<{ reorgPlan: ReorgPlan; changeId: string | null }> {
  const { result, changeId } = await changeOrganization(ctx, 'publishReorgPlan', async (tx) => {
    const plan = found(tx, await lockedPlan(tx, input.reorgPlanId));
    if (plan.status !== ReorgPlanStatus.DRAFT) throw noDraft(plan);
    authorize(tx, mayPublishPlan(tx.viewer, accessTo(plan)));
    checkVersion(plan, input.version);
    await refusePast(tx, plan.effectiveOn);
    if (plan.stepsToRun().length === 0)
      throw refusal('NO_STEPS', 'reorgPlanId', { zh: '这个方案还没有任何步骤', en: 'This plan has no steps yet' });
    const live = await stateOf(tx, plan.effectiveOn);
    const { base } = await meanwhile(tx.em, plan, live);
    const conflicts = conflictsOf(plan.stepsToRun(), base, live);
    if (conflicts.length > 0) {
      throw new Rejected([
        {
          code: 'PLAN_CONFLICTS',
          message: {
            zh: `架构图在起草之后有了变化，其中 ${conflicts.length} 处与方案冲突；请先查看并确认`,
            en: `The live chart has changed meanwhile, and ${conflicts.length} of its changes conflict with the plan: look at them first`,
          },
        },
      ]);
    }
    const refused = await runSteps(tx, plan);
    if (refused.length > 0)
      throw new Rejected(
        refused.flatMap(({ step, problems }) => problems.map((problem): Problem => ({ ...problem, path: ['steps', step.id] }))),
      );
    setStatus(tx, plan, ReorgPlanStatus.PUBLISHED);
    await tx.em.flush();
    return plan;
  });
  return { reorgPlan: result, changeId };
}

/** Published with its change, a draft again with the undo of that change; the trail of either knows, so that both can be undone. */
function setStatus(tx: Change, plan: ReorgPlan, status: ReorgPlanStatus): void {
  tx.trail.addBeside({ subjectType: PLAN, subjectId: plan.id, before: { status: plan.status }, after: { status } });
  plan.status = status;
  plan.endedAt = status === ReorgPlanStatus.DRAFT ? null : tx.clock.now();
}
const PLAN = 'ReorgPlan';

/** Gives plans back the status that they had before a change which is undone. */
export async function putBackPlans(tx: Change, changeId: string): Promise<void> {
  const entries = await tx.em.find(AuditEntry, { change: changeId, subjectType: PLAN });
  for (const { subjectId, before } of entries) {
    const plan = await tx.em.findOne(ReorgPlan, { id: subjectId });
    const status = before?.status;
    if (plan && (status === ReorgPlanStatus.DRAFT || status === ReorgPlanStatus.PUBLISHED)) setStatus(tx, plan, status);
  }
}

/** What every change of a draft has in common: that the viewer may, that it is a draft, and which version they have seen. */
function changePlan(
  ctx: Context,
  { reorgPlanId, version }: { reorgPlanId: string; version: number },
  change: (tx: Context, plan: ReorgPlan) => Promise<void>,
): Promise<ReorgPlan> {
  return ctx.em.transactional(async (em) => {
    const tx = { ...ctx, em };
    const plan = found(tx, await lockedPlan(tx, reorgPlanId));
    if (plan.status !== ReorgPlanStatus.DRAFT) throw noDraft(plan);
    authorize(tx, mayEditPlan(tx.viewer, accessTo(plan)));
    checkVersion(plan, version);
    await change(tx, plan);
    await em.flush();
    // Its editors stand in a table of their own: a change of them alone is one of the plan too.
    if (plan.version === version) await em.execute('update reorg_plan set version = version + 1 where id = ?', [plan.id], 'run');
    await em.refresh(plan);
    return plan;
  });
}

/** Whoever changes it waits for whoever does already, and is then told by its version. */
async function lockedPlan(tx: Context, id: string): Promise<ReorgPlan | null> {
  await tx.em.findOne(ReorgPlan, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  return planBy(tx, id);
}

const noDraft = ({ status }: ReorgPlan): Rejected =>
  refusal('NOT_A_DRAFT', 'reorgPlanId', {
    zh: status === ReorgPlanStatus.PUBLISHED ? '这个方案已经发布' : '这个方案已经放弃',
    en: status === ReorgPlanStatus.PUBLISHED ? 'This plan has been published' : 'This plan has been given up',
  });

/** Why a plan of that day can't be published: it has passed. */
export const pastDay = (effectiveOn: string, now: string): Problem | null =>
  effectiveOn >= now
    ? null
    : {
        code: 'DATE_IN_PAST',
        path: ['effectiveOn'],
        message: {
          zh: `${effectiveOn} 已经过去；方案只能从今天（${now}）起生效`,
          en: `${effectiveOn} has passed; a plan takes effect today (${now}) or later`,
        },
      };

async function refusePast(ctx: Context, effectiveOn: string): Promise<void> {
  const problem = pastDay(effectiveOn, await today(ctx));
  if (problem) throw new Rejected([problem]);
}

async function peopleOf(ctx: Context, ids: readonly string[]): Promise<Person[]> {
  const people = await ctx.em.find(Person, { id: { $in: [...ids] } });
  if (people.length === new Set(ids).size) return people;
  throw refusal('NOT_FOUND', 'editorIds', { zh: '没有这位成员', en: 'There is no such person' });
}

/** A step as it is kept. What a plan makes gets its id now, so that later steps can name it. */
function storedStep(step: ReorgStepInput, index: number): StoredStep {
  const path = ['addSteps', String(index)];
  const given = STEP_ACTIONS.filter((action) => step[action]);
  const [action] = given;
  if (!action || given.length > 1) {
    throw new Rejected([{ code: 'ONE_ACTION', path, message: { zh: '每一步只能有一个动作', en: 'A step is exactly one action' } }]);
  }
  const input = new Map(Object.entries(step[action] ?? {}).filter((entry): entry is [string, Value] => entry[1] !== undefined));
  if ((input.get('effectiveOn') ?? input.get('version') ?? null) !== null) {
    throw new Rejected([
      {
        code: 'NOT_IN_A_PLAN',
        path: [...path, action],
        message: { zh: '方案里的步骤没有自己的日期和版本', en: 'A step has no day and no version of its own' },
      },
    ]);
  }
  input.delete('effectiveOn');
  input.delete('version');
  if (action === 'addOrgUnit') input.set('id', newId('unit'));
  if (action === 'addPosition') input.set('id', newId('pos'));
  return { id: newId('step'), action, input: Object.fromEntries(input) };
}
