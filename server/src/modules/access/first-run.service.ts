import type { Services } from '../../platform/context.ts';
import { Company } from '../../platform/company/company.entity.ts';
import { type Problem, Rejected } from '../../platform/graphql/user-error.ts';
import { isSqlite } from '../../platform/orm/dialect.ts';
import type { EntityManager } from '../../platform/orm/orm.ts';
import { isTimeZone } from '../../platform/time/wall-clock.ts';
import { writeStartingRules } from '../celebrations/reminder-rule.service.ts';
import { Verification } from './account.entity.ts';
import { makeAccount } from './account.service.ts';
import { isTypedCode, newTypedCode } from './typed-code.ts';

const CODE = 'first-run';
const CODE_LIVES_DAYS = 365;

export interface Owner {
  companyName: string;
  timeZone: string;
  locale: 'zh-CN' | 'en';
  name: string;
  email: string;
  password: string;
}

/** Has somebody set this Hearth up? From then on people sign in, and nobody is asked for the code again. */
export const isSetUp = async (services: Services): Promise<boolean> => (await services.orm.em.fork().count(Company)) > 0;

/** The code that the console shows while nobody has set this Hearth up: the same on every server and after a restart. */
export async function firstRunCode(services: Services): Promise<string> {
  const em = services.orm.em.fork() as EntityManager;
  const known = await em.findOne(Verification, { identifier: CODE });
  if (known) return known.value;
  const made = makeFirstRunCode(em, services.clock.now());
  await em.flush();
  return made;
}

/** Makes the code of the first run. The caller's flush writes it. */
export function makeFirstRunCode(em: EntityManager, now: Date): string {
  const expiresAt = new Date(now.getTime() + CODE_LIVES_DAYS * 86_400_000);
  const made = em.create(Verification, { identifier: CODE, value: newTypedCode(), expiresAt, createdAt: now, updatedAt: now });
  em.persist(made);
  return made.value;
}

/** Has somebody been shown the code? Then they are about to set this Hearth up, and it stays empty until they do. */
export const awaitsFirstRun = async (services: Services): Promise<boolean> =>
  (await services.orm.em.fork().count(Verification, { identifier: CODE })) > 0;

/** Refuses unless nobody has set this Hearth up and the code is the one on the console. */
export async function checkFirstRunCode(services: Services, typed: string): Promise<void> {
  if (await isSetUp(services)) throw new Rejected([alreadySetUp]);
  if (!isTypedCode(typed, await firstRunCode(services))) {
    throw new Rejected([
      {
        code: 'WRONG_CODE',
        path: ['code'],
        message: { zh: '代码不对，请看服务器的控制台', en: 'That is not the code on the server’s console' },
      },
    ]);
  }
}

const alreadySetUp: Problem = {
  code: 'ALREADY_SET_UP',
  message: { zh: '这里已经设置好了，请登录', en: 'This has been set up already; sign in' },
};

/** One number for all who set up or clear, on every server of a PostgreSQL database. */
const FIRST_RUN_LOCK = 4_841_001;

/**
 * Makes whoever sets up, with a company of their own or the demo company, or clears that one, wait for each other. Call it first,
 * inside a transaction. There is no company's row to lock yet; on SQLite a transaction holds the one write lock from its beginning.
 */
export async function lockFirstRun(em: EntityManager): Promise<void> {
  if (!isSqlite(em)) await em.execute('select pg_advisory_xact_lock(?)', [FIRST_RUN_LOCK]);
}

/** Takes the first run, and its code with it, for the transaction that makes the company; refuses where there is one. */
export async function claimFirstRun(em: EntityManager): Promise<void> {
  await lockFirstRun(em);
  if ((await em.count(Company)) > 0) throw new Rejected([alreadySetUp]);
  await em.nativeDelete(Verification, { identifier: CODE });
}

/** Makes the company and its owner, who is administrator and HR. Of two who try at once, one does. */
export async function setUpCompany(services: Services, { companyName, timeZone, locale, name, email, password }: Owner): Promise<void> {
  const problems: Problem[] = [];
  if (!companyName.trim())
    problems.push({ code: 'REQUIRED', path: ['companyName'], message: { zh: '请填写公司名称', en: 'The name of the company is needed' } });
  if (!name.trim()) problems.push({ code: 'REQUIRED', path: ['name'], message: { zh: '请填写姓名', en: 'Your name is needed' } });
  if (!/^[^\s@]+@[^\s@]+$/.test(email.trim()))
    problems.push({ code: 'INVALID', path: ['email'], message: { zh: '不是有效的邮箱', en: 'Is not a valid e-mail address' } });
  if (!isTimeZone(timeZone))
    problems.push({ code: 'INVALID', path: ['timeZone'], message: { zh: '没有这个时区', en: 'There is no such time zone' } });
  if (problems.length > 0) throw new Rejected(problems);
  await (services.orm.em.fork() as EntityManager).transactional(async (em) => {
    await claimFirstRun(em);
    em.persist(em.create(Company, { name: companyName.trim(), timeZone, locale }));
    writeStartingRules(em);
    await makeAccount(em, services.clock.now(), { name, email, password, roles: ['ADMIN', 'HR'] });
  });
}
