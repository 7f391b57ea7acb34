import Papa from 'papaparse';
import type { ColumnMapping } from '../../../../schema/mapping.mjs';

/** A CSV file as it was read: its headings, and its lines by heading. */
export interface CsvFile {
  name: string;
  headings: string[];
  records: Record<string, string>[];
}

/** UTF-8, or else GBK, which Excel writes in China. */
export function decodeText(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

/** The last column of refused lines; it is passed over when they are fed in again. */
const reasonHeadings = ['原因', 'Reason'];

export async function readCsvFile(file: File): Promise<CsvFile> {
  const text = decodeText(await file.arrayBuffer()).replace(/^\uFEFF/, '');
  const { data, meta } = Papa.parse<Record<string, string>>(text, {
    header: true,
    skipEmptyLines: 'greedy',
    transformHeader: (heading) => heading.trim(),
  });
  return {
    name: file.name,
    headings: (meta.fields ?? []).filter((heading) => heading !== '' && !reasonHeadings.includes(heading)),
    records: data,
  };
}

const csv = (rows: string[][]): Blob =>
  new Blob([`\uFEFF${Papa.unparse(rows, { escapeFormulae: true })}`], { type: 'text/csv;charset=utf-8' });

/** An empty file with our headings. */
export const templateFile = (columns: Readonly<Record<string, readonly string[]>>, locale: string): Blob =>
  csv([Object.values(columns).map((names) => names[locale === 'en' ? 1 : 0] ?? '')]);

/** The lines that were refused, as they stood in the file, with the reasons at their end: mended, it can be fed in again. */
export function refusedLines(file: CsvFile, reasons: ReadonlyMap<number, readonly string[]>, locale: string): Blob {
  const lines = [...reasons]
    .sort(([a], [b]) => a - b)
    .map(([index, words]) => [...file.headings.map((each) => file.records[index]?.[each] ?? ''), words.join('; ')]);
  return csv([[...file.headings, reasonHeadings[locale === 'en' ? 1 : 0] ?? ''], ...lines]);
}

// A mapping is remembered for files with the same headings.
const memoryKey = (sort: string, headings: readonly string[]) => `hearth.${sort}-mapping.${headings.join('|')}`;

/** The mapping that was last used for a file with these headings, if it still fits. */
export function recallMapping<Mapping extends ColumnMapping>(
  sort: 'people' | 'structure',
  headings: readonly string[],
  fits: (mapping: unknown) => mapping is Mapping,
): Mapping | undefined {
  const stored = localStorage.getItem(memoryKey(sort, headings));
  const mapping = stored === null ? null : parsed(stored);
  return mapping !== null && fits(mapping) ? mapping : undefined;
}

/** What is kept in the browser may have been broken there: then nothing is remembered. */
function parsed(stored: string): unknown {
  try {
    return JSON.parse(stored);
  } catch {
    return null;
  }
}

export const rememberMapping = (sort: 'people' | 'structure', headings: readonly string[], mapping: ColumnMapping): void =>
  localStorage.setItem(memoryKey(sort, headings), JSON.stringify(mapping));

/** The chosen files of an input, which then can choose the same files again. */
export function takeFiles(event: Event): File[] {
  const input = event.target as HTMLInputElement;
  const chosen = [...(input.files ?? [])];
  input.value = '';
  return chosen;
}
