import {
  customHeadings,
  exportedAlone,
  mappingFaults,
  type NamedField,
  type PeopleMapping,
  type PersonColumn,
  personColumns,
  type PersonRow,
  rowMapper,
  suggestMapping,
} from '../../../../schema/people-mapping.mjs';
import { today } from '../../platform/company/company.ts';
import type { Context } from '../../platform/context.ts';
import { authorize, type Problem, Rejected } from '../../platform/graphql/user-error.ts';
import { CustomField } from '../people/custom-field.entity.ts';
import { readCsv, writeCsv } from './csv.service.ts';
import { exportedRow } from './export.rules.ts';
import { mayImport } from './import.policy.ts';
import { readRoster } from './roster.reads.ts';

/** The fields that HR defined, by which headings of a file are known. */
export const fieldsInFiles = (ctx: Context): Promise<readonly NamedField[]> => ctx.em.find(CustomField, {});

/**
 * The rows of importPeople that a CSV file holds. UTF-8 with or without its mark, and GBK, which Excel writes in China. Without a
 * mapping the headings must be ours, in either language, or of a custom field; a mapping lets the file of another system in as it is.
 */
export function readPeopleFile(bytes: Uint8Array, mapping?: unknown, fields: readonly NamedField[] = []): PersonRow[] {
  const records = readCsv(bytes);
  const headings = Object.keys(records[0] ?? {});
  const used = mapping ?? suggestMapping(headings, fields);
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
  const roster = await readRoster(ctx, await today(ctx));
  const columns = (Object.keys(personColumns) as PersonColumn[]).filter((column) => !exportedAlone.includes(column));
  const language = ctx.locale === 'en' ? 1 : 0;
  const named = (column: PersonColumn): string => personColumns[column][language];
  const headings = [...columns.map(named), ...customHeadings([...roster.customFields.values()], ctx.locale), ...exportedAlone.map(named)];
  const records = roster.people.map((person) => {
    const row = exportedRow(person, roster, ctx.locale);
    return [
      ...columns.map((column) => row[column] ?? ''),
      ...(row.custom ?? []).map(({ value }) => value ?? ''),
      ...exportedAlone.map((column) => row[column] ?? ''),
    ];
  });
  return writeCsv([headings, ...records]);
}
