import { type CellValue, readXlsx, writeXlsx } from 'hucre/xlsx';
import { crowd } from '../bench/import/crowd.ts';

/** What is wrong with a row, by turns: a column and what it says there instead. */
const MISTAKES: readonly (readonly [column: string, cell: string])[] = [
  ['email', 'nobody'],
  ['birthday', '五月左右'],
  ['managerNumber', 'B999999'],
  ['hiredOn', 'soon'],
  ['phone', '同上'],
];
const HEADINGS: Readonly<Record<string, string>> = {
  employeeNumber: '工号',
  name: '姓名',
  email: '邮箱',
  phone: '手机',
  title: '职位',
  unitPath: '部门',
  managerNumber: '上级工号',
  birthday: '出生日期',
  birthdayCalendar: '历法',
  hiredOn: '入职日期',
  hobbies: '爱好',
};
const columns = Object.keys(HEADINGS);
export const headings = Object.values(HEADINGS);

export interface PeopleWorkbook {
  bytes: Uint8Array;
  /** As a spreadsheet numbers them, in the order of the sheet. */
  mistaken: { row: number; heading: string; right: string }[];
  /** What is true of everybody, by heading. */
  people: Record<string, string>[];
}

/** Title and headings stand above the people. */
const FIRST_ROW = 3;

/** Other HR software's workbook of so many people: a title above the table, days as days, and some rows with a mistake. */
export async function peopleWorkbook(size: number, mistakes: number): Promise<PeopleWorkbook> {
  const people = crowd(size).map((row, index): Record<string, string> => ({ ...row, phone: `138${String(index).padStart(8, '0')}` }));
  // The first tenth are the managers: who is left out has nobody below them.
  const first = Math.ceil(size / 10);
  const every = Math.floor((size - first) / mistakes);
  const mistaken = Array.from({ length: mistakes }, (_, turn) => {
    const index = first + turn * every;
    const [column, cell] = MISTAKES[turn % MISTAKES.length] ?? ['', ''];
    return { index, column, cell };
  });
  const wrong = new Map(mistaken.map((each) => [each.index, each]));
  const rows = people.map((person, index) =>
    columns.map((column): CellValue => {
      const mistake = wrong.get(index);
      if (mistake?.column === column) return mistake.cell;
      const text = person[column] ?? '';
      const isDay = column === 'hiredOn' || (column === 'birthday' && person['birthdayCalendar'] === 'SOLAR');
      return isDay ? new Date(`${text}T00:00:00Z`) : text || null;
    }),
  );
  const bytes = await writeXlsx({ sheets: [{ name: '花名册', rows: [['花名册（2026）'], headings, ...rows] }] });
  return {
    bytes,
    mistaken: mistaken.map(({ index, column }) => ({
      row: index + FIRST_ROW,
      heading: HEADINGS[column] ?? '',
      right: people[index]?.[column] ?? '',
    })),
    people: people.map((person) => Object.fromEntries(columns.map((column) => [HEADINGS[column] ?? '', person[column] ?? '']))),
  };
}

/** The first sheet of a workbook, and which of its cells are marked by a colour below the headings. */
export async function sheetOf(bytes: Uint8Array): Promise<{ rows: string[][]; marked: string[] }> {
  const { sheets } = await readXlsx(bytes, { readStyles: true, sheets: [0] });
  const marked = [...(sheets[0]?.cells ?? [])].filter(([key, { style }]) => style?.fill !== undefined && !key.startsWith('0,'));
  return {
    rows: (sheets[0]?.rows ?? []).map((row) => row.map((cell) => (typeof cell === 'string' ? cell : ''))),
    marked: marked.map(([key]) => key),
  };
}

export const workbookOf = (rows: readonly (readonly string[])[]): Promise<Uint8Array> =>
  writeXlsx({ sheets: [{ name: '花名册', rows: rows.map((row) => [...row]) }] });
