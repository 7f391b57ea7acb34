import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { personColumns } from '../../../schema/people-mapping.mjs';
import { ImportStage } from '../modules/importing/import.inputs.ts';
import { importPeople, type ImportOutcome } from '../modules/importing/import.service.ts';
import { readPeopleFile } from '../modules/importing/people-file.service.ts';
import { companyOrNull } from '../platform/company/company.ts';
import type { Context } from '../platform/context.ts';
import { type Problem, Rejected } from '../platform/graphql/user-error.ts';
import { inLocale } from '../platform/locale.ts';
import { isDay } from '../platform/time/wall-clock.ts';
import { CommandFailed, EXIT, print, terminalLocale } from './outcome.ts';
import { progressBar } from './progress.ts';
import { asOperator } from './with-services.ts';

interface Options {
  map?: string;
  dryRun?: boolean;
  effectiveOn?: string;
  json?: boolean;
}

export function importCommand(program: Command): void {
  program
    .command('import')
    .description('bring in from a file: import people FILE')
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
      const bytes = await read(file);
      const mapping: unknown = options.map === undefined ? undefined : parseMapping(options.map, await read(options.map));
      try {
        const rows = readPeopleFile(bytes, mapping);
        const outcome = await asOperator((ctx) => run(ctx, rows, options));
        if (options.json)
          print(JSON.stringify({ added: outcome.added, changed: outcome.changed, unchanged: outcome.unchanged, errors: [] }));
        else
          print(`${options.dryRun ? 'would be ' : ''}added ${outcome.added}, changed ${outcome.changed}, unchanged ${outcome.unchanged}`);
      } catch (error) {
        if (!(error instanceof Rejected)) throw error;
        if (options.json) print(JSON.stringify({ added: 0, changed: 0, unchanged: 0, errors: error.problems.map(located) }));
        throw new CommandFailed(
          EXIT.refused,
          [...toldAll(error.problems), `${error.problems.length} to mend; nothing was changed.`].join('\n'),
        );
      }
    });
}

async function run(
  ctx: Context,
  rows: ReturnType<typeof readPeopleFile>,
  { dryRun = false, effectiveOn }: Options,
): Promise<ImportOutcome> {
  if (!(await companyOrNull(ctx))) {
    throw new CommandFailed(
      EXIT.refused,
      'Nobody has set this Hearth up yet: open /first-run, or make an account with account create --company.',
    );
  }
  let stopped = false;
  const stop = (): void => {
    stopped = true;
  };
  process.once('SIGINT', stop);
  // Reading and writing each pass over all rows; placing them is the last step.
  const bar = progressBar(dryRun ? 'checking' : 'importing', rows.length * 2 + 1);
  const before: Readonly<Record<ImportStage, number>> = {
    [ImportStage.READING]: 0,
    [ImportStage.WRITING]: rows.length,
    [ImportStage.PLACING]: rows.length * 2,
    [ImportStage.FINISHED]: rows.length * 2 + 1,
  };
  try {
    return await importPeople(ctx, {
      rows,
      dryRun,
      effectiveOn,
      progress: (stage, done) => bar.at(before[stage] + (stage === ImportStage.FINISHED ? 0 : done)),
      cancelled: () => stopped,
    });
  } finally {
    bar.stop();
    process.off('SIGINT', stop);
  }
}

async function read(file: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (error) {
    throw new CommandFailed(EXIT.usage, `${file} cannot be read: ${(error as Error).message}`);
  }
}

function parseMapping(file: string, bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch (error) {
    throw new CommandFailed(EXIT.usage, `${file} is not JSON: ${(error as Error).message}`);
  }
}

/** Where a problem is, as a spreadsheet shows the file: the headings are row 1. */
function located({ code, path = [], message }: Problem): { row: number | null; column: string | null; code: string; reason: string } {
  const [rows, index, column = null] = path;
  const row = rows === 'rows' && index !== undefined ? Number(index) + 2 : null;
  return { row, column, code, reason: inLocale(message, terminalLocale) };
}

/** As many as somebody reads; a file that is wrong throughout is wrong for few reasons. */
const MOST_TOLD = 200;

function toldAll(problems: readonly Problem[]): string[] {
  const more = problems.length - MOST_TOLD;
  return [...problems.slice(0, MOST_TOLD).map(told), ...(more > 0 ? [`… and ${more} more; --json answers all of them.`] : [])];
}

function told(problem: Problem): string {
  const { row, column, reason } = located(problem);
  if (row === null) return reason;
  return `${terminalLocale === 'en' ? `row ${row}` : `第 ${row} 行`}${column ? `, ${column}` : ''}: ${reason}`;
}
