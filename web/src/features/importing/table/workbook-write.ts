import { type CellStyle, writeXlsx, type WriteSheet } from 'hucre/xlsx';
import { columnLetters, type Grid } from './heading-row';

/** A sheet of a workbook to write, all of it text: what is typed into it stays as it is typed, leading zeros too. */
export interface SheetToWrite {
  name: string;
  /** Headings first. */
  rows: Grid;
  /** Cells to mark, as `row,column` from 0. */
  marked?: readonly string[];
  /** What can be chosen in a column, from its second row on. */
  choices?: readonly { column: number; values: readonly string[] }[];
  /** Characters; as wide as the text asks where absent. */
  widths?: readonly number[];
}

const TEXT = '@';
const HEADING: CellStyle = { numFmt: TEXT, font: { bold: true }, fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'E7EEEB' } } };
const MARKED: CellStyle = { numFmt: TEXT, fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'FFD9D2' } } };
const LAST_ROW = 20_001;

/** As the format writes what looks like one of its escapes. */
const escaped = (text: string): string => text.replace(/_x(?=[0-9A-Fa-f]{4}_)/g, '_x005F_x');

/** Chinese letters take two places. */
const widthOf = (text: string): number => [...text].reduce((sum, letter) => sum + ((letter.codePointAt(0) ?? 0) > 0x2e7f ? 2 : 1), 0);

/** So many rows say how wide their columns are. */
const MEASURED = 200;
function widthsOf({ rows, widths }: SheetToWrite): number[] {
  if (widths) return [...widths];
  return (rows[0] ?? []).map((_heading, column) => {
    const widest = Math.max(...rows.slice(0, MEASURED).map((row) => widthOf(row[column] ?? '')));
    return Math.min(Math.max(widest + 2, 8), 40);
  });
}

function sheetOf(sheet: SheetToWrite): WriteSheet {
  const { name, rows, marked = [], choices = [] } = sheet;
  const styled = (key: string, style: CellStyle): [string, { value: string; type: 'string'; style: CellStyle }] => {
    const [row = 0, column = 0] = key.split(',').map(Number);
    return [key, { value: escaped(rows[row]?.[column] ?? ''), type: 'string', style }];
  };
  return {
    name,
    rows: rows.map((row) => row.map((text) => (text === '' ? null : escaped(text)))),
    columns: widthsOf(sheet).map((width) => ({ width, numFmt: TEXT })),
    cells: new Map([
      ...(rows[0] ?? []).map((_heading, column) => styled(`0,${column}`, HEADING)),
      ...marked.map((key) => styled(key, MARKED)),
    ]),
    freezePane: { rows: 1 },
    dataValidations: choices
      .filter(({ values }) => fitsInList(values))
      .map(({ column, values }) => ({
        type: 'list' as const,
        values: [...values],
        range: `${columnLetters(column)}2:${columnLetters(column)}${LAST_ROW}`,
        allowBlank: true,
        // What is not in the list is told by the import, in words.
        errorStyle: 'information' as const,
        showErrorMessage: false,
      })),
  };
}

/** A list stands in the sheet as one text, with commas between. */
const fitsInList = (values: readonly string[]): boolean => values.join(',').length <= 250 && !values.some((value) => /[,"]/.test(value));

export const writeWorkbook = (sheets: readonly SheetToWrite[]): Promise<Uint8Array> => writeXlsx({ sheets: sheets.map(sheetOf) });
