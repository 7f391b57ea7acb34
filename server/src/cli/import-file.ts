import { readFile } from 'node:fs/promises';
import { ImportStage } from '../modules/importing/import.inputs.ts';
import { companyOrNull } from '../platform/company/company.ts';
import type { Context } from '../platform/context.ts';
import { type Problem, Rejected } from '../platform/graphql/user-error.ts';
import { inLocale } from '../platform/locale.ts';
import { CommandFailed, EXIT, print, terminalLocale } from './outcome.ts';
import { progressBar } from './progress.ts';

/** What the import of a file has in common, whatever its rows are about. */

export interface ImportOptions {
  map?: string;
  dryRun?: boolean;
  json?: boolean;
}

interface Followed {
  progress: (stage: ImportStage, done: number) => void;
  cancelled: () => boolean;
}

/** Runs an import with a progress bar until it is done, or until Ctrl-C, which leaves nothing changed. */
export async function runWithProgress<Outcome>(
  ctx: Context,
  { rows, dryRun = false }: { rows: number; dryRun?: boolean },
  run: (followed: Followed) => Promise<Outcome>,
): Promise<Outcome> {
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
  const bar = progressBar(dryRun ? 'checking' : 'importing', rows * 2 + 1);
  const before: Readonly<Record<ImportStage, number>> = {
    [ImportStage.READING]: 0,
    [ImportStage.CHECKING]: rows,
    [ImportStage.WRITING]: rows,
    [ImportStage.PLACING]: rows * 2,
    [ImportStage.FINISHED]: rows * 2 + 1,
  };
  try {
    return await run({
      progress: (stage, done) => bar.at(before[stage] + (stage === ImportStage.FINISHED ? 0 : done)),
      cancelled: () => stopped,
    });
  } finally {
    bar.stop();
    process.off('SIGINT', stop);
  }
}

/** Where a row stands: in which file, where there are several, and how many rows stand before it there. */
export type WhereRow = (index: number) => { file?: string; index: number };

/** Tells a refusal, in words or as JSON, and ends the command. */
export function refused(error: unknown, json: boolean | undefined, empty: object, where: WhereRow = (index) => ({ index })): never {
  if (!(error instanceof Rejected)) throw error;
  if (json) print(JSON.stringify({ ...empty, errors: error.problems.map((problem) => located(problem, where)) }));
  throw new CommandFailed(
    EXIT.refused,
    [...toldAll(error.problems, where), `${error.problems.length} to mend; nothing was changed.`].join('\n'),
  );
}

export async function readBytes(file: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (error) {
    throw new CommandFailed(EXIT.usage, `${file} cannot be read: ${(error as Error).message}`);
  }
}

export async function readMapping(file: string): Promise<unknown> {
  const bytes = await readBytes(file);
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch (error) {
    throw new CommandFailed(EXIT.usage, `${file} is not JSON: ${(error as Error).message}`);
  }
}

/** Where a problem is, as a spreadsheet shows the file: the headings are row 1. */
function located(
  { code, path = [], message }: Problem,
  where: WhereRow,
): { file?: string; row: number | null; column: string | null; code: string; reason: string } {
  const [rows, index, column = null] = path;
  const at = rows === 'rows' && index !== undefined ? where(Number(index)) : null;
  const row = at === null ? null : at.index + 2;
  return { ...(at?.file === undefined ? {} : { file: at.file }), row, column, code, reason: inLocale(message, terminalLocale) };
}

/** As many as somebody reads; a file that is wrong throughout is wrong for few reasons. */
const MOST_TOLD = 200;

function toldAll(problems: readonly Problem[], where: WhereRow): string[] {
  const more = problems.length - MOST_TOLD;
  return [
    ...problems.slice(0, MOST_TOLD).map((problem) => told(problem, where)),
    ...(more > 0 ? [`… and ${more} more; --json answers all of them.`] : []),
  ];
}

function told(problem: Problem, where: WhereRow): string {
  const { file, row, column, reason } = located(problem, where);
  if (row === null) return reason;
  return `${file === undefined ? '' : `${file}, `}${terminalLocale === 'en' ? `row ${row}` : `第 ${row} 行`}${column ? `, ${column}` : ''}: ${reason}`;
}
