import Papa from 'papaparse';
import { guardCell } from '../../../../../schema/mapping.mjs';
import type { Grid } from './heading-row';

/** The rows of a CSV file, empty ones too, so that they are counted as a spreadsheet counts them. */
export const csvGrid = (text: string): Grid => Papa.parse<string[]>(text.replace(/^\uFEFF/, '')).data;

/** Rows as a CSV file for spreadsheets and for our import. The mark tells Excel that it is UTF-8. */
export const csvText = (rows: Grid): string => `\uFEFF${Papa.unparse(rows.map((row) => [...row]))}\r\n`;

/** A text as it was read, guarded where a spreadsheet would take it for a formula. One that was guarded stays so, and a single hyphen, which clears. */
export const guardedAgain = (cell: string): string => (cell.trim() === '-' || cell.startsWith("'") ? cell : guardCell(cell));
