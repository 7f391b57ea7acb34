import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { Matches } from 'class-validator';
import { Company } from '../../platform/company/company.entity.ts';
import { TimeZoneScalar } from '../../platform/graphql/scalars.ts';
import { Payload } from '../../platform/graphql/use-case.ts';
import { Line, saying, WholeNumber } from '../../platform/graphql/validation.ts';

@InputType({ description: 'What `updateCompany` wants to know. Absent: as it is.' })
export class UpdateCompanyInput {
  @Field(() => Int, { description: 'The version that was read.' })
  version!: number;

  @Field(() => String, { nullable: true, description: 'Its name as people see it.' })
  @Line(100)
  name?: string | null;

  @Field(() => TimeZoneScalar, { nullable: true, description: 'Where its days begin.' })
  timeZone?: string | null;

  @Field(() => String, { nullable: true, description: 'The language of who has not chosen one: `zh-CN` or `en`.' })
  @Matches(/^(zh-CN|en)$/, saying('只能是 zh-CN 或 en', 'Must be zh-CN or en'))
  locale?: string | null;

  @Field(() => Int, { nullable: true, description: 'How many seats may report to one before its span counts as too wide, 1 to 1,000.' })
  @WholeNumber(1, 1_000)
  spanLimit?: number | null;
}

@ObjectType({ description: 'What came of `updateCompany`.' })
export class UpdateCompanyPayload extends Payload {
  @Field(() => Company, { nullable: true, description: 'The company.' })
  company!: Company | null;
}

@InputType({ description: 'What `clearDemoCompany` wants to know.' })
export class ClearDemoCompanyInput {
  @Field(() => String, { description: 'The name of the demo company, typed to confirm.' })
  @Line(100)
  companyName!: string;
}

@ObjectType({ description: 'What came of `clearDemoCompany`.' })
export class ClearDemoCompanyPayload extends Payload {
  @Field(() => String, {
    nullable: true,
    description: 'The code for the first run. Everybody is signed out: go to `/first-run` with it.',
  })
  firstRunCode!: string | null;
}
