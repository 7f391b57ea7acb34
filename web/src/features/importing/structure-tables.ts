import {
  mappingFaults,
  mappingFor,
  mappingOf,
  rowMapper,
  type StructureCells,
  type StructureMapping,
  type StructureRecord,
  suggestMapping,
  suggestTable,
} from '../../../../schema/structure-mapping.mjs';
import { recallMapping, rememberMapping } from './mapping-memory';
import type { TableFile } from './table/table-reader';

/** A chosen file: our own, whose rows say what they are about, or a table of another system, of which the person says it. */
export interface StructureTable {
  file: TableFile;
  /** Null: its rows say it themselves. */
  record: StructureRecord | null;
  mapping: StructureMapping;
}

export function tableOf(file: TableFile): StructureTable {
  const { headings } = file;
  const own = suggestMapping(headings);
  if (own.columns.record !== undefined) return { file, record: null, mapping: own };
  const remembered = recallMapping(
    'structure',
    headings,
    (stored): stored is StructureMapping => mappingFaults(stored, headings).length === 0,
  );
  return remembered ? { file, record: recordIn(remembered), mapping: remembered } : { file, ...suggestTable(headings) };
}

/** The table with rows of another sort; what the headings tell of it is asked anew. */
export const tableAbout = (table: StructureTable, record: StructureRecord): StructureTable => ({
  ...table,
  record,
  mapping: mappingFor(record, table.file.headings),
});

/** What a mapping says its rows are about, where it says one thing of all. */
function recordIn({ columns: { record } }: StructureMapping): StructureRecord | null {
  return typeof record === 'object' && record.constant !== undefined ? (record.constant as StructureRecord) : null;
}

/** The tables with a mapping file; undefined where it does not fit one of them, which is then told by `faultsOf`. */
export const tablesWith = (tables: readonly StructureTable[], mapping: unknown): StructureTable[] =>
  tables.map((table) => {
    const own = mappingOf(mapping, table.file.name);
    return own === undefined ? table : { ...table, mapping: own as StructureMapping, record: isMapping(own) ? recordIn(own) : null };
  });

const isMapping = (mapping: unknown): mapping is StructureMapping =>
  typeof mapping === 'object' && mapping !== null && typeof (mapping as Partial<StructureMapping>).columns === 'object';

export const faultsOf = (tables: readonly StructureTable[]) =>
  tables.flatMap(({ file, mapping }) => mappingFaults(mapping, file.headings).map((fault) => ({ file: file.name, ...fault })));

/** The rows of all tables as one file; what was chosen is remembered for tables with the same headings. */
export function rowsOf(tables: readonly StructureTable[]): StructureCells[] {
  for (const { file, record, mapping } of tables) if (record !== null) rememberMapping('structure', file.headings, mapping);
  return tables.flatMap(({ file, mapping }) => file.records.map(rowMapper(mapping)));
}

/** In which table a row stands, and as which of its records. */
export function whereRow(tables: readonly StructureTable[], index: number): { table: StructureTable; record: number } | undefined {
  let before = 0;
  for (const table of tables) {
    const count = table.file.records.length;
    if (index < before + count) return { table, record: index - before };
    before += count;
  }
  return undefined;
}
