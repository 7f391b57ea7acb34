import { LockMode } from '@mikro-orm/core';
import type { Context } from '../context.ts';
import { dayOf } from '../time/wall-clock.ts';
import { Company } from './company.entity.ts';

/** The company, or null on a Hearth that nobody has set up yet. Read once a request. */
export const companyOrNull = (ctx: Context): Promise<Company | null> =>
  ctx.loaders.load('company', 'the one', async () => [await ctx.em.findOne(Company, { id: { $ne: '' } })]);

/** The company; there is one as soon as anybody can sign in. */
export async function companyOf(ctx: Context): Promise<Company> {
  const company = await companyOrNull(ctx);
  if (!company) throw new Error('This Hearth has not been set up');
  return company;
}

let latest = { minute: -1, timeZone: '', day: '' };

/** The day it is, counted once a minute: days begin at whole minutes everywhere. */
function dayNow(now: Date, timeZone: string): string {
  const minute = Math.floor(now.getTime() / 60_000);
  if (latest.minute !== minute || latest.timeZone !== timeZone) latest = { minute, timeZone, day: dayOf(now, timeZone) };
  return latest.day;
}

/** Today, `YYYY-MM-DD`, where the company is. */
export async function today(ctx: Context): Promise<string> {
  return dayNow(ctx.clock.now(), ctx.viewer?.timeZone ?? (await companyOf(ctx)).timeZone);
}

/**
 * Makes writers of either tree wait for each other: call it first, inside a transaction. On SQLite a transaction holds the one write
 * lock from its beginning; on PostgreSQL this locks the company's row.
 */
export async function lockCompany(ctx: Context): Promise<void> {
  await ctx.em.findOneOrFail(Company, { id: { $ne: '' } }, { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true });
}
