import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readName } from './name.rules.ts';
import { askedInQuestion, findableBy, phoneToken, searchWords, tokensOf } from './search.rules.ts';

const person = (data: Partial<Parameters<typeof tokensOf>[0]>) =>
  tokensOf({ name: '', alias: null, employeeNumber: null, phone: null, ...data });
/** Does a search of one word find who has these tokens? */
const finds = (tokens: readonly string[], typed: string): boolean =>
  searchWords(typed)?.every(({ text }) => tokens.includes(text)) ?? false;

describe('somebody is found', () => {
  const found = person({ name: '陈晓明', alias: 'Amy O’Neil-Lujan', employeeNumber: 'A-017', phone: '+86 138-0013 8765' });

  it.each([
    '陈',
    '陈晓',
    '晓明',
    '明',
    'chen',
    'c',
    'chenx',
    'xiaoming',
    'ming',
    'CXM',
    'xm',
    'chenxm',
    'Chen Xiao-ming',
    'ming chen',
    '陈 明',
  ])('by %s of the name', (typed) => expect(finds(found, typed)).toBe(true));
  it.each(['amy', 'Amy O', 'o’neil', 'ＬＵＪÁＮ', 'aonl'])('by %s of the alias', (typed) => expect(finds(found, typed)).toBe(true));
  it.each(['A-017', 'a01', 'a'])('by %s of the number', (typed) => expect(finds(found, typed)).toBe(true));
  it.each(['chan', '陈明', 'iaoming', 'meiling', '017', 'cm'])('not by %s', (typed) => expect(finds(found, typed)).toBe(false));

  it('by a surname as it is read at the head of a name', () => {
    expect(finds(person({ name: '单雄信' }), 'shan')).toBe(true);
    expect(finds(person({ name: '单雄信' }), 'danx')).toBe(false);
    expect(finds(person({ name: '吕布' }), 'lü')).toBe(true);
  });

  it('by the last four digits of a phone, under a token that nobody can type', () => {
    expect(found).toContain('#8765');
    expect(phoneToken('13800138765')).toBe('#8765');
    expect(finds(found, '#8765')).toBe(false);
    expect(finds(found, '765')).toBe(false);
    expect(person({ phone: '110' })).toEqual([]);
  });

  it('by every reading and beginning of any name', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[\u4e00-\u9fa5]{1,8}$/), (name) => {
        const tokens = person({ name });
        const { full, initials } = readName(name);
        for (const typed of [name, full, initials, name.slice(-1), full.slice(0, 3)]) expect(finds(tokens, typed)).toBe(true);
      }),
    );
  });

  it('however long the name is, by so many tokens at most', () => {
    expect(person({ name: '很'.repeat(100), alias: 'x y '.repeat(25), employeeNumber: 'n'.repeat(40) }).length).toBeLessThan(1500);
  });
});

describe('a search', () => {
  it('is of nothing where nothing was typed, and finds nobody where nothing of it counts', () => {
    expect(searchWords(' \t')).toBeNull();
    expect(searchWords('%')).toEqual([]);
    expect(searchWords('_')).toEqual([]);
  });

  it('is of a number where all of it is digits, however they are divided', () => {
    expect(searchWords('138 0013-8765')).toEqual([{ text: '13800138765', phone: '13800138765' }]);
    expect(searchWords('765')).toEqual([{ text: '765', phone: null }]);
  });

  it('has four words at most, each once', () => {
    expect(searchWords('a b a c d e')?.map(({ text }) => text)).toEqual(['a', 'b', 'c', 'd']);
  });

  it.each([
    ['谁能帮忙做财务？', '财务'],
    ['谁会弹吉他', '吉他'],
    ['请问有谁懂Excel吗', 'Excel'],
    ['谁也喜欢打羽毛球？', '羽毛球'],
    ['Who can help with finance?', 'finance'],
    ['who else likes badminton', 'badminton'],
  ])('%s asks for %s', (typed, asked) => {
    expect(askedInQuestion(typed)).toBe(asked);
    expect(searchWords(typed)?.[0]?.text).toBe(asked.toLowerCase());
  });

  it.each(['谁', '李明朗', 'Who', 'whoopi goldberg'])('%s is no question', (typed) => expect(askedInQuestion(typed)).toBeNull());
});

it('a word of a vocabulary is found from wherever it may begin, in both languages and by its reading', () => {
  const lines = findableBy({ nameZh: '单板滑雪', nameEn: 'Snow boarding' }).split('\n').slice(1);
  expect(lines).toEqual(expect.arrayContaining(['单板滑雪', '滑雪', 'danbanhuaxue', 'huaxue', 'dbhx', 'snowboarding', 'boarding', 'sb']));
});
