import { Field, InputType, ObjectType, registerEnumType } from 'type-graphql';
import { DayScalar } from '../../platform/graphql/scalars.ts';
import { Payload } from '../../platform/graphql/use-case.ts';
import { Line } from '../../platform/graphql/validation.ts';
import { ReorgPlan } from './reorg-plan.entity.ts';

export enum OrgStage {
  EARLY = 'EARLY',
  LATER = 'LATER',
}
registerEnumType(OrgStage, {
  name: 'OrgStage',
  description: 'A stage of a sales organization, for which there is a template.',
  valuesConfig: {
    EARLY: { description: '初期: 总经理 → 销售经理 → 销售员 → 销售助理.' },
    LATER: { description: '发展期: 总经理 → 销售总监 → 销售经理, 区域经理 → 销售主管 → 客户服务 (售前, 售中, 售后).' },
  },
});

@InputType({ description: 'A template, and the plan to draft from it.' })
export class ApplyStageTemplateInput {
  @Field(() => OrgStage, { description: 'The stage to lead the sales line into.' })
  stage!: OrgStage;

  @Field(() => String, { description: 'What the plan is called, 100 characters at most.' })
  @Line(100)
  title!: string;

  @Field(() => DayScalar, {
    description: 'The first day on which its changes hold: today or later. The template looks at the chart of that day.',
  })
  effectiveOn!: string;
}

@ObjectType({ description: 'The drafted plan.' })
export class ApplyStageTemplatePayload extends Payload {
  @Field(() => ReorgPlan, { nullable: true, description: 'The draft, with a step for every change; null where it was refused.' })
  reorgPlan: ReorgPlan | null = null;
}
