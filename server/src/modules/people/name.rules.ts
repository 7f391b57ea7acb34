import { pinyin } from 'pinyin-pro';

/** What is derived from a name so that people can be found and put in A–Z order. */
export interface NameReading {
  /** Every syllable without tone or space: 单雄信 → shanxiongxin; for a Latin name its letters: amyklobuchar. */
  full: string;
  /** The first letter of each syllable or word: sxx, ak. */
  initials: string;
  /** Compared byte by byte it gives pinyin order, the same on every database: syllable by syllable, then by the characters. */
  sortKey: string;
}

// Only marks above Latin letters go; ü is a letter of its own in pinyin, and everybody types it as v.
const fold = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[üǖǘǚǜ]/g, 'v')
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '');

const LETTERS_AND_DIGITS = /[\p{Letter}\p{Number}]+/gu;

/** Reads a name: the family name by its reading as a surname (单 shan, 曾 zeng, 仇 qiu, 欧阳 ou yang), other scripts as they are written. */
export function readName(name: string): NameReading {
  const written = name.normalize('NFKC').trim();
  const syllables = pinyin(written, {
    surname: 'head',
    toneType: 'none',
    toneSandhi: false,
    v: true,
    type: 'array',
    nonZh: 'consecutive',
  }).flatMap((part) => fold(part).match(LETTERS_AND_DIGITS) ?? []);
  return {
    full: syllables.join(''),
    initials: syllables.map((each) => String.fromCodePoint(each.codePointAt(0)!)).join(''),
    // A tab sorts before the space that divides syllables: 李明 stands before 李明朗, and all 李明 stand together.
    sortKey: `${syllables.join(' ')}\t${written}`,
  };
}

/** A search term in the forms in which it can be compared with what is stored. */
export interface SearchTerm {
  /** As written, folded: for names, aliases and employee numbers. */
  text: string;
  /** Its letters and digits alone, for the reading and the initials ("Chen Xiao-ming" finds chenxiaoming); null where it holds other characters, such as 陈. */
  reading: string | null;
}

/** What somebody typed into a search box, or null where they typed nothing to search for. */
export function searchTerm(typed: string): SearchTerm | null {
  const text = foldForSearch(typed);
  if (!text) return null;
  const reading = text.replace(/[\s'’·.-]/g, '');
  return { text, reading: /^[a-z0-9]+$/.test(reading) ? reading : null };
}

/** The form in which names, aliases and employee numbers are compared: no case, no width, no marks, single spaces. */
export function foldForSearch(text: string): string {
  return fold(text).replace(/\s+/g, ' ').trim();
}
