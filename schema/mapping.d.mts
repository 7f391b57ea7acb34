/** Where a cell comes from: the heading of a column, or exactly one of `column`, `join` and `constant` with what is done to it. */
export type CellSource =
  | string
  | {
      column?: string;
      /** Several columns, joined by `with` (a space where absent); empty ones are left out. */
      join?: string[];
      with?: string;
      constant?: string;
      /** How the file writes dates: YYYY, MM and DD once each, such as DD/MM/YYYY. */
      date?: string;
      /** Words of the file → words of Hearth; a word that is not listed stays. */
      values?: Record<string, string>;
      /** Taken where the cell is empty. */
      default?: string;
    };

export interface MappingFault {
  /** Where in the mapping: ["columns", "birthday", "date"]. */
  path: string[];
  code: 'NOT_A_MAPPING' | 'NO_SUCH_FIELD' | 'NO_SOURCE' | 'NO_SUCH_OPTION' | 'WRONG_VALUE' | 'NO_SUCH_COLUMN';
  message: { zh: string; en: string };
}

/** Our columns, each with the headings by which a file names it, the Chinese and the English one first. */
export type KnownColumns = Readonly<Record<string, readonly string[]>>;
export interface ColumnMapping {
  columns: Partial<Record<string, CellSource>>;
  custom?: Record<string, CellSource>;
}

export function plain(heading: string): string;
export function suggestedColumns(known: KnownColumns, headings: readonly string[]): ColumnMapping;
export function faultsOfMapping(known: KnownColumns, mapping: unknown, headings: readonly string[]): MappingFault[];
export function mappedHeadings(mapping: ColumnMapping): string[];
export function rowMapper(mapping: ColumnMapping): (record: Record<string, string | undefined>) => Record<string, unknown>;
export function guardCell(text: string): string;
export function unguardCell(cell: string): string;
export function workbookText(text: string): string;
