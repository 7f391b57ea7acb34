import { TransactionContext } from '@mikro-orm/core';
import type { Services } from '../../platform/context.ts';
import { dayOf } from '../../platform/time/wall-clock.ts';
import { Company } from '../../platform/company/company.entity.ts';
import { FormerEmployment } from '../people/former-employment.entity.ts';
import { Account } from './account.entity.ts';

export interface Standing {
  /** May this account sign in and use its tokens now? */
  mayEnter: boolean;
}

/** An account ends when an administrator disabled it, and after the last day of work of its person, until the day on which they come back. */
export async function accountStanding(services: Services, accountId: string): Promise<Standing> {
  // better-auth asks within a transaction of its own, which holds the one write connection of SQLite: a second one would wait for ever.
  const em = TransactionContext.getEntityManager() ?? services.orm.em.fork();
  const account = await em.findOne(Account, accountId, { populate: ['person'] });
  if (!account || account.disabledAt) return { mayEnter: false };
  const person = account.person?.unwrap();
  const returnsOn = person && (await em.count(FormerEmployment, { person })) > 0 ? person.hiredOn : null;
  if (!person || (person.leftOn === null && returnsOn === null)) return { mayEnter: true };
  const company = await em.findOne(Company, { id: { $ne: '' } });
  const today = dayOf(services.clock.now(), company?.timeZone ?? 'UTC');
  return { mayEnter: (person.leftOn === null || today <= person.leftOn) && (returnsOn === null || today >= returnsOn) };
}
