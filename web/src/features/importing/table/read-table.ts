import { csvGrid } from './csv-text';
import { decodeText } from './decode-text';
import { type Grid, type Table, tableIn } from './heading-row';
import { limits, Refused } from './limits';

/** A table as it was read, before its rows are handed over. */
export interface ReadTable extends Table {
  format: 'csv' | 'xlsx';
  /** Of a workbook: the sheet, and which there are to choose from. */
  sheet: string | null;
  sheets: string[];
}

interface Asked {
  /** Of a workbook: which sheet; else the first that has a table. */
  sheet?: string | undefined;
  /** Headings that say where the table begins. */
  known: readonly string[];
  report: (stage: 'unpacking' | 'reading', bytes: number) => void;
}

const startsWith = (bytes: Uint8Array, ...first: number[]): boolean => first.every((byte, index) => bytes[index] === byte);

/** Reads a table by what the file is, whatever it is called. */
export async function readTable(buffer: ArrayBuffer, { sheet, known, report }: Asked): Promise<ReadTable> {
  const bytes = new Uint8Array(buffer);
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) throw new Refused(isEncrypted(bytes) ? 'ENCRYPTED' : 'OLD_FORMAT');
  const workbook = startsWith(bytes, 0x50, 0x4b);
  const read = workbook
    ? await (await import('./workbook-read')).readWorkbook(bytes, sheet, (unpacked) => report('unpacking', unpacked))
    : { grid: textGrid(buffer), sheet: null, sheets: [] };
  report('reading', bytes.length);
  const table = tableIn(read.grid, known);
  if (table.rows.length === 0 && read.sheets.length < 2) throw new Refused('NO_ROWS');
  return { ...table, format: workbook ? 'xlsx' : 'csv', sheet: read.sheet, sheets: read.sheets };
}

function textGrid(buffer: ArrayBuffer): Grid {
  const text = decodeText(buffer);
  if (text.includes('\0')) throw new Refused('NOT_A_TABLE');
  const grid = csvGrid(text);
  if (grid.length > limits.rows) throw new Refused('TOO_MANY_ROWS');
  if (grid.some((row) => row.length > limits.columns)) throw new Refused('TOO_MANY_COLUMNS');
  return grid;
}

/** A workbook with a password is a container of the old kind that holds "EncryptedPackage". */
function isEncrypted(bytes: Uint8Array): boolean {
  const name = [...new TextEncoder().encode('EncryptedPackage')].flatMap((byte) => [byte, 0]);
  for (let at = bytes.indexOf(name[0] ?? 0); at >= 0; at = bytes.indexOf(name[0] ?? 0, at + 1)) {
    if (name.every((byte, index) => bytes[at + index] === byte)) return true;
  }
  return false;
}
