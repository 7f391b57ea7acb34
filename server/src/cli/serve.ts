import type { Command } from 'commander';
import { DEMO_PASSWORD } from '../demo/demo-company.ts';
import { loadDemo } from '../demo/load-demo.ts';
import { awaitsFirstRun, firstRunCode, isSetUp } from '../modules/access/first-run.service.ts';
import { demoAccounts } from '../demo/demo-accounts.ts';
import { type Config, loadConfig } from '../platform/config.ts';
import type { Services } from '../platform/context.ts';
import { Rejected } from '../platform/graphql/user-error.ts';
import { note } from './outcome.ts';

export function serveCommand(program: Command): void {
  program
    .command('serve')
    .description('run the server until Ctrl-C; an empty default database gets the demo company')
    .addHelpText(
      'after',
      `
Settings come from the environment: HEARTH_DATABASE_URL, HEARTH_PUBLIC_URL, HEARTH_DEMO, HOST, PORT …

  $ npm start
  $ HEARTH_DEMO=false PORT=8080 npm run --silent hearth -- serve`,
    )
    .action(async () => {
      const config = loadConfig();
      // Other commands begin sooner without what answers HTTP.
      const { serve } = await import('../main.ts');
      return serve(config, {
        prepare: (services) => prepare(services, config),
        listening: (services, address) => welcome(services, address),
      });
    });
}

/** The demo company's passwords are known to everybody: it comes by itself only where nobody else can connect. */
async function prepare(services: Services, config: Config): Promise<void> {
  if (!config.demo || (await isSetUp(services))) return;
  // Whoever cleared the demo company has the code, and comes back to start their own.
  if (await awaitsFirstRun(services)) return;
  const asked = Boolean(process.env['HEARTH_DEMO']);
  if (!isLoopback(config.host) && !asked) return;
  try {
    await loadDemo(services);
  } catch (error) {
    // Of two servers that start on an empty database one loads it; the other serves what it finds.
    if (!(error instanceof Rejected)) throw error;
  }
}

/** What a person at the console needs to go on: where it is, and how to get in. */
async function welcome(services: Services, address: string): Promise<void> {
  note('');
  note(`  围炉 Hearth  →  ${address}`);
  note('');
  const demo = await demoAccounts(services);
  if (demo.length > 0) {
    if (!isLoopback(services.config.host))
      note('  注意：演示公司的密码人人都知道 · Careful: everybody knows the passwords of the demo company\n');
    note('  演示公司的账号 · Accounts of the demo company:');
    for (const { as, name, email } of demo) note(`    ${`${as.zh} ${as.en}`.padEnd(18)} ${name}  ${email}`);
    note(`    密码 · Password:  ${DEMO_PASSWORD}`);
    note('  管理员可以清空演示公司，开始自己的 · An administrator can clear it and start their own.');
  } else if (!(await isSetUp(services))) {
    note(`  还没有公司。请打开 · Nobody has set this up yet. Open  ${address}/first-run`);
    note(`  并输入这个代码 · and enter this code:  ${await firstRunCode(services)}`);
  }
  note('');
}

const isLoopback = (host: string): boolean => host === 'localhost' || host === '::1' || host.startsWith('127.');
