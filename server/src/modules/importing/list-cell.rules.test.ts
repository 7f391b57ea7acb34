import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readList, readSkills, writeList, writeSkill } from './list-cell.rules.ts';

const label = fc
  .string({
    minLength: 1,
    maxLength: 12,
    unit: fc.constantFrom('谈', '判', 'C', '+', '"', ',', '、', '；', '(', ')', '（', '3', ' ', '-', 'x'),
  })
  .map((text) => text.trim().replace(/\s+/g, ' '))
  .filter((text) => text !== '');
const labels = fc.uniqueArray(label, { maxLength: 5, selector: (each) => each.toLowerCase() });

describe('a list in a cell', () => {
  it('is split at every separator people use, each label once', () => {
    expect(readList('羽毛球,Hiking;摄影、 羽毛球，hiking；围棋、')).toEqual(['羽毛球', 'hiking', '摄影', '围棋']);
  });

  it('keeps what stands in quotation marks together', () => {
    expect(readList('"读书,写作"、"say ""hi""",half " quoted')).toEqual(['读书,写作', 'say "hi"', 'half " quoted']);
  });

  it('is read as it was written', () => {
    fc.assert(
      fc.property(labels, fc.constantFrom('、', ', '), (words, comma) => {
        expect(readList(writeList(words, comma))).toEqual(words);
      }),
    );
  });
});

describe('skills in a cell', () => {
  it('may say level and help in brackets; what they do not say stays', () => {
    expect(readSkills('谈判(4)、Excel（３ 可帮忙）, Sales (can help);C++;SQL (-)、Word(第二版)')).toEqual([
      { name: '谈判', level: 4, canHelp: false },
      { name: 'Excel', level: 3, canHelp: true },
      { name: 'Sales', level: null, canHelp: true },
      { name: 'C++' },
      { name: 'SQL', level: null, canHelp: false },
      { name: 'Word(第二版)' },
    ]);
  });

  it('are read as they were written', () => {
    const standing = fc.record({ level: fc.option(fc.integer({ min: 1, max: 5 })), canHelp: fc.boolean() });
    fc.assert(
      fc.property(labels, standing, fc.constantFrom('zh-CN' as const, 'en' as const), (words, said, locale) => {
        const cell = words.map((word) => writeSkill(word, said, locale)).join(locale === 'en' ? ', ' : '、');
        const silent = said.level === null && !said.canHelp;
        expect(readSkills(cell)).toEqual(words.map((name) => (silent ? { name } : { name, ...said })));
      }),
    );
  });
});
