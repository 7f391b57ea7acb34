import fc from 'fast-check';
import { type Cell, writeXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { guardCell, unguardCell, workbookText } from '../../../../../schema/mapping.mjs';
import { csvText } from './csv-text';
import { limits } from './limits';
import { readTable } from './read-table';
import { writeWorkbook } from './workbook-write';

const ignored = () => undefined;
const read = (bytes: Uint8Array, sheet?: string, known: readonly string[] = ['工号', '姓名']) =>
  readTable(Uint8Array.from(bytes).buffer, { sheet, known, report: ignored });
const refusal = (code: string) => expect.objectContaining({ code }) as Error;
// 姓名,工号 / 陈晓明,007 as Excel writes it in China (GBK).
const gbk = new Uint8Array([
  0xd0, 0xd5, 0xc3, 0xfb, 0x2c, 0xb9, 0xa4, 0xba, 0xc5, 0x0a, 0xb3, 0xc2, 0xcf, 0xfe, 0xc3, 0xf7, 0x2c, 0x30, 0x30, 0x37,
]);

describe('a CSV file', () => {
  it('is read as UTF-8, with or without its mark, as UTF-16 and as GBK', async () => {
    const utf16 = Buffer.from('\uFEFF姓名,工号\n陈晓明,007', 'utf16le');
    for (const bytes of [gbk, utf16, Buffer.from('姓名,工号\n陈晓明,007'), Buffer.from('\uFEFF姓名,工号\r\n陈晓明,007\r\n\r\n')]) {
      expect(await read(bytes)).toMatchObject({ format: 'csv', headings: ['姓名', '工号'], rows: [['陈晓明', '007']], rowNumbers: [2] });
    }
  });
});

describe('a workbook', () => {
  const day = new Date('2026-05-12T00:00:00Z');
  const styled = (value: number | string | Date, numFmt: string) => ({ value, style: { numFmt } });

  it('is read as it is shown: days, leading zeros, what formulas came to, cells over several rows', async () => {
    const workbook = await writeXlsx({
      sheets: [
        {
          name: '花名册',
          rows: [
            ['花名册'],
            ['工号', '姓名', '生日', '入职', '部门', '在职', '补贴'],
            [12, '甲', day, day, '销售部', true, 0.5],
            [13, '乙', null, null, null, false],
          ],
          merges: [{ startRow: 2, endRow: 3, startCol: 4, endCol: 4 }],
          cells: new Map<string, Partial<Cell>>([
            ['2,0', styled(12, '00000')],
            ['2,2', styled(day, 'm"月"d"日"')],
            ['2,3', styled(day, 'yyyy-mm-dd')],
            ['3,2', { formula: 'A1+1', formulaResult: '农历四月初八' }],
            ['3,6', { formula: 'NOW()' }],
          ]),
        },
      ],
    });
    expect(await read(workbook)).toMatchObject({
      format: 'xlsx',
      headings: ['工号', '姓名', '生日', '入职', '部门', '在职', '补贴'],
      rows: [
        ['00012', '甲', '05-12', '2026-05-12', '销售部', 'TRUE', '0.5'],
        ['13', '乙', '农历四月初八', '', '销售部', 'FALSE', '#CALC!'],
      ],
      rowNumbers: [3, 4],
    });
  });

  it('counts its days from 1900 or from 1904', async () => {
    for (const dateSystem of ['1900', '1904'] as const) {
      const workbook = await writeXlsx({
        dateSystem,
        sheets: [
          {
            name: 'a',
            rows: [
              ['姓名', '工号'],
              ['甲', day],
            ],
            columns: [{}, { numFmt: 'yyyy-mm-dd' }],
          },
        ],
      });
      expect((await read(workbook)).rows).toEqual([['甲', '2026-05-12']]);
    }
  });

  it('is read at its first sheet that has a table, or at the one that is chosen; hidden ones are passed over', async () => {
    const rows = (name: string) => [
      ['工号', '姓名'],
      ['1', name],
    ];
    const workbook = await writeXlsx({
      sheets: [
        { name: '暗', rows: rows('暗'), hidden: true },
        { name: '空', rows: [] },
        { name: '甲', rows: rows('甲') },
        { name: '乙', rows: rows('乙') },
      ],
    });
    expect(await read(workbook)).toMatchObject({ sheet: '甲', sheets: ['空', '甲', '乙'], rows: [['1', '甲']] });
    expect(await read(workbook, '乙')).toMatchObject({ sheet: '乙', sheets: ['空', '甲', '乙'], rows: [['1', '乙']] });
    expect(await read(workbook, '空')).toMatchObject({ sheet: '空', sheets: ['空', '甲', '乙'], rows: [] });
  });

  it('knows the formats that Excel in China leaves unsaid', async () => {
    const workbook = await writeXlsx({
      sheets: [
        {
          name: 'a',
          rows: [
            ['姓名', '生日'],
            ['甲', 46154],
          ],
          cells: new Map([['1,1', styled(46154, 'yyyy"!"mm')]]),
        },
      ],
    });
    const { unpack, pack } = await import('./unpack');
    const parts = await unpack(workbook.slice());
    const xml = new TextDecoder().decode(parts.get('xl/styles.xml'));
    const [, id = ''] = /numFmtId="(\d+)" formatCode="yyyy/.exec(xml) ?? [];
    const unsaid = xml.replace(/<numFmts[\s\S]*<\/numFmts>/, '').replaceAll(`numFmtId="${id}"`, 'numFmtId="58"');
    parts.set('xl/styles.xml', new TextEncoder().encode(unsaid));
    expect((await read(pack(parts))).rows).toEqual([['甲', '05-12']]);
  });

  it('is read back as it was written, whatever is in its cells', { timeout: 60_000 }, async () => {
    const cell = fc.string({
      maxLength: 8,
      unit: fc.constantFrom('陈', '=', '+', '-', '@', "'", '"', ',', '\n', '\t', ' ', '0', '１', '🎂', '<', '&', '_x0041_', '＝', 'é'),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 5 }), async (rows) => {
        const kept = [...rows.filter((row) => row.some((text) => text.trim() !== '')), ['end', 'end', 'end']];
        const back = await read(await writeWorkbook([{ name: '成员', rows: [['工号', '姓名', 'x'], ...kept] }]));
        const blankless = (some: readonly (readonly string[])[]) => some.map((row) => row.map((text) => (text.trim() === '' ? '' : text)));
        expect(blankless(back.rows)).toEqual(blankless(kept));
      }),
      { numRuns: 50 },
    );
  });
});

describe('an exported file', () => {
  it('means the same as a workbook and as CSV', async () => {
    const texts = ['=1+1', "'=1", '-', "'-", '+86 138', '007', "O'Neil", "'t Hooft", '陈'];
    const csv = await read(Buffer.from(csvText([['工号', '姓名'], ...texts.map((text) => [guardCell(text), 'x'])])));
    const workbook = await read(
      await writeWorkbook([{ name: 'a', rows: [['工号', '姓名'], ...texts.map((text) => [workbookText(text), 'x'])] }]),
    );
    for (const { rows } of [csv, workbook]) {
      expect(rows.map(([cell = '']) => unguardCell(cell))).toEqual(texts);
      // A single hyphen would clear.
      expect(rows.every(([cell]) => cell !== '-')).toBe(true);
    }
    // As it is seen in the workbook.
    expect(workbook.rows.map(([cell]) => cell)).toEqual(['=1+1', "''=1", "'-", "''-", '+86 138', '007', "O'Neil", "'t Hooft", '陈']);
  });
});

describe('a file that is refused', () => {
  const ole = new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  const rows = (count: number, columns = 2) => [
    Array.from({ length: columns }, (_, at) => `h${at}`),
    ...Array.from({ length: count }, () => Array.from({ length: columns }, () => 'x')),
  ];

  it.each<[string, () => Promise<Uint8Array> | Uint8Array, string]>([
    ['of the old format', () => ole, 'OLD_FORMAT'],
    [
      'with a password',
      () => writeXlsx({ sheets: [{ name: 'a', rows: rows(1) }], encryption: { password: 'x', spinCount: 10 } }),
      'ENCRYPTED',
    ],
    [
      'that is an archive of something else',
      async () => (await import('./unpack')).pack(new Map([['content.xml', new Uint8Array(3)]])),
      'NOT_A_TABLE',
    ],
    ['that is no text', () => new Uint8Array([1, 0, 2, 0]), 'NOT_A_TABLE'],
    ['without rows', () => Buffer.from('姓名,工号\n\n'), 'NO_ROWS'],
    ['with too many rows', () => Buffer.from('姓名,工号\n' + '甲,1\n'.repeat(limits.rows)), 'TOO_MANY_ROWS'],
    ['with too many columns', () => Buffer.from(`${','.repeat(limits.columns)}\nx\n`), 'TOO_MANY_COLUMNS'],
    [
      'with too many columns in a workbook',
      () => writeXlsx({ sheets: [{ name: 'a', rows: rows(1, limits.columns + 1) }] }),
      'TOO_MANY_COLUMNS',
    ],
    [
      'with a cell in the farthest corner',
      () => writeXlsx({ sheets: [{ name: 'a', rows: rows(1), cells: new Map([['1048575,16383', { value: 'x', type: 'string' }]]) }] }),
      'TOO_MANY_ROWS',
    ],
  ])('%s says why', async (_name, make, code) => {
    await expect(read(await make())).rejects.toThrow(refusal(code));
  });
});
