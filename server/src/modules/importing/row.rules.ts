import type { PersonColumn, PersonRow } from '../../../../schema/people-mapping.mjs';
import { isTimeZone } from '../../platform/time/wall-clock.ts';
import { type BirthdayCells, readBirthday } from './birthday-cells.rules.ts';
import { type CellFault, fault, labelTooLong, readText } from './cell.rules.ts';
import { readSolarDate } from './date-text.rules.ts';
import { readList, readSkills, type WrittenSkill } from './list-cell.rules.ts';

/** A row as it is understood: absent leaves what is there, null clears it. */
export interface RowValues {
  hearthId?: string;
  employeeNumber?: string;
  name?: string;
  alias?: string | null;
  email?: string | null;
  phone?: string | null;
  title?: string | null;
  unitPath?: string | null;
  managerNumber?: string | null;
  birthday: BirthdayCells;
  hiredOn?: string | null;
  leftOn?: string | null;
  hobbies?: string[] | null;
  skills?: WrittenSkill[] | null;
  place?: string | null;
  timeZone?: string | null;
  locale?: string | null;
  emergencyName?: string | null;
  emergencyRelation?: string | null;
  emergencyPhone?: string | null;
}

const EMAIL = /^[^\s@,;<>"]+@[^\s@,;<>"]+\.[^\s@,;<>".]+$/;
const PHONE = /^\+?[\d\s()-]+(?:(?:转|ext\.?|x)\s*\d+)?$/i;
/** Languages by the words for them. */
const LOCALES: Readonly<Record<string, string>> = {
  'zh-cn': 'zh-CN',
  zh: 'zh-CN',
  'zh-hans': 'zh-CN',
  中文: 'zh-CN',
  简体中文: 'zh-CN',
  汉语: 'zh-CN',
  chinese: 'zh-CN',
  en: 'en',
  英文: 'en',
  英语: 'en',
  english: 'en',
};

type Cell = string | null | undefined;

/** Reads a row. All its faults are answered together, so that a file is corrected in one go. */
export function readRow(row: PersonRow): { values: RowValues; faults: CellFault[] } {
  const faults: CellFault[] = [];
  const values: RowValues = { birthday: {} };

  const hearthId = readText(row, 'hearthId', faults);
  if (hearthId) values.hearthId = hearthId;
  for (const column of ['employeeNumber', 'name'] as const) {
    const cell = readText(row, column, faults);
    if (cell === null) faults.push(cannotBeCleared(column));
    else if (cell !== undefined) values[column] = cell;
  }
  for (const column of ['alias', 'title', 'unitPath', 'managerNumber', 'place', 'emergencyName', 'emergencyRelation'] as const)
    values[column] = readText(row, column, faults);
  values.email = checked(readText(row, 'email', faults), EMAIL, (cell) =>
    faults.push(fault('email', 'INVALID_EMAIL', `“${cell}”不是邮箱地址`, `“${cell}” is not an e-mail address`)),
  );
  for (const column of ['phone', 'emergencyPhone'] as const) {
    values[column] = checked(readText(row, column, faults), PHONE, (cell) =>
      faults.push(fault(column, 'INVALID_PHONE', `“${cell}”不是电话号码`, `“${cell}” is not a phone number`)),
    );
  }
  values.timeZone = readTimeZone(readText(row, 'timeZone', faults), faults);
  values.locale = readLocale(readText(row, 'locale', faults), faults);
  for (const column of ['hiredOn', 'leftOn'] as const) values[column] = readDate(row, column, faults);
  if (values.hiredOn && values.leftOn && values.leftOn < values.hiredOn) faults.push(leftBeforeHired());
  const hobbies = readText(row, 'hobbies', faults);
  const skills = readText(row, 'skills', faults);
  values.hobbies = hobbies == null ? hobbies : readList(hobbies);
  values.skills = skills == null ? skills : readSkills(skills);
  const skillNames = (values.skills ?? []).map(({ name }) => name);
  for (const long of [labelTooLong('hobbies', values.hobbies ?? []), labelTooLong('skills', skillNames)]) if (long) faults.push(long);
  readBirthday(row, values.birthday, faults);
  return { values, faults };
}

const cannotBeCleared = (column: 'employeeNumber' | 'name'): CellFault =>
  column === 'name'
    ? fault(column, 'REQUIRED', '姓名不能清除', 'The name cannot be cleared')
    : fault(column, 'REQUIRED', '工号不能清除', 'The employee number cannot be cleared');

export const leftBeforeHired = (): CellFault =>
  fault('leftOn', 'LEFT_BEFORE_HIRED', '离职日期早于入职日期', 'The last day lies before the day of hire');

function checked(cell: Cell, pattern: RegExp, refuse: (cell: string) => void): Cell {
  const text = cell?.normalize('NFKC');
  if (text && !pattern.test(text)) refuse(text);
  return text ?? cell;
}

function readTimeZone(cell: Cell, faults: CellFault[]): Cell {
  if (cell == null || isTimeZone(cell)) return cell;
  faults.push(
    fault(
      'timeZone',
      'UNKNOWN_TIME_ZONE',
      `没有名为“${cell}”的时区，请写成 Asia/Shanghai 这样`,
      `There is no time zone “${cell}”: write it like Asia/Shanghai`,
    ),
  );
  return undefined;
}

function readLocale(cell: Cell, faults: CellFault[]): Cell {
  if (cell == null) return cell;
  const known = LOCALES[cell.normalize('NFKC').toLowerCase().replace('_', '-')];
  if (known) return known;
  faults.push(
    fault(
      'locale',
      'UNKNOWN_LANGUAGE',
      `语言请写 中文 或 英文，不能写“${cell}”`,
      `Write Chinese or English for the language, not “${cell}”`,
    ),
  );
  return undefined;
}

function readDate(row: PersonRow, column: Extract<PersonColumn, 'hiredOn' | 'leftOn'>, faults: CellFault[]): Cell {
  const cell = readText(row, column, faults);
  if (cell == null) return cell;
  const date = readSolarDate(cell);
  if (date) return date;
  faults.push(
    fault(
      column,
      'INVALID_DATE',
      `“${cell}”不是一个日期，请写成 2024-02-29、2024/2/29 或 2024年2月29日`,
      `“${cell}” is not a date: write 2024-02-29, 2024/2/29 or 2024年2月29日`,
    ),
  );
  return undefined;
}
