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
  | 'skills'
  | 'place'
  | 'timeZone'
  | 'locale'
  | 'emergencyName'
  | 'emergencyRelation'
  | 'emergencyPhone'
  | 'hearthId';

/** A field that HR defined, as a file may name it. */
export interface NamedField {
  readonly key: string;
  readonly labelZh: string;
  readonly labelEn: string;
}

export interface PeopleMapping {
  columns: Partial<Record<PersonColumn, CellSource>>;
  /** Key of a custom field → where its cell comes from. */
  custom?: Record<string, CellSource>;
}

/** A row of importPeople: text as it stands in the file. */
export type PersonRow = Partial<Record<PersonColumn, string | null>> & { custom?: { key: string; value?: string | null }[] | null };

export const personColumns: Record<PersonColumn, [zh: string, en: string, ...others: string[]]>;
export const exportedAlone: readonly PersonColumn[];
export function suggestMapping(headings: readonly string[], fields?: readonly NamedField[]): PeopleMapping;
export function customHeadings(fields: readonly NamedField[], language: string): string[];
export function mappingFaults(mapping: unknown, headings: readonly string[]): MappingFault[];
export function mappedHeadings(mapping: PeopleMapping): string[];
export function rowMapper(mapping: PeopleMapping): (record: Record<string, string | undefined>) => PersonRow;
