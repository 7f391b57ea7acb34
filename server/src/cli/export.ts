import { writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { exportPeople } from '../modules/importing/people-file.service.ts';
import { exportOrganization } from '../modules/importing/structure-file.service.ts';
import type { Context } from '../platform/context.ts';
import { CommandFailed, EXIT, note } from './outcome.ts';
import { asOperator } from './with-services.ts';

export function exportCommand(program: Command): void {
  const command = program.command('export').description('write out: export people, export organization');
  exportedFile(command, 'people', exportPeople, {
    description: 'everybody as a CSV file that import people reads back: importing it again changes nothing',
    counted: 'members',
  });
  exportedFile(command, 'organization', exportOrganization, {
    description:
      'units, seats, lines and stand-ins of every day as a CSV file that import organization reads back: the same chart on every day',
    counted: 'rows',
  });
}

function exportedFile(
  command: Command,
  name: string,
  write: (ctx: Context) => Promise<string>,
  { description, counted }: { description: string; counted: string },
): void {
  command
    .command(name)
    .option('--out <file>', 'where to write it; a file that exists is written over. Without it: stdout')
    .description(description)
    .addHelpText(
      'after',
      `
  $ npm run --silent hearth -- export ${name} > ${name}.csv
  $ npm run --silent hearth -- export ${name} --out ${name}.csv`,
    )
    .action(async ({ out }: { out?: string }) => {
      const text = await asOperator(write);
      if (out === undefined) {
        process.stdout.write(text);
        return;
      }
      await writeFile(out, text, { mode: 0o600 }).catch((error: unknown) => {
        throw new CommandFailed(EXIT.usage, `${out} cannot be written: ${(error as Error).message}`);
      });
      note(`${text.trim().split('\r\n').length - 1} ${counted} in ${out}`);
    });
}
