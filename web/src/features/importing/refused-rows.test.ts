import { describe, expect, it } from 'vitest';
import { refusedRows } from './refused-rows';
import { csvText, guardedAgain } from './table/csv-text';
import { readTable } from './table/read-table';

const file = {
  format: 'csv' as const,
  sheet: null,
  headings: ['姓名', '工号', '花名'],
  records: [
    { 姓名: '甲', 工号: '1', 花名: '-' },
    { 姓名: '=乙', 工号: "'=2", 花名: '-' },
    { 姓名: '丙', 工号: '3', 花名: '＋' },
  ],
};
const reasons = [
  { record: 2, words: '姓名：太长', headings: ['姓名'] },
  { record: 1, words: '工号：重复', headings: ['工号'] },
  { record: 1, words: '邮箱：缺', headings: [] },
];

describe('refused rows', () => {
  it('stand as they were, with their reasons at the end and what is wrong marked', () => {
    expect(refusedRows(file, reasons, 'zh-CN')).toEqual({
      rows: [
        ['姓名', '工号', '花名', '原因'],
        ['=乙', "'=2", '-', '工号：重复; 邮箱：缺'],
        ['丙', '3', '＋', '姓名：太长'],
      ],
      marked: ['1,1', '1,3', '2,0', '2,3'],
    });
  });

  it('as CSV hold no formula, mean the same when they are fed in again, and lose their reasons', async () => {
    const text = csvText(refusedRows(file, reasons, 'en').rows.map((row) => row.map(guardedAgain))).replace(/^\uFEFF/, '');
    expect(text).toBe(`姓名,工号,花名,Reason\r\n'=乙,'=2,-,工号：重复; 邮箱：缺\r\n丙,3,'＋,姓名：太长\r\n`);
    const again = await readTable(new TextEncoder().encode(text).buffer, { known: [], report: () => undefined });
    expect(again).toMatchObject({
      headings: file.headings,
      rows: [
        ["'=乙", "'=2", '-'],
        ['丙', '3', "'＋"],
      ],
    });
  });
});
