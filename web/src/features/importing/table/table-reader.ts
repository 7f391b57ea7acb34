import { limits, Refused } from './limits';
import type { Answer, Task } from './table-worker';

/** A file that was read: its headings, and its rows by heading. */
export interface TableFile {
  name: string;
  format: 'csv' | 'xlsx';
  headings: string[];
  records: Record<string, string>[];
  /** Of each record, as a spreadsheet shows it. */
  rowNumbers: number[];
  /** Of a workbook: the sheet that was read, and those there are. */
  sheet: string | null;
  sheets: string[];
  /** To read another sheet of it. */
  source: File;
}

export interface ReadingProgress {
  stage: 'unpacking' | 'reading' | 'rows';
  /** Bytes, and rows in the last stage. */
  done: number;
  /** Where it is known. */
  total?: number;
}

/** Work that a worker does beside the page; `stop` ends it at once, and then nothing comes of it. */
export interface Running<Outcome> {
  /** Undefined where it was stopped. */
  outcome: Promise<Outcome | undefined>;
  stop: () => void;
}

function inWorker<Outcome>(task: Task, take: (answer: Answer, done: (outcome: Outcome) => void) => void): Running<Outcome> {
  const worker = new Worker(new URL('./table-worker.ts', import.meta.url), { type: 'module' });
  let stop = (): void => undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const outcome = new Promise<Outcome | undefined>((resolve, reject) => {
    stop = () => resolve(undefined);
    timer = setTimeout(() => reject(new Refused('TOO_SLOW')), limits.readingMs);
    worker.addEventListener('message', ({ data }: MessageEvent<Answer>) =>
      'refused' in data ? reject(new Refused(data.refused)) : take(data, resolve),
    );
    // Out of memory, for one.
    worker.addEventListener('error', () => reject(new Refused('DAMAGED')));
    worker.postMessage(task, []);
  }).finally(() => {
    clearTimeout(timer);
    worker.terminate();
  });
  return { outcome, stop: () => stop() };
}

/** Reads a CSV file or a workbook; refused at once where it is too large. `known` are headings that say where the table begins. */
export function readTableFile(
  file: File,
  known: readonly string[],
  onProgress: (progress: ReadingProgress) => void = () => undefined,
  sheet?: string,
): Running<TableFile> {
  if (file.size > limits.fileBytes) return { outcome: Promise.reject(new Refused('TOO_LARGE')), stop: () => undefined };
  const records: Record<string, string>[] = [];
  let table: TableFile | undefined;
  return inWorker<TableFile>({ read: file, sheet, known }, (answer, done) => {
    if ('stage' in answer) onProgress({ stage: answer.stage, done: answer.bytes });
    if ('table' in answer) {
      const { rows, ...read } = answer.table;
      table = { ...read, name: file.name, source: file, records };
      if (rows === 0) done(table);
    }
    if ('rows' in answer && table) {
      const { headings, rowNumbers } = table;
      for (const row of answer.rows) records.push(Object.fromEntries(headings.map((heading, column) => [heading, row[column] ?? ''])));
      onProgress({ stage: 'rows', done: records.length, total: rowNumbers.length });
      if (records.length === rowNumbers.length) done(table);
    }
  });
}

const WORKBOOK = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const CSV = 'text/csv;charset=utf-8';

/** A file made beside the page. */
export function makeFile(task: Exclude<Task, { read: File }>): Running<Blob> {
  const type = 'format' in task && task.format === 'csv' ? CSV : WORKBOOK;
  return inWorker<Blob>(task, (answer, done) => {
    if ('file' in answer) done(new Blob([answer.file], { type }));
  });
}
