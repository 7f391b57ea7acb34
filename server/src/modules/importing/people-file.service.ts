import {
  mappingFaults,
  type PeopleMapping,
  type PersonColumn,
  personColumns,
  type PersonRow,
  rowMapper,
  suggestMapping,
} from '../../../../schema/people-mapping.mjs';
import type { Context } from '../../platform/context.ts';
import { authorize, type Problem, Rejected } from '../../platform/graphql/user-error.ts';
import { readCsv, writeCsv } from './csv.service.ts';
import { exportedPeople } from './export.reads.ts';
import { mayImport } from './import.policy.ts';

/**
 * The rows of importPeople that a CSV file holds. UTF-8 with or without its mark, and GBK, which Excel writes in China. Without a
 * mapping the headings must be ours, in either language; a mapping lets the file of another system in as it is.
 */
export function readPeopleFile(bytes: Uint8Array, mapping?: unknown): PersonRow[] {
  const records = readCsv(bytes);
  const headings = Object.keys(records[0] ?? {});
  const used = mapping ?? suggestMapping(headings);
  const problems = mappingFaults(used, headings);
  if (problems.length > 0) throw new Rejected(problems);
  const known = used as PeopleMapping;
  if (Object.keys(known.columns).length === 0) throw new Rejected([noColumns]);
  const toRow = rowMapper(known);
  return records.map((record) => toRow(record));
}

const noColumns: Problem = {
  code: 'NO_COLUMNS',
  message: { zh: '没有一列能对应到成员的字段，请给出映射', en: 'No column names a field of a member: give a mapping' },
};

/**
 * Everybody as a CSV file that the import reads back: importing it again changes nothing. A text that a spreadsheet would take for a
 * formula gets an apostrophe, which the import takes off. What the viewer may not see is left empty, and an empty cell changes nothing.
 */
export async function exportPeople(ctx: Context): Promise<string> {
  authorize(ctx, mayImport(ctx.viewer));
  const columns = Object.keys(personColumns) as PersonColumn[];
  const { rows, customKeys } = await exportedPeople(ctx);
  const records = rows.map((row) => [
    ...columns.map((column) => row[column] ?? ''),
    ...customKeys.map((key) => row.custom?.find((each) => each.key === key)?.value ?? ''),
  ]);
  const language = ctx.locale === 'en' ? 1 : 0;
  const headings = [...columns.map((column) => personColumns[column][language]), ...customKeys];
  return writeCsv([headings, ...records]);
}
