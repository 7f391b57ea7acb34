import { describe, expect, it } from 'vitest';
import { mergedNames, wordColumns, wordKey } from './vocabulary.rules.ts';

describe('a word of a vocabulary', () => {
  it('is one in all its spellings', () => {
    expect(wordKey('Table  Tennis')).toBe(wordKey('ｔａｂｌｅ tennis'));
    expect(wordColumns({ nameZh: '羽 毛 球', nameEn: 'Badminton' })).toMatchObject({ key: '羽毛球', nameEn: 'Badminton' });
  });

  it.each([
    [
      ['羽毛球', '羽毛球'],
      ['badminton', 'badminton'],
      ['羽毛球', 'badminton'],
    ],
    [
      ['badminton', 'badminton'],
      ['羽毛球', '羽毛球'],
      ['羽毛球', 'badminton'],
    ],
    [
      ['羽毛球', 'badminton'],
      ['打羽毛球', 'shuttle'],
      ['羽毛球', 'badminton'],
    ],
    [
      ['羽毛球', '羽毛球'],
      ['打羽毛球', '打羽毛球'],
      ['羽毛球', '羽毛球'],
    ],
    [
      ['go', 'go'],
      ['weiqi', 'weiqi'],
      ['go', 'go'],
    ],
  ])('%s that takes the people of %s is called %s', (into, from, called) => {
    const names = ([nameZh = '', nameEn = '']: readonly string[]) => ({ nameZh, nameEn });
    expect(mergedNames(names(into), names(from))).toEqual(names(called));
  });
});
