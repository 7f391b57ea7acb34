import {
  mappingFaults,
  mappingOf,
  rowMapper,
  type StructureCells,
  type StructureColumn,
  structureColumns,
  type StructureMapping,
  suggestMapping,
} from '../../../../schema/structure-mapping.mjs';
import type { Context } from '../../platform/context.ts';
import { authorize, type Problem, Rejected } from '../../platform/graphql/user-error.ts';
import { selectRows } from '../../platform/orm/select.ts';
import { storedStructure } from '../organization/structure-import.service.ts';
import { readCsv, writeCsv } from './csv.service.ts';
import { mayImport } from './import.policy.ts';
import { type ExportedRow, exportedStructure } from './structure-file.rules.ts';
import type { KnownPerson } from './structure-people.rules.ts';

export interface NamedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/**
 * The rows of importOrganization that a CSV file holds. Without a mapping the headings must be ours, in either language; a mapping, which
 * may name several files, lets the tables of another system in as they are.
 */
export function readStructureFile({ name, bytes }: NamedFile, mapping?: unknown): StructureCells[] {
  const records = readCsv(bytes);
  const headings = Object.keys(records[0] ?? {});
  const used = mapping === undefined ? suggestMapping(headings) : mappingOf(mapping, name);
  if (used === undefined) throw new Rejected([notNamed(name)]);
  const problems = mappingFaults(used, headings);
  if (problems.length > 0) throw new Rejected(problems);
  const known = used as StructureMapping;
  if (known.columns.record === undefined) throw new Rejected([noRecord]);
  const toRow = rowMapper(known);
  return records.map((record) => toRow(record));
}

const notNamed = (name: string): Problem => ({
  code: 'NO_MAPPING',
  message: { zh: `映射的 tables 里没有 ${name}`, en: `The tables of the mapping name no ${name}` },
});
const noRecord: Problem = {
  code: 'NO_COLUMNS',
  message: {
    zh: '不知道每一行说的是什么：文件里没有“记录”这一列，请给出映射',
    en: 'What the rows are about is not said: the file has no column “Record”; give a mapping',
  },
};

/** The columns of an export, in the order in which somebody reads them. */
const COLUMNS: readonly (StructureColumn | 'unitName' | 'reportsToName')[] = [
  'record',
  'key',
  'from',
  'until',
  'name',
  'holder',
  'holderName',
  'unit',
  'unitName',
  'reportsTo',
  'reportsToName',
  'primary',
  'kind',
  'headSeat',
  'order',
  'responsibilities',
];
/** For people alone: the import passes them over. */
const BESIDE = { unitName: ['（部门名称）', '(Unit name)'], reportsToName: ['（汇报对象）', '(Superior)'] } as const;

/** The whole organization of every day as a CSV file that the import reads back: importing it again changes nothing. */
export async function exportOrganization(ctx: Context): Promise<string> {
  authorize(ctx, mayImport(ctx.viewer));
  const people = await selectRows<KnownPerson>(
    ctx.em,
    'select id, employee_number as "employeeNumber", name, left_on as "leftOn" from person',
  );
  const rows = exportedStructure(await storedStructure(ctx), new Map(people.map((person) => [person.id, person])), ctx.locale);
  const language = ctx.locale === 'en' ? 1 : 0;
  const headings = COLUMNS.map((column) => ({ ...structureColumns, ...BESIDE })[column][language]);
  return writeCsv([headings, ...rows.map((row: ExportedRow) => COLUMNS.map((column) => row[column] ?? ''))]);
}
