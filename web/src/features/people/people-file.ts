import Papa from 'papaparse';
import { mappingFaults, type PeopleMapping, type PersonColumn, personColumns, suggestMapping } from '../../../../schema/people-mapping.mjs';

/** A CSV file as it was read: its headings, and its lines by heading. */
export interface PeopleFile {
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

export async function readPeopleFile(file: File): Promise<PeopleFile> {
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
export const templateFile = (locale: string): Blob => csv([Object.values(personColumns).map((names) => names[locale === 'en' ? 1 : 0])]);

/** The lines that were refused, as they stood in the file, with the reasons at their end: mended, it can be fed in again. */
export function refusedLines(file: PeopleFile, reasons: ReadonlyMap<number, readonly string[]>, locale: string): Blob {
  const lines = [...reasons]
    .sort(([a], [b]) => a - b)
    .map(([index, words]) => [...file.headings.map((each) => file.records[index]?.[each] ?? ''), words.join('; ')]);
  return csv([[...file.headings, reasonHeadings[locale === 'en' ? 1 : 0] ?? ''], ...lines]);
}

// A mapping is remembered for files with the same headings.
const memoryKey = (headings: readonly string[]) => `hearth.people-mapping.${headings.join('|')}`;

export function recallMapping(headings: readonly string[]): PeopleMapping {
  const stored = localStorage.getItem(memoryKey(headings));
  const mapping: unknown = stored === null ? null : JSON.parse(stored);
  return mapping !== null && mappingFaults(mapping, headings).length === 0 ? (mapping as PeopleMapping) : suggestMapping(headings);
}

export const rememberMapping = (headings: readonly string[], mapping: PeopleMapping): void =>
  localStorage.setItem(memoryKey(headings), JSON.stringify(mapping));

export const fields = Object.keys(personColumns) as PersonColumn[];
