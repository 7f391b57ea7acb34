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

/**
 * The form in which texts are compared with what was typed: no case, no width, no marks. Only marks above Latin letters go; ü is a letter of
 * its own in pinyin, and everybody types it as v.
 */
export const fold = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[üǖǘǚǜ]/g, 'v')
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '');

/** What of a text counts when it is searched. */
export const LETTERS_AND_DIGITS = /[\p{Letter}\p{Number}]+/gu;

/**
 * The syllables and words of a text without tones or marks: 单雄信 → shan, xiong, xin. A name begins with a family name, which is read as one
 * (单 shan, 曾 zeng, 仇 qiu, 欧阳 ou yang); other scripts stay as they are written.
 */
export const syllablesOf = (text: string, { isName }: { isName: boolean }): string[] =>
  pinyin(text.normalize('NFKC').trim(), {
    surname: isName ? 'head' : 'off',
    toneType: 'none',
    toneSandhi: false,
    v: true,
    type: 'array',
    nonZh: 'consecutive',
  }).flatMap((part) => fold(part).match(LETTERS_AND_DIGITS) ?? []);

/** The first letter of each. */
export const initialsOf = (syllables: readonly string[]): string =>
  syllables.map((each) => String.fromCodePoint(each.codePointAt(0) ?? 0)).join('');

/** Reads a name. */
export function readName(name: string): NameReading {
  const syllables = syllablesOf(name, { isName: true });
  return {
    full: syllables.join(''),
    initials: initialsOf(syllables),
    // A tab sorts before the space that divides syllables: 李明 stands before 李明朗, and all 李明 stand together.
    sortKey: `${syllables.join(' ')}\t${name.normalize('NFKC').trim()}`,
  };
}
