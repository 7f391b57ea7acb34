import { Arg, Ctx, Query, Resolver } from 'type-graphql';
import { companyOf } from '../../platform/company/company.ts';
import { Company } from '../../platform/company/company.entity.ts';
import type { Context } from '../../platform/context.ts';
import { UseCase } from '../../platform/graphql/use-case.ts';
import { clearDemoCompany } from './clear-demo.service.ts';
import { ClearDemoCompanyInput, ClearDemoCompanyPayload, UpdateCompanyInput, UpdateCompanyPayload } from './company.inputs.ts';
import { updateCompany } from './company.service.ts';

@Resolver(() => Company)
export class CompanyResolver {
  @Query(() => Company, { description: 'The company that this Hearth belongs to.' })
  company(@Ctx() ctx: Context): Promise<Company> {
    return companyOf(ctx);
  }

  @UseCase(() => UpdateCompanyPayload, 'Changes the settings of the company. Administrators at a browser.')
  updateCompany(@Arg('input') input: UpdateCompanyInput, @Ctx() ctx: Context): Promise<object> {
    return updateCompany(ctx, input);
  }

  @UseCase(
    () => ClearDemoCompanyPayload,
    'Removes the demo company with everything in it, so that a company of one’s own can be set up. Administrators at a browser; refused on any other company.',
  )
  clearDemoCompany(@Arg('input') input: ClearDemoCompanyInput, @Ctx() ctx: Context): Promise<object> {
    return clearDemoCompany(ctx, input);
  }
}
