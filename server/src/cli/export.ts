import { writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { exportPeople } from '../modules/importing/people-file.service.ts';
import { CommandFailed, EXIT, note } from './outcome.ts';
import { asOperator } from './with-services.ts';

export function exportCommand(program: Command): void {
  program
    .command('export')
    .description('write out: export people')
    .command('people')
    .option('--out <file>', 'where to write it; a file that exists is written over. Without it: stdout')
    .description('everybody as a CSV file that import people reads back: importing it again changes nothing')
    .addHelpText(
      'after',
      `
  $ npm run --silent hearth -- export people > people.csv
  $ npm run --silent hearth -- export people --out people.csv`,
    )
    .action(async ({ out }: { out?: string }) => {
      const text = await asOperator(exportPeople);
      if (out === undefined) {
        process.stdout.write(text);
        return;
      }
      await writeFile(out, text, { mode: 0o600 }).catch((error: unknown) => {
        throw new CommandFailed(EXIT.usage, `${out} cannot be written: ${(error as Error).message}`);
      });
      note(`${text.trim().split('\r\n').length - 1} members in ${out}`);
    });
}
