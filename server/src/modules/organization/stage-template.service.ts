import { companyOf } from '../../platform/company/company.ts';
import type { Context } from '../../platform/context.ts';
import { authorize } from '../../platform/graphql/user-error.ts';
import { inLocale } from '../../platform/locale.ts';
import { newId } from '../../platform/orm/id.ts';
import { refusal } from './organization.errors.ts';
import { mayChangeOrganization } from './organization.policy.ts';
import { historyBetween } from './organization.reads.ts';
import type { ReorgPlan } from './reorg-plan.entity.ts';
import type { StoredStep } from './reorg-step.rules.ts';
import { draftReorgPlan, MOST_STEPS } from './reorg-plan.service.ts';
import { stageStateOn } from './stage-level.rules.ts';
import { stageSteps } from './stage-template.rules.ts';
import type { ApplyStageTemplateInput, OrgStage } from './stage-template.inputs.ts';

const END_OF_TIME = '9999-12-31';

/** Drafts the plan that leads the sales line into a stage, from the chart of its day. Nothing of it holds before the plan is published. */
export function applyStageTemplate(ctx: Context, { stage, title, effectiveOn }: ApplyStageTemplateInput): Promise<ReorgPlan> {
  authorize(ctx, mayChangeOrganization(ctx.viewer));
  return draftReorgPlan(ctx, { title, effectiveOn }, (tx) => stepsTo(tx, stage, effectiveOn));
}

async function stepsTo(tx: Context, stage: OrgStage, effectiveOn: string): Promise<StoredStep[]> {
  const company = await companyOf(tx);
  const state = stageStateOn(await historyBetween(tx.em, effectiveOn, END_OF_TIME), effectiveOn);
  const locale = company.locale === 'en' ? 'en' : 'zh-CN';
  const steps = stageSteps(state, stage, { say: (text) => inLocale(text, locale), company: company.name }, newId);
  if (steps.length === 0) {
    throw refusal('STAGE_REACHED', 'stage', {
      zh: `${effectiveOn} 的架构已经符合这个阶段，没有需要调整的`,
      en: `The chart of ${effectiveOn} is that of this stage already: there is nothing to change`,
    });
  }
  if (steps.length > MOST_STEPS) {
    throw refusal('TOO_MANY_STEPS', 'stage', {
      zh: `这个模板需要 ${steps.length} 步；一个方案最多 ${MOST_STEPS} 步`,
      en: `The template takes ${steps.length} steps; a plan has at most ${MOST_STEPS}`,
    });
  }
  return steps;
}
