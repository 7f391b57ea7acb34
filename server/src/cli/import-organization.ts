import { basename } from 'node:path';
import type { Command } from 'commander';
import { structureColumns, structureRecords } from '../../../schema/structure-mapping.mjs';
import { importOrganization } from '../modules/importing/organization-import.service.ts';
import { readStructureFile } from '../modules/importing/structure-file.service.ts';
import { type ImportOptions, readBytes, readMapping, refused, runWithProgress, type WhereRow } from './import-file.ts';
import { print } from './outcome.ts';
import { asOperator } from './with-services.ts';

interface Options extends ImportOptions {
  reason?: string;
}

export function importOrganizationCommand(command: Command): void {
  command
    .command('organization')
    .argument('<files...>', 'CSV files, UTF-8 or GBK; several are taken in as one')
    .option('--map <file>', 'how the tables of another system become ours (JSON, see below)')
    .option('--dry-run', 'say what would change and what is wrong, and change nothing')
    .option('--reason <text>', 'why, for the audit log')
    .option(
      '--json',
      'answer as JSON: { "added", "changed", "unchanged", "peopleAdded", "errors": [{ "file", "row", "column", "code", "reason" }] }',
    )
    .description(
      'bring units, seats, lines and stand-ins in with their days, all or nothing; what a file names is replaced by what it says',
    )
    .addHelpText(
      'after',
      `
The file that export organization writes needs no mapping: one row for each span of days in which something is true.
Ctrl-C stops it with nothing changed.

Other systems keep tables of who was in which department, had which title, and headed what, each with its days. A mapping says for each
file what its rows are about (record: ${Object.keys(structureRecords).slice(4).join(', ')}, or one of ours),
and which column is what (${Object.keys(structureColumns).slice(2).join(', ')}).
A last day that is included is lastDay, the first day after it is until; an end in the year 9999 is none.

  { "tables": {
      "employees.csv":    { "columns": { "record": { "constant": "person" }, "holder": "emp_no", "holderName": { "join": ["first_name", "last_name"] } } },
      "departments.csv":  { "columns": { "record": { "constant": "unit" }, "key": "dept_no", "name": "dept_name" } },
      "dept_emp.csv":     { "columns": { "record": { "constant": "personUnit" }, "holder": "emp_no", "unit": "dept_no", "from": "from_date", "until": "to_date" } },
      "titles.csv":       { "columns": { "record": { "constant": "personTitle" }, "holder": "emp_no", "name": "title", "from": "from_date", "until": "to_date" } },
      "dept_manager.csv": { "columns": { "record": { "constant": "unitHead" }, "holder": "emp_no", "unit": "dept_no", "from": "from_date", "until": "to_date" } } } }

  $ npm run --silent hearth -- import organization organization.csv --dry-run
  $ npm run --silent hearth -- import organization employees.csv departments.csv dept_emp.csv titles.csv dept_manager.csv --map mapping.json`,
    )
    .action(async (files: string[], options: Options) => {
      const mapping = options.map === undefined ? undefined : await readMapping(options.map);
      const starts: { file: string; start: number }[] = [];
      const where: WhereRow = (index) => {
        const at = starts.findLast(({ start }) => start <= index);
        return at && files.length > 1 ? { file: at.file, index: index - at.start } : { index };
      };
      try {
        const rows: ReturnType<typeof readStructureFile> = [];
        for (const file of files) {
          starts.push({ file, start: rows.length });
          for (const row of readStructureFile({ name: basename(file), bytes: await readBytes(file) }, mapping)) rows.push(row);
        }
        const { dryRun = false, reason } = options;
        const { added, changed, unchanged, peopleAdded } = await asOperator((ctx) =>
          runWithProgress(ctx, { rows: rows.length, dryRun }, (followed) => importOrganization(ctx, { rows, dryRun, reason, ...followed })),
        );
        if (options.json) print(JSON.stringify({ added, changed, unchanged, peopleAdded, errors: [] }));
        else
          print(
            `${dryRun ? 'would be ' : ''}added ${added}, changed ${changed}, unchanged ${unchanged} units and seats; ${peopleAdded} members added`,
          );
      } catch (error) {
        refused(error, options.json, { added: 0, changed: 0, unchanged: 0, peopleAdded: 0 }, where);
      }
    });
}
