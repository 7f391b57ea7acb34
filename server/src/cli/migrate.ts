import type { Command } from 'commander';
import { closeServices, openServices } from '../services.ts';
import { loadConfig } from '../platform/config.ts';
import { bringUpToDate } from '../up-to-date.ts';
import { print } from './outcome.ts';

export function migrateCommand(program: Command): void {
  program
    .command('migrate')
    .description('bring the database up to date; serve and every other command do this too')
    .option('--json', 'answer as JSON: { "applied": [names] }')
    .addHelpText(
      'after',
      `
  $ npm run --silent hearth -- migrate
  $ HEARTH_DATABASE_URL=postgres://hearth@db/hearth npm run --silent hearth -- migrate --json`,
    )
    .action(async ({ json = false }: { json?: boolean }) => {
      const services = await openServices(loadConfig());
      try {
        const applied = await bringUpToDate(services);
        if (json) print(JSON.stringify({ applied }));
        else print(applied.length > 0 ? applied.map((name) => `applied ${name}`).join('\n') : 'up to date');
      } finally {
        await closeServices(services);
      }
    });
}
