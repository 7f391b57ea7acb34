import { keysBetween } from '@hearth/server/modules/people/birthday.rules';
import { addDays } from '@hearth/server/platform/time/wall-clock';
import { spawnSync } from 'node:child_process';
import type { Company } from '../company/company.ts';
import { withClient } from '../database/postgresql.ts';
import { postgraphileSchema } from './schema.ts';

/** Brings the package beside this file, by its own lock file: nobody who doesn't measure has to have it. */
export function installPostgraphile(): void {
  const pnpm = process.env.HEARTH_PNPM;
  if (!pnpm) throw new Error('Start the bench with `npm run bench`: it brings the pnpm that installs PostGraphile');
  const install = [pnpm, 'install', '--ignore-workspace', '--frozen-lockfile', '--ignore-scripts', '--reporter=silent'];
  const { status, stderr } = spawnSync(process.execPath, install, { cwd: import.meta.dirname, encoding: 'utf8' });
  if (status !== 0) throw new Error(`PostGraphile was not installed: ${stderr}`);
}

/** Makes the schema that PostGraphile serves, in the database of the company. */
export async function makePostgraphileSchema(url: string, { viewer, timeZone, today }: Company): Promise<void> {
  const keys = keysBetween(addDays(today, -1), addDays(today, 90)).map((key) => ({
    on_day: key.on,
    kept_year: key.keptYear,
    calendar: key.calendar,
    month: key.month,
    day: key.day,
    leap_month: key.leapMonth,
    leap_day_keeping: key.leapDayKeeping ?? null,
    leap_month_keeping: key.leapMonthKeeping ?? null,
  }));
  await withClient(url, async (client) => {
    await client.query(postgraphileSchema(viewer, timeZone));
    const insert = 'insert into bench.birthday_key select * from json_populate_recordset(null::bench.birthday_key, $1)';
    await client.query(insert, [JSON.stringify(keys)]);
    await client.query('analyze bench.birthday_key');
  });
}
