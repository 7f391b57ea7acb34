import type { CellSource, MappingFault } from './mapping.mjs';

export type { CellSource, MappingFault } from './mapping.mjs';

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

export interface PeopleMapping {
  columns: Partial<Record<PersonColumn, CellSource>>;
  /** Key of a custom field → where its cell comes from. */
  custom?: Record<string, CellSource>;
}

/** A row of importPeople: text as it stands in the file. */
export type PersonRow = Partial<Record<PersonColumn, string | null>> & { custom?: { key: string; value?: string | null }[] | null };

export const personColumns: Record<PersonColumn, [zh: string, en: string, ...others: string[]]>;
export function suggestMapping(headings: readonly string[]): PeopleMapping;
export function mappingFaults(mapping: unknown, headings: readonly string[]): MappingFault[];
export function mappedHeadings(mapping: PeopleMapping): string[];
export function rowMapper(mapping: PeopleMapping): (record: Record<string, string | undefined>) => PersonRow;
