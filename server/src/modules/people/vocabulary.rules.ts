import { findableBy, isSpaceless } from './search.rules.ts';

/** The form in which two spellings of one word meet: "Table Tennis" and "table tennis", 羽 毛 球 and 羽毛球. */
export const wordKey = (name: string): string => name.normalize('NFKC').toLowerCase().replace(/\s+/g, '');

/** The columns of a word: two follow from its names. */
export const wordColumns = (names: {
  nameZh: string;
  nameEn: string;
}): { key: string; nameZh: string; nameEn: string; findableBy: string } => ({
  ...names,
  key: wordKey(names.nameZh),
  findableBy: findableBy(names),
});

interface Names {
  nameZh: string;
  nameEn: string;
}

/** What a word is called that takes another's people: it keeps its names, and takes the other's in a language that nobody has translated it to. */
export function mergedNames(into: Names, from: Names): Names {
  if (into.nameZh !== into.nameEn) return { nameZh: into.nameZh, nameEn: into.nameEn };
  if (isSpaceless(into.nameZh)) return { nameZh: into.nameZh, nameEn: isSpaceless(from.nameEn) ? into.nameEn : from.nameEn };
  return { nameZh: isSpaceless(from.nameZh) ? from.nameZh : into.nameZh, nameEn: into.nameEn };
}
