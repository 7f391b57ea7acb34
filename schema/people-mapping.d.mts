/** A column of PersonRowInput that is plain text. */
export type PersonColumn =
  | 'employeeNumber'
  | 'name'
  | 'alias'
  | 'email'
  | 'phone'
  | 'title'
  | 'unitPath'
  | 'managerNumber'
  | 'birthday'
  | 'birthdayCalendar'
  | 'leapMonth'
  | 'hiredOn'
  | 'leftOn'
  | 'hobbies'
  | 'skills';

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

export interface PeopleMapping {
  columns: Partial<Record<PersonColumn, CellSource>>;
  /** Key of a custom field → where its cell comes from. */
  custom?: Record<string, CellSource>;
}

export interface MappingFault {
  /** Where in the mapping: ["columns", "birthday", "date"]. */
  path: string[];
  code: 'NOT_A_MAPPING' | 'NO_SUCH_FIELD' | 'NO_SOURCE' | 'NO_SUCH_OPTION' | 'WRONG_VALUE' | 'NO_SUCH_COLUMN';
  message: { zh: string; en: string };
}

/** A row of importPeople: text as it stands in the file. */
export type PersonRow = Partial<Record<PersonColumn, string | null>> & { custom?: { key: string; value?: string | null }[] | null };

export const personColumns: Record<PersonColumn, [zh: string, en: string, ...others: string[]]>;
export function suggestMapping(headings: readonly string[]): PeopleMapping;
export function mappingFaults(mapping: unknown, headings: readonly string[]): MappingFault[];
export function mappedHeadings(mapping: PeopleMapping): string[];
export function rowMapper(mapping: PeopleMapping): (record: Record<string, string | undefined>) => PersonRow;
