import { Account } from '../modules/access/account.entity.ts';
import { Company } from '../platform/company/company.entity.ts';
import type { Services } from '../platform/context.ts';
import { type DemoAccount, demoCompany } from './demo-company.ts';

export interface KnownAccount {
  as: DemoAccount['as'];
  name: string;
  email: string;
}

/** The accounts of the demo company with their addresses; none where this isn't one. */
export async function demoAccounts(services: Services): Promise<KnownAccount[]> {
  const em = services.orm.em.fork();
  if ((await em.count(Company, { demo: true })) === 0) return [];
  const accounts = new Map((await em.find(Account, {})).map((account) => [account.name, account]));
  return demoCompany('2026-01-01').accounts.flatMap(({ person, as }) => {
    const account = accounts.get(person);
    return account ? { as, name: person, email: account.email } : [];
  });
}
