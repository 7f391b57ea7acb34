import { unguardCell, workbookText } from '../../../../../schema/mapping.mjs';
import { csvGrid, csvText, guardedAgain } from './csv-text';
import { Refused, type RefusalCode } from './limits';
import { readTable } from './read-table';
import type { SheetToWrite } from './workbook-write';

// Files are read and written here, beside the page, which goes on working, and which ends this worker when somebody stops it, when it
// takes too long, and when it is done: whatever a file holds, it does so here alone.

export type Task =
  | { read: File; sheet: string | undefined; known: readonly string[] }
  /** Of CSV the first sheet alone, its cells as they were read. */
  | { write: readonly SheetToWrite[]; format: 'csv' | 'xlsx' }
  /** A CSV file of ours, as a workbook. */
  | { convert: string; name: string };

export type Answer =
  | { stage: 'unpacking' | 'reading'; bytes: number }
  | {
      table: { format: 'csv' | 'xlsx'; headings: string[]; rowNumbers: number[]; sheet: string | null; sheets: string[]; rows: number };
    }
  | { rows: string[][] }
  | { file: ArrayBuffer }
  | { refused: RefusalCode };

/** So many that taking them in is no work that could be felt. */
const ROWS_AT_A_TIME = 500;

const answer = (message: Answer, transfer: Transferable[] = []): void => globalThis.postMessage(message, { transfer });

async function writeXlsx(sheets: readonly SheetToWrite[]): Promise<void> {
  const { writeWorkbook } = await import('./workbook-write');
  const { buffer } = await writeWorkbook(sheets);
  answer({ file: buffer as ArrayBuffer }, [buffer as ArrayBuffer]);
}

function writeCsv([sheet]: readonly SheetToWrite[]): void {
  const { buffer } = new TextEncoder().encode(csvText((sheet?.rows ?? []).map((row) => row.map(guardedAgain))));
  answer({ file: buffer }, [buffer]);
}

async function read(task: Extract<Task, { read: File }>): Promise<void> {
  const { rows, ...table } = await readTable(await task.read.arrayBuffer(), {
    sheet: task.sheet,
    known: task.known,
    report: (stage, bytes) => answer({ stage, bytes }),
  });
  answer({ table: { ...table, rows: rows.length } });
  for (let at = 0; at < rows.length; at += ROWS_AT_A_TIME) answer({ rows: rows.slice(at, at + ROWS_AT_A_TIME) });
}

/** A guarded text of a CSV file is itself again in a workbook, where a text is never a formula. */
const converted = (csv: string) =>
  csvGrid(csv)
    .filter((row) => row.some((cell) => cell !== ''))
    .map((row) => row.map((cell) => workbookText(unguardCell(cell))));

async function work(task: Task): Promise<void> {
  try {
    if ('read' in task) await read(task);
    else if ('convert' in task) await writeXlsx([{ name: task.name, rows: converted(task.convert) }]);
    else if (task.format === 'xlsx') await writeXlsx(task.write);
    else writeCsv(task.write);
  } catch (error) {
    if (!(error instanceof Refused)) console.error(error);
    answer({ refused: error instanceof Refused ? error.code : 'DAMAGED' });
  }
}

globalThis.addEventListener('message', ({ data }: MessageEvent<Task>) => void work(data));
