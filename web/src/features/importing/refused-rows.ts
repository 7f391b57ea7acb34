import { reasonHeadings } from './table/heading-row';
import { makeFile, type Running, type TableFile } from './table/table-reader';

/** What is wrong with a row, and which columns of the file its cell comes from. */
export interface RowReason {
  record: number;
  words: string;
  headings: readonly string[];
}

type Source = Pick<TableFile, 'format' | 'headings' | 'records' | 'sheet'>;

function grouped(reasons: readonly RowReason[]): Map<number, RowReason[]> {
  const byRecord = new Map<number, RowReason[]>();
  for (const reason of reasons) byRecord.set(reason.record, [...(byRecord.get(reason.record) ?? []), reason]);
  return byRecord;
}

/** The refused rows as they stood in the file, the reasons at their end. */
export function refusedRows({ headings, records }: Source, reasons: readonly RowReason[], locale: string) {
  const byRecord = [...grouped(reasons)].sort(([a], [b]) => a - b);
  const lines = byRecord.map(([record, those]) => [
    ...headings.map((heading) => records[record]?.[heading] ?? ''),
    those.map(({ words }) => words).join('; '),
  ]);
  const marked = byRecord.flatMap(([, those], line) => {
    const faulty = new Set(those.flatMap((each) => each.headings).map((heading) => headings.indexOf(heading)));
    return [...faulty, headings.length].filter((column) => column >= 0).map((column) => `${line + 1},${column}`);
  });
  return { rows: [[...headings, reasonHeadings[locale === 'en' ? 1 : 0]], ...lines], marked };
}

/** The refused rows as a file of the same sort: mended, it can be fed in again. A workbook marks the cells that are wrong. */
export function refusedFile(file: Source, reasons: readonly RowReason[], locale: string): Running<Blob> {
  const { rows, marked } = refusedRows(file, reasons, locale);
  return makeFile({ write: [{ name: file.sheet ?? 'Hearth', rows, marked }], format: file.format });
}
