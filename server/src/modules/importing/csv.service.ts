import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { type Problem, Rejected } from '../../platform/graphql/user-error.ts';
import { guardCell } from '../../../../schema/mapping.mjs';

const noRows: Problem = { code: 'NO_ROWS', message: { zh: '文件里没有数据行', en: 'The file has no rows' } };

/** The lines of a CSV file by their headings. UTF-8 with or without its mark, and GBK, which Excel writes in China. */
export function readCsv(bytes: Uint8Array): Record<string, string>[] {
  const records = parsed(bytes);
  if (records.length === 0) throw new Rejected([noRows]);
  return records;
}

function parsed(bytes: Uint8Array): Record<string, string>[] {
  try {
    return parse(decode(bytes), { columns: true, bom: true, skip_empty_lines: true, relax_column_count: true, trim: true });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Rejected([{ code: 'NOT_CSV', message: { zh: `这不是 CSV 文件：${reason}`, en: `This is not a CSV file: ${reason}` } }]);
  }
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

/** Lines as a CSV file for spreadsheets and for our import: no cell is a formula. */
export const writeCsv = (lines: readonly (readonly string[])[]): string =>
  // The mark tells Excel that it is UTF-8.
  stringify(
    lines.map((line) => line.map(guardCell)),
    { bom: true, record_delimiter: '\r\n', quoted_match: /^\s|\s$/ },
  );
