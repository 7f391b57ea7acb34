import { readXlsx, type Sheet } from 'hucre/xlsx';
import type { Grid } from './heading-row';
import { limits, Refused } from './limits';
import { shownCell } from './shown-cell';
import { pack, type Parts, unpack } from './unpack';

/** The sheet of a workbook that was read, and which there are to choose from. */
export interface WorkbookGrid {
  grid: Grid;
  sheet: string;
  /** Names of the sheets that are shown. */
  sheets: string[];
}

/** Formats that Excel in China leaves unsaid: without them nobody could tell whether a day was written without its year. */
const CHINESE_FORMATS: Readonly<Record<number, string>> = {
  27: 'yyyy"年"m"月"',
  28: 'm"月"d"日"',
  29: 'm"月"d"日"',
  30: 'm-d-yy',
  31: 'yyyy"年"m"月"d"日"',
  32: 'h"时"mm"分"',
  33: 'h"时"mm"分"ss"秒"',
  34: 'h"时"mm"分"',
  35: 'h"时"mm"分"ss"秒"',
  36: 'yyyy"年"m"月"',
  50: 'yyyy"年"m"月"',
  51: 'm"月"d"日"',
  52: 'yyyy"年"m"月"',
  53: 'm"月"d"日"',
  54: 'm"月"d"日"',
  55: 'h"时"mm"分"',
  56: 'h"时"mm"分"ss"秒"',
  57: 'yyyy"年"m"月"',
  58: 'm"月"d"日"',
};

/**
 * A sheet of a workbook as text: the one that is named, else the first that has a heading and a row below it, else the first with
 * anything at all. Sheets that are hidden are passed over.
 */
export async function readWorkbook(
  bytes: Uint8Array<ArrayBuffer>,
  wanted?: string,
  report: (unpacked: number) => void = () => undefined,
): Promise<WorkbookGrid> {
  const parts = await unpack(bytes, report);
  if (![...parts.keys()].some((name) => /(^|\/)workbook\.xml$/i.test(name))) throw new Refused('NOT_A_TABLE');
  sayFormats(parts);
  const archive = pack(parts);
  parts.clear();
  const { sheets, sheet } = await firstSheet(archive, wanted);
  let found: WorkbookGrid = { ...sheet, sheets };
  const others = wanted !== undefined && sheets.includes(wanted) ? [] : sheets.slice(1);
  for (const name of others) {
    if (found.grid.length > 1) break;
    const next = { ...(await gridOf(archive, name)), sheets };
    if (next.grid.length > found.grid.length) found = next;
  }
  return found;
}

type SheetGrid = Pick<WorkbookGrid, 'grid' | 'sheet'>;

/** The wanted sheet, else the first that is shown; and which there are. In one reading, for the texts of all sheets stand together. */
async function firstSheet(archive: Uint8Array, wanted: string | undefined): Promise<{ sheets: string[]; sheet: SheetGrid }> {
  const sheets: string[] = [];
  const { sheets: read } = await readXlsx(archive, {
    readStyles: true,
    sheets: ({ name, hidden, veryHidden }) => {
      if (hidden || veryHidden) return false;
      sheets.push(name);
      return name === wanted || sheets.length === 1;
    },
  }).catch(refuse);
  const sheet = read.find(({ name }) => name === wanted) ?? read[0];
  return { sheets, sheet: sheet ? { grid: trimmed(textsOf(sheet)), sheet: sheet.name } : { grid: [], sheet: '' } };
}

async function gridOf(archive: Uint8Array, name: string): Promise<SheetGrid> {
  const { sheets } = await readXlsx(archive, { readStyles: true, sheets: [name] }).catch(refuse);
  return { grid: sheets[0] ? trimmed(textsOf(sheets[0])) : [], sheet: name };
}

const refuse = (error: unknown): never => {
  if (error instanceof Refused) throw error;
  // The library tells a sheet that spans more cells than it would hold.
  throw new Refused(error instanceof Error && /\bcells\b.*\blimit\b/.test(error.message) ? 'TOO_MANY_ROWS' : 'DAMAGED');
};

function textsOf(sheet: Sheet): string[][] {
  const texts = sheet.rows.map((row, at) =>
    row.map((value, column) => {
      const cell = sheet.cells?.get(`${at},${column}`);
      // A program may write a formula without what comes of it.
      if (cell?.type === 'formula' && (value === null || value === '')) return '#CALC!';
      return shownCell(value, cell?.style?.numFmt);
    }),
  );
  // One cell over several rows says the same of each of them.
  for (const { startRow, endRow, startCol } of sheet.merges ?? []) {
    const text = texts[startRow]?.[startCol] ?? '';
    for (let row = startRow + 1; row <= Math.min(endRow, texts.length - 1); row += 1) {
      const cells = texts[row];
      if (cells && (cells[startCol] ?? '') === '') cells[startCol] = text;
    }
  }
  return texts;
}

/** Without what is empty below and to the right; a table beyond the limits is refused, not cut. */
function trimmed(texts: string[][]): string[][] {
  const rows = texts.findLastIndex((row) => row.some((text) => text.trim() !== '')) + 1;
  if (rows > limits.rows) throw new Refused('TOO_MANY_ROWS');
  return texts.slice(0, rows).map((row) => {
    const columns = row.findLastIndex((text) => text.trim() !== '') + 1;
    if (columns > limits.columns) throw new Refused('TOO_MANY_COLUMNS');
    return row.slice(0, columns);
  });
}

/** Writes the unsaid formats into the workbook's styles, where it says nothing else of them. */
function sayFormats(parts: Parts): void {
  const name = [...parts.keys()].find((each) => /(^|\/)styles\.xml$/i.test(each));
  const styles = name === undefined ? undefined : parts.get(name);
  if (name === undefined || !styles) return;
  const xml = new TextDecoder().decode(styles);
  const prefix = /<(\w+:)?styleSheet[\s>]/.exec(xml)?.[1] ?? '';
  const formats = Object.entries(CHINESE_FORMATS)
    .filter(([id]) => !xml.includes(`numFmtId="${id}" formatCode`))
    .map(([id, format]) => `<${prefix}numFmt numFmtId="${id}" formatCode="${format.replaceAll('"', '&quot;')}"/>`)
    .join('');
  const list = new RegExp(`<${prefix}numFmts[^>/]*>`);
  const said = list.test(xml)
    ? xml.replace(list, (tag) => tag + formats)
    : xml.replace(/<(\w+:)?styleSheet[^>]*>/, (tag) => `${tag}<${prefix}numFmts>${formats}</${prefix}numFmts>`);
  parts.set(name, new TextEncoder().encode(said));
}
