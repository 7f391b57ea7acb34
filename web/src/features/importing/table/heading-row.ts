import { plain } from '../../../../../schema/mapping.mjs';

/** Cells as they stand, row after row from the first of the sheet; rows may be of different lengths. */
export type Grid = readonly (readonly string[])[];

/** A table found in a grid: its headings, and below them its rows that say something. */
export interface Table {
  headings: string[];
  rows: string[][];
  /** Of each row, as a spreadsheet shows it: the first row of the sheet is 1. */
  rowNumbers: number[];
}

/** So far down a table may begin, below its title and what is said of it. */
const SEARCHED = 20;
/** The last column of refused rows; it is passed over when they are fed in again. */
export const reasonHeadings = ['原因', 'Reason'] as const;
/** How a row begins that shows how to fill a template in: it is passed over. */
export const exampleMarks = ['（示例）', '(Example)'] as const;

const isEmpty = (row: readonly string[]): boolean => row.every((cell) => cell.trim() === '');
const isExample = (row: readonly string[]): boolean => {
  const first = row.find((cell) => cell.trim() !== '')?.trim() ?? '';
  return exampleMarks.some((mark) => first.startsWith(mark));
};
const filled = (row: readonly string[]): number => row.filter((cell) => cell.trim() !== '').length;

/**
 * Where the headings stand: the row with the most headings that are known, two at least; without one the first that fills half of the
 * widest row, which a title above the table does not.
 */
function headingRow(grid: Grid, known: ReadonlySet<string>): number {
  const searched = grid.slice(0, SEARCHED);
  const hits = searched.map((row) => new Set(row.map(plain).filter((heading) => known.has(heading))).size);
  const most = Math.max(0, ...hits);
  if (most >= 2) return hits.indexOf(most);
  const widest = Math.max(0, ...searched.map(filled));
  return searched.findIndex((row) => filled(row) > 0 && filled(row) >= widest / 2);
}

/** The name of a column as a spreadsheet shows it: A, B, … AA. */
export function columnLetters(column: number): string {
  return (column >= 26 ? columnLetters(Math.floor(column / 26) - 1) : '') + String.fromCodePoint(65 + (column % 26));
}

/** Finds the table of a grid. A column without a heading goes by its letters, a heading that comes twice gets a number. */
export function tableIn(grid: Grid, known: readonly string[] = []): Table {
  const at = headingRow(grid, new Set(known.map(plain)));
  if (at < 0) return { headings: [], rows: [], rowNumbers: [] };
  const below = grid
    .map((row, index) => ({ row, number: index + 1 }))
    .slice(at + 1)
    .filter(({ row }) => !isEmpty(row) && !isExample(row));
  const width = Math.max(grid[at]?.length ?? 0, ...below.map(({ row }) => row.length));
  const names = new Set<string>();
  const columns: { column: number; name: string }[] = [];
  for (let column = 0; column < width; column += 1) {
    const heading = (grid[at]?.[column] ?? '').trim().replace(/\s+/g, ' ');
    if (heading === '' && below.every(({ row }) => (row[column] ?? '').trim() === '')) continue;
    let name = heading || columnLetters(column);
    for (let again = 2; names.has(name); again += 1) name = `${heading || columnLetters(column)} (${again})`;
    names.add(name);
    columns.push({ column, name });
  }
  if (reasonHeadings.some((heading) => heading === columns.at(-1)?.name)) columns.pop();
  return {
    headings: columns.map(({ name }) => name),
    rows: below.map(({ row }) => columns.map(({ column }) => row[column] ?? '')),
    rowNumbers: below.map(({ number }) => number),
  };
}
