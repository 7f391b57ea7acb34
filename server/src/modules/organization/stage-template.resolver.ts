import { Arg, Ctx, Resolver } from 'type-graphql';
import type { Context } from '../../platform/context.ts';
import { UseCase } from '../../platform/graphql/use-case.ts';
import { ApplyStageTemplateInput, ApplyStageTemplatePayload } from './stage-template.inputs.ts';
import { applyStageTemplate } from './stage-template.service.ts';

@Resolver()
export class StageTemplateResolver {
  @UseCase(
    () => ApplyStageTemplatePayload,
    'Drafts a plan that leads the sales line into a stage: titles, lines, and vacant seats for what is missing. Nobody loses their seat, and nothing changes before the plan is published. HR.',
  )
  async applyStageTemplate(@Arg('input', () => ApplyStageTemplateInput) input: ApplyStageTemplateInput, @Ctx() ctx: Context) {
    return { reorgPlan: await applyStageTemplate(ctx, input) };
  }
}
