import type { CellSource, MappingFault } from './mapping.mjs';

export type { CellSource, MappingFault } from './mapping.mjs';

/** A column of StructureRowInput. */
export type StructureColumn =
  | 'record'
  | 'key'
  | 'from'
  | 'until'
  | 'lastDay'
  | 'name'
  | 'kind'
  | 'unit'
  | 'reportsTo'
  | 'holder'
  | 'holderName'
  | 'primary'
  | 'manager'
  | 'headSeat'
  | 'order'
  | 'responsibilities';

/** What a row is about. */
export type StructureRecord =
  | 'unit'
  | 'seat'
  | 'dottedLine'
  | 'standIn'
  | 'person'
  | 'personUnit'
  | 'personTitle'
  | 'personManager'
  | 'unitHead';

/** A row of importOrganization: text as it stands in the file. */
export type StructureCells = Partial<Record<StructureColumn, string | null>>;

export interface StructureMapping {
  columns: Partial<Record<StructureColumn, CellSource>>;
}

export const structureColumns: Record<StructureColumn, [zh: string, en: string, ...others: string[]]>;
export const structureRecords: Record<StructureRecord, [zh: string, en: string]>;
export const columnsOfRecord: Record<StructureRecord, { required: StructureColumn[]; optional: StructureColumn[] }>;
export function recordOf(word: string): StructureRecord | undefined;
export function suggestMapping(headings: readonly string[]): StructureMapping;
export function suggestTable(headings: readonly string[]): { record: StructureRecord; mapping: StructureMapping };
export function mappingFor(record: StructureRecord, headings: readonly string[]): StructureMapping;
export function mappingFaults(mapping: unknown, headings: readonly string[]): MappingFault[];
export function mappingOf(mapping: unknown, file: string): unknown;
export function rowMapper(mapping: StructureMapping): (record: Record<string, string | undefined>) => StructureCells;
