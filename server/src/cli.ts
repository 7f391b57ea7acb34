// The operator’s command line: npm run --silent hearth -- <command>
import './heap.ts';
import 'reflect-metadata';
import { Command, CommanderError } from 'commander';
import { accountCommand } from './cli/account.ts';
import { backupCommand } from './cli/backup.ts';
import { demoCommand } from './cli/demo.ts';
import { explainCommand } from './cli/explain.ts';
import { exportCommand } from './cli/export.ts';
import { importCommand } from './cli/import.ts';
import { migrateCommand } from './cli/migrate.ts';
import { EXIT, explain, note } from './cli/outcome.ts';
import { restoreCommand } from './cli/restore.ts';
import { serveCommand } from './cli/serve.ts';
import { tokenCommand } from './cli/token.ts';

const program = new Command('hearth')
  .description('围炉 Hearth: who is who, who reports to whom, what the team does together and learns from each other')
  .addHelpText(
    'after',
    `
Exit codes: 0 done · 1 refused, nothing was changed · 2 called wrongly · 3 a setting can't be used, or the database can't be reached · 4 a fault in Hearth
Every command has --help with examples. Settings come from the environment (README, "Configuration").`,
  )
  .exitOverride()
  .configureOutput({ outputError: (text, write) => write(`${text}See --help.\n`) });

for (const add of [
  serveCommand,
  migrateCommand,
  demoCommand,
  accountCommand,
  tokenCommand,
  importCommand,
  exportCommand,
  backupCommand,
  restoreCommand,
  explainCommand,
]) {
  add(program);
}

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) {
    // Help and versions end with 0; Commander has said the rest.
    process.exitCode = error.exitCode === 0 ? EXIT.done : EXIT.usage;
  } else {
    const { exitCode, message } = explain(error);
    note(message);
    process.exitCode = exitCode;
  }
}
