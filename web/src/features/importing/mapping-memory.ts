import type { ColumnMapping } from '../../../../schema/mapping.mjs';

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
