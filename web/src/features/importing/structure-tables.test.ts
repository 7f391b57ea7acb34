import { describe, expect, it } from 'vitest';
import { readTable } from './table/read-table';
import type { TableFile } from './table/table-reader';
import { faultsOf, rowsOf, tableAbout, tableOf, tablesWith, whereRow } from './structure-tables';

const stored = new Map<string, string>();
Object.assign(globalThis, {
  localStorage: { getItem: (key: string) => stored.get(key) ?? null, setItem: (key: string, value: string) => stored.set(key, value) },
});
async function fileOf(name: string, text: string): Promise<TableFile> {
  const { rows, ...table } = await readTable(new TextEncoder().encode(text).buffer, { known: [], report: () => undefined });
  const records = rows.map((row) => Object.fromEntries(table.headings.map((heading, column) => [heading, row[column] ?? ''])));
  return { ...table, name, records, source: new File([text], name) };
}

describe('the tables of an organization', () => {
  it('are told apart by their headings, and become one list of rows', async () => {
    const tables = [
      tableOf(await fileOf('dept_emp.csv', 'emp_no,dept_no,from_date,to_date\n1,d1,2020-01-01,9999-01-01\n')),
      tableOf(await fileOf('titles.csv', 'emp_no,title,from_date,to_date\n1,Engineer,2020-01-01,9999-01-01\n')),
      tableOf(await fileOf('departments.csv', 'dept_no,dept_name\nd1,Sales\n')),
      tableOf(await fileOf('own.csv', '记录,编号,名称\n部门,D1,销售部\n')),
    ];
    expect(tables.map(({ record }) => record)).toEqual(['personUnit', 'personTitle', 'unit', null]);
    expect(faultsOf(tables)).toEqual([]);
    expect(rowsOf(tables)).toEqual([
      { record: 'personUnit', holder: '1', unit: 'd1', from: '2020-01-01', until: '9999-01-01' },
      { record: 'personTitle', holder: '1', name: 'Engineer', from: '2020-01-01', until: '9999-01-01' },
      { record: 'unit', key: 'd1', name: 'Sales' },
      { record: '部门', key: 'D1', name: '销售部' },
    ]);
    expect(whereRow(tables, 2)).toMatchObject({ table: { file: { name: 'departments.csv' } }, record: 0 });
  });

  it('are what the person says they are, by hand or by a mapping file', async () => {
    const [table] = [tableOf(await fileOf('heads.csv', 'emp_no,dept_no,from_date,to_date,x\n1,d1,2020-01-01,\n'))];
    expect(rowsOf([tableAbout(table, 'unitHead')])).toMatchObject([{ record: 'unitHead', holder: '1', unit: 'd1' }]);
    const mapping = { tables: { 'heads.csv': { columns: { record: { constant: 'unitHead' }, holder: 'emp_no', unit: 'nowhere' } } } };
    expect(faultsOf(tablesWith([table], mapping))).toMatchObject([{ file: 'heads.csv', code: 'NO_SUCH_COLUMN' }]);
  });
});
