import { companyOf } from '../../platform/company/company.ts';
import type { Company } from '../../platform/company/company.entity.ts';
import type { Context } from '../../platform/context.ts';
import { authorize, checkVersion } from '../../platform/graphql/user-error.ts';
import { mayManageCompany } from './access.policy.ts';

export interface CompanyChange {
  version: number;
  name?: string | null;
  timeZone?: string | null;
  locale?: string | null;
  spanLimit?: number | null;
}

/** Changes the settings of the company. None of them can be empty, so null leaves what is. */
export async function updateCompany(
  ctx: Context,
  { version, name, timeZone, locale, spanLimit }: CompanyChange,
): Promise<{ company: Company }> {
  authorize(ctx, mayManageCompany(ctx.viewer));
  const company = await companyOf(ctx);
  checkVersion(company, version);
  company.name = name?.trim() ?? company.name;
  company.timeZone = timeZone ?? company.timeZone;
  company.locale = locale ?? company.locale;
  company.spanLimit = spanLimit ?? company.spanLimit;
  await ctx.em.flush();
  return { company };
}
