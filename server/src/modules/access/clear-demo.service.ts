import { Company } from '../../platform/company/company.entity.ts';
import type { Context, Services } from '../../platform/context.ts';
import { authorize, Rejected } from '../../platform/graphql/user-error.ts';
import { isSqlite } from '../../platform/orm/dialect.ts';
import type { EntityManager } from '../../platform/orm/orm.ts';
import { mayManageCompany } from './access.policy.ts';
import { lockFirstRun, makeFirstRunCode } from './first-run.service.ts';

/** Is the company in this database the demo company? */
export const isDemo = async (services: Services): Promise<boolean> => (await services.orm.em.fork().count(Company, { demo: true })) > 0;

/**
 * Removes every row of every table, in one transaction: nothing of a demo company is worth keeping, and its accounts are known to all.
 * Answers the code for the first run, which is written with it: who finds the code knows that the demo company is not wanted back.
 */
export async function clearDemo(services: Services): Promise<string> {
  return (services.orm.em.fork() as EntityManager).transactional(async (em) => {
    await lockFirstRun(em);
    if ((await em.count(Company, { demo: true })) === 0) {
      throw new Rejected([{ code: 'NOT_DEMO', message: { zh: '这不是演示公司', en: 'This is not the demo company' } }]);
    }
    const tables = [...em.getMetadata().getAll().values()].flatMap((meta) => (meta.tableName ? [`"${meta.tableName}"`] : []));
    if (isSqlite(em)) {
      // References are checked at the commit, when nothing is left to refer to.
      await em.execute('pragma defer_foreign_keys = on');
      for (const table of tables) await em.execute(`delete from ${table}`);
    } else await em.execute(`truncate table ${tables.join(', ')}`);
    return makeFirstRunCode(em, services.clock.now());
  });
}

/** The same for an administrator at a browser, who names the company so that nothing is lost by a slip. Answers the code for the first run. */
export async function clearDemoCompany(ctx: Context, { companyName }: { companyName: string }): Promise<{ firstRunCode: string }> {
  authorize(ctx, mayManageCompany(ctx.viewer));
  const company = await ctx.em.findOne(Company, { demo: true });
  if (company && company.name !== companyName.trim()) {
    throw new Rejected([
      {
        code: 'WRONG_NAME',
        path: ['companyName'],
        message: { zh: `请输入“${company.name}”以确认`, en: `Type “${company.name}” to confirm` },
      },
    ]);
  }
  return { firstRunCode: await clearDemo(ctx.services) };
}
