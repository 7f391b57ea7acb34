import type { Command } from 'commander';
import { demoAccounts } from '../demo/demo-accounts.ts';
import { DEMO_PASSWORD } from '../demo/demo-company.ts';
import { loadDemo } from '../demo/load-demo.ts';
import { clearDemo, isDemo } from '../modules/access/clear-demo.service.ts';
import { isSetUp } from '../modules/access/first-run.service.ts';
import { CommandFailed, EXIT, note, print } from './outcome.ts';
import { withServices } from './with-services.ts';

export function demoCommand(program: Command): void {
  program
    .command('demo')
    .description('load the demo company into an empty database, or clear it')
    .option('--clear', 'remove everything of the demo company; refused on any other company')
    .option('--json', 'answer the demo accounts as JSON')
    .addHelpText(
      'after',
      `
  $ npm run --silent hearth -- demo
  $ npm run --silent hearth -- demo --clear`,
    )
    .action(({ clear = false, json = false }: { clear?: boolean; json?: boolean }) =>
      withServices(async (services) => {
        if (clear) {
          if (!(await isDemo(services))) throw new CommandFailed(EXIT.refused, 'There is no demo company in this database.');
          await clearDemo(services);
          note('The demo company is gone. Start Hearth and open /first-run to set up your own.');
          return;
        }
        if (await isSetUp(services))
          throw new CommandFailed(EXIT.refused, 'This database has a company already; the demo company wants an empty one.');
        await loadDemo(services);
        const accounts = await demoAccounts(services);
        if (json) print(JSON.stringify(accounts.map(({ as, name, email }) => ({ as: as.en, name, email, password: DEMO_PASSWORD }))));
        else print([...accounts.map(({ as, name, email }) => `${as.en}: ${name} ${email}`), `password: ${DEMO_PASSWORD}`].join('\n'));
      }),
    );
}
