import type { Command } from 'commander';
import { personColumns } from '../../../schema/people-mapping.mjs';
import { importPeople } from '../modules/importing/import.service.ts';
import { fieldsInFiles, readPeopleFile } from '../modules/importing/people-file.service.ts';
import { isDay } from '../platform/time/wall-clock.ts';
import { type ImportOptions, readBytes, readMapping, refused, runWithProgress } from './import-file.ts';
import { importOrganizationCommand } from './import-organization.ts';
import { CommandFailed, EXIT, print } from './outcome.ts';
import { asOperator } from './with-services.ts';

interface Options extends ImportOptions {
  effectiveOn?: string;
}

export function importCommand(program: Command): void {
  const command = program.command('import').description('bring in from a file: import people FILE, import organization FILE…');
  importPeopleCommand(command);
  importOrganizationCommand(command);
}

function importPeopleCommand(command: Command): void {
  command
    .command('people')
    .argument('<file>', 'a CSV file, UTF-8 or GBK')
    .option('--map <file>', 'how the columns of another system’s file become ours (JSON, see below)')
    .option('--dry-run', 'say what would change and what is wrong, and change nothing')
    .option('--effective-on <day>', 'from which day titles, units and managers hold, YYYY-MM-DD; today where absent')
    .option('--json', 'answer as JSON: { "added", "changed", "unchanged", "errors": [{ "row", "column", "code", "reason" }] }')
    .description('bring members in, all or nothing; a row with a known employee number updates that member')
    .addHelpText(
      'after',
      `
Rows are counted as a spreadsheet shows them: the headings are row 1. An empty cell leaves what is there, a single - clears it.
Ctrl-C stops it with nothing changed.

A mapping names for each of our columns (${Object.keys(personColumns).join(', ')})
a heading of the file, or what is made of it:

  { "columns": {
      "employeeNumber": "Staff ID",
      "name": { "join": ["Given name", "Family name"], "with": " " },
      "birthday": { "column": "DOB", "date": "DD/MM/YYYY" },
      "birthdayCalendar": { "column": "Calendar", "values": { "L": "LUNAR", "S": "SOLAR" }, "default": "SOLAR" },
      "unitPath": { "constant": "销售部" } },
    "custom": { "shirt": "T-shirt" } }

  $ npm run --silent hearth -- import people team.csv --dry-run
  $ npm run --silent hearth -- import people export-of-another-system.csv --map mapping.json`,
    )
    .action(async (file: string, options: Options) => {
      if (options.effectiveOn !== undefined && !isDay(options.effectiveOn))
        throw new CommandFailed(EXIT.usage, `--effective-on: ${options.effectiveOn} is not a day like 2026-12-01.`);
      const bytes = await readBytes(file);
      const mapping = options.map === undefined ? undefined : await readMapping(options.map);
      try {
        const { dryRun = false, effectiveOn } = options;
        const { added, changed, unchanged } = await asOperator(async (ctx) => {
          const rows = readPeopleFile(bytes, mapping, await fieldsInFiles(ctx));
          return runWithProgress(ctx, { rows: rows.length, dryRun }, (followed) =>
            importPeople(ctx, { rows, dryRun, effectiveOn, ...followed }),
          );
        });
        if (options.json) print(JSON.stringify({ added, changed, unchanged, errors: [] }));
        else print(`${dryRun ? 'would be ' : ''}added ${added}, changed ${changed}, unchanged ${unchanged}`);
      } catch (error) {
        refused(error, options.json, { added: 0, changed: 0, unchanged: 0 });
      }
    });
}
