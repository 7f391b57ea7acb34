import { describe, expect, it } from 'vitest';
import { columnLetters, tableIn } from './heading-row';

const known = ['工号', '姓名', 'Name', '部门'];

describe('a table in a sheet', () => {
  it('begins below its title, where most headings are known', () => {
    const grid = [
      ['2026 年花名册'],
      [],
      ['基本信息', '', '岗位'],
      ['工号', '姓 名', '部门', '备注'],
      ['1', '甲', '销售部', 'x'],
      ['', ' '],
      ['2', '乙'],
    ];
    expect(tableIn(grid, known)).toEqual({
      headings: ['工号', '姓 名', '部门', '备注'],
      rows: [
        ['1', '甲', '销售部', 'x'],
        ['2', '乙', '', ''],
      ],
      rowNumbers: [5, 7],
    });
  });

  it('of another system begins at the first row that fills half of its width', () => {
    const grid = [['Report'], ['id', 'first', 'last', ''], ['1', 'Amy', 'Lee', 'x']];
    expect(tableIn(grid, known)).toMatchObject({ headings: ['id', 'first', 'last', 'D'], rowNumbers: [3] });
  });

  it('has a name for every column that says something', () => {
    const grid = [
      ['日期', '日期', '', ' 两 \n 行 ', ''],
      ['a', 'b', 'c', 'd', ''],
    ];
    expect(tableIn(grid).headings).toEqual(['日期', '日期 (2)', 'C', '两 行']);
    expect([0, 25, 26, 701, 702].map(columnLetters)).toEqual(['A', 'Z', 'AA', 'ZZ', 'AAA']);
  });

  it('passes over the example of a template and the reasons of refused rows', () => {
    const grid = [
      ['工号', '姓名', '原因'],
      ['（示例）S1', '李明朗', ''],
      ['1', '（示例）甲', '姓名：太长'],
    ];
    expect(tableIn(grid, known)).toEqual({ headings: ['工号', '姓名'], rows: [['1', '（示例）甲']], rowNumbers: [3] });
    expect(
      tableIn(
        [
          ['原因', '姓名'],
          ['x', '甲'],
        ],
        known,
      ).headings,
    ).toEqual(['原因', '姓名']);
  });

  it('may be nowhere', () => {
    expect(tableIn([], known)).toEqual({ headings: [], rows: [], rowNumbers: [] });
    expect(tableIn([['', ''], []], known).rows).toEqual([]);
  });
});
