import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readName } from './name.rules.ts';

describe('the reading of a name', () => {
  it.each([
    ['李明朗', 'liminglang', 'lml'],
    ['单雄信', 'shanxiongxin', 'sxx'],
    ['曾国藩', 'zengguofan', 'zgf'],
    ['仇英', 'qiuying', 'qy'],
    ['解缙', 'xiejin', 'xj'],
    ['查良镛', 'zhaliangyong', 'zly'],
    ['区志强', 'ouzhiqiang', 'ozq'],
    ['欧阳修', 'ouyangxiu', 'oyx'],
    ['万俟卨', 'moqixie', 'mqx'],
    ['尉迟恭', 'yuchigong', 'ycg'],
    ['吕布', 'lvbu', 'lb'],
    ['王 小明', 'wangxiaoming', 'wxm'],
    ['阿里·买买提', 'alimaimaiti', 'almmt'],
    ['Amy Klobuchar', 'amyklobuchar', 'ak'],
    ['Ben Ray Luján', 'benraylujan', 'brl'],
    ['张Tom', 'zhangtom', 'zt'],
  ])('of %s is %s, in short %s', (name, full, initials) => {
    expect(readName(name)).toMatchObject({ full, initials });
  });

  it('reads a surname’s second reading only at the head of a name', () => {
    expect(readName('王曾').full).toBe('wangceng');
  });

  it('puts names in pinyin order, the shorter before the longer, one name’s holders together', () => {
    const names = ['张颖', '李明朗', '李明', 'Zoe Lee', '陈晓明', '单雄信', '章颖', '曾国藩', '张颖', '连战', 'Adam'];
    const byKey = (a: string, b: string) => Buffer.compare(Buffer.from(readName(a).sortKey), Buffer.from(readName(b).sortKey));
    expect(names.toSorted(byKey)).toEqual([
      'Adam',
      '陈晓明',
      '李明',
      '李明朗',
      '连战',
      '单雄信',
      '曾国藩',
      '张颖',
      '张颖',
      '章颖',
      'Zoe Lee',
    ]);
  });

  it('keeps nothing but lower-case letters and digits of the name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (name) => {
        const { full, initials } = readName(name);
        expect(full).toBe(full.toLowerCase());
        expect(full).not.toMatch(/[\s\p{Punctuation}]/u);
        expect(initials.length).toBeLessThanOrEqual(full.length);
      }),
    );
  });
});
