import { fold, initialsOf, LETTERS_AND_DIGITS, syllablesOf } from './name.rules.ts';

// What people and words are found by. A search compares for equality, never by a pattern: all beginnings of what it may begin with are kept,
// so that the index that finds them has them in the order of the directory.

/** Longer beginnings are not kept, and of what is typed no more is compared. */
const LONGEST = 24;
/** Of a long text only so many places are kept where a search may begin. */
const MOST_ENDS = 12;
/** Of a search no more words are asked for. */
const MOST_WORDS = 4;

/** Stands before the last four digits of a phone. Nobody can type it: only letters and digits of a search count. */
export const PHONE = '#';
const PHONE_DIGITS = 4;

/** Scripts that are written without spaces: there a word may begin with every character. */
const CHARACTERS = '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Hangul}';
const SPACELESS = new RegExp(`[${CHARACTERS}]`, 'u');
const RUNS = new RegExp(`[${CHARACTERS}]|[^${CHARACTERS}]+`, 'gu');

/** Is it written in a script without spaces, at least in part? */
export const isSpaceless = (text: string): boolean => SPACELESS.test(text);

const endsOf = (parts: readonly string[]): string[] => parts.slice(0, MOST_ENDS).map((_, index) => parts.slice(index).join(''));

/** What a text may be found by, each from a place on where a search may begin: as written (晓明, 明), as read (xiaoming, ming) and in short (xm). */
export function endsOfText(text: string, { isName }: { isName: boolean }): string[] {
  const written = (fold(text).match(LETTERS_AND_DIGITS) ?? []).flatMap((run) => run.match(RUNS) ?? []);
  const syllables = syllablesOf(text, { isName });
  const ends = [...endsOf(written), ...endsOf(syllables)];
  if (syllables.length > 1) {
    const initials = [...initialsOf(syllables)];
    ends.push(...endsOf(initials.slice(0, -1)).map((end) => end + (initials.at(-1) ?? '')));
    // 陈晓明 as many write it: chenxm.
    ends.push((syllables[0] ?? '') + initials.slice(1).join(''));
  }
  return [...new Set(ends)];
}

function* beginningsOf(end: string): Iterable<string> {
  let beginning = '';
  for (const letter of [...end].slice(0, LONGEST)) yield (beginning += letter);
}

/** Letters and digits alone, folded: A-017 and a017 are one. */
const plain = (text: string): string => (fold(text).match(LETTERS_AND_DIGITS) ?? []).join('');

const digitsOf = (phone: string): string => phone.replaceAll(/\D/g, '');

/** Whatever somebody may be found by, each as a whole: a search is one of these, or it does not find them. */
export function tokensOf(person: { name: string; alias: string | null; employeeNumber: string | null; phone: string | null }): string[] {
  const { name, alias, employeeNumber, phone } = person;
  const ends = [
    ...endsOfText(name, { isName: true }),
    ...(alias === null ? [] : endsOfText(alias, { isName: true })),
    ...(employeeNumber === null ? [] : [plain(employeeNumber)]),
  ];
  const tokens = new Set(ends.flatMap((end) => [...beginningsOf(end)]));
  const digits = digitsOf(phone ?? '');
  if (digits.length >= PHONE_DIGITS) tokens.add(PHONE + digits.slice(-PHONE_DIGITS));
  return [...tokens];
}

/** What a word of a vocabulary is found by: a line for each place where a search may begin, a line break before each. */
export function findableBy({ nameZh, nameEn }: { nameZh: string; nameEn: string }): string {
  const ends = [nameZh, nameEn].flatMap((name) => endsOfText(name, { isName: false }));
  return [...new Set(ends)].map((end) => `\n${end}`).join('');
}

/** One word of a search: all of them must be found. */
export interface SearchWord {
  /** Folded, letters and digits alone. */
  text: string;
  /** Where it may be (the end of) a phone: all its digits. */
  phone: string | null;
}

/** “谁能帮忙做财务？” and “who can help with finance?” ask for 财务 and for finance. */
const QUESTIONS = [
  /^(?:请问)?(?:有)?(?:谁|哪位|哪个人?|什么人)(?:可以|能够?|会|懂得?|擅长|熟悉|了解|喜欢|爱好?|也){0,3}(?:来)?(?:帮我?忙?|教我?|指导)?(?:一下)?(?:做|弄|搞|看|解决|处理|打|玩|弹|写|讲|说|用|修|拍|画|唱|跳|踢)?(?<asked>.+?)(?:的?人?)?[吗呢啊?？!！。\s]*$/u,
  /^who(?:\s+(?:else|can|could|knows|likes|plays|is good at|help(?:s)?|me|with|do(?:es)?|about|how|to))+\s+(?<asked>.+?)[?!.\s]*$/iu,
];

/** What is asked for in a question; null where it is none. */
export function askedInQuestion(typed: string): string | null {
  const text = typed.normalize('NFKC').trim();
  for (const question of QUESTIONS) {
    const asked = question.exec(text)?.groups?.['asked'];
    if (asked !== undefined) return asked;
  }
  return null;
}

/** The words of a search; null where nothing was typed. None at all where something was typed that nobody can be found by. */
export function searchWords(typed: string): SearchWord[] | null {
  const trimmed = typed.trim();
  if (trimmed === '') return null;
  const asked = askedInQuestion(trimmed) ?? trimmed;
  const whole = plain(asked);
  const isNumber = /^\d+$/.test(whole);
  const words = isNumber ? [whole] : asked.split(/\s+/).map(plain);
  return [...new Set(words.filter((word) => word !== ''))].slice(0, MOST_WORDS).map((word) => ({
    text: [...word].slice(0, LONGEST).join(''),
    phone: /^\d{4,}$/.test(word) ? word : null,
  }));
}

/** The token that leads to those whose phone ends so. */
export const phoneToken = (digits: string): string => PHONE + digits.slice(-PHONE_DIGITS);
