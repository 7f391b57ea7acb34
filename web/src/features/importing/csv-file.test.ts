import { afterEach, describe, expect, it, vi } from 'vitest';
import { decodeText, readCsvFile, recallMapping, refusedLines, rememberMapping } from './csv-file';

// 姓名,工号 / 陈晓明,007 as Excel writes it in China (GBK).
const gbk = new Uint8Array([
  0xd0, 0xd5, 0xc3, 0xfb, 0x2c, 0xb9, 0xa4, 0xba, 0xc5, 0x0a, 0xb3, 0xc2, 0xcf, 0xfe, 0xc3, 0xf7, 0x2c, 0x30, 0x30, 0x37,
]);

describe('a CSV file', () => {
  it('is read as UTF-8, with or without its mark, and as GBK', async () => {
    const expected = { headings: ['姓名', '工号'], records: [{ 姓名: '陈晓明', 工号: '007' }] };
    for (const part of [gbk, '姓名,工号\n陈晓明,007', '\uFEFF姓名,工号\r\n陈晓明,007\r\n\r\n']) {
      expect(await readCsvFile(new File([part], 'people.csv'))).toMatchObject(expected);
    }
    expect(decodeText(gbk.buffer)).toContain('陈晓明');
  });

  it('gives the refused lines back with the reasons, and no formula among them', async () => {
    const file = await readCsvFile(new File(['姓名,工号\n甲,1\n=乙,2\n'], 'people.csv'));
    const text = await refusedLines(file, new Map([[1, ['工号重复', '缺少姓名']]]), 'zh-CN').text();
    expect(text.replace(/^\uFEFF/, '')).toBe(`姓名,工号,原因\r\n"'=乙",2,工号重复; 缺少姓名`);
    expect((await readCsvFile(new File([text], 'again.csv'))).headings).toEqual(['姓名', '工号']);
  });
});

describe('a mapping', () => {
  afterEach(() => vi.unstubAllGlobals());

  it('is remembered for files with the same headings; one that is broken or fits no more is passed over', () => {
    const kept = new Map<string, string>();
    vi.stubGlobal('localStorage', {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => kept.set(key, value),
    });
    const mapping = { columns: { name: '姓名' } };
    const any = (stored: unknown): stored is typeof mapping => typeof stored === 'object';
    rememberMapping('people', ['姓名'], mapping);
    expect(recallMapping('people', ['姓名'], any)).toEqual(mapping);
    expect(recallMapping('people', ['姓名', '工号'], any)).toBeUndefined();
    expect(recallMapping('people', ['姓名'], (stored): stored is typeof mapping => stored === undefined)).toBeUndefined();
    for (const key of kept.keys()) kept.set(key, '{"columns":');
    expect(recallMapping('people', ['姓名'], any)).toBeUndefined();
  });
});
