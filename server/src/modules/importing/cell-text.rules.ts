/** What a spreadsheet would take for a formula, after as many apostrophes as stand before it. */
const FORMULA = /^'*[=+\-@\t\r＝＋－＠]/;

/** A text as it is written into a cell: with an apostrophe before what would be a formula. */
export const guardCell = (text: string): string => (FORMULA.test(text) ? `'${text}` : text);

/** The text of a cell without that apostrophe, which our export, like spreadsheets, puts there. */
export const unguardCell = (cell: string): string => (cell.startsWith("'") && FORMULA.test(cell) ? cell.slice(1) : cell);
