import type { PersonColumn, PersonRow } from '../../../../schema/people-mapping.mjs';
import { type Birthday, birthdayFault } from '../people/birthday.rules.ts';
import { unguardCell } from './cell-text.rules.ts';
import { readDay, readSolarDate, type WrittenDay } from './date-text.rules.ts';

/** Why a cell cannot be taken, in words; `column` as in PersonRowInput. */
export interface CellFault {
  column: PersonColumn | 'custom';
  code: string;
  message: { zh: string; en: string };
}

/** What a row says of a birthday, before what is stored is known. */
export interface BirthdayCells {
  /** Absent leaves the stored day, null clears it. */
  day?: WrittenDay | null;
  calendar?: Birthday['calendar'];
  leapMonth?: boolean;
}

/** A row as it is understood: absent leaves what is there, null clears it. */
export interface RowValues {
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
  skills?: string[] | null;
}

const CALENDARS: Record<string, Birthday['calendar']> = {
  solar: 'SOLAR',
  公历: 'SOLAR',
  阳历: 'SOLAR',
  新历: 'SOLAR',
  lunar: 'LUNAR',
  农历: 'LUNAR',
  阴历: 'LUNAR',
  旧历: 'LUNAR',
};
const YES = new Set(['true', 'yes', 'y', '1', '是', '闰', '闰月']);
const NO = new Set(['false', 'no', 'n', '0', '否', '不是']);

const LONGEST: Readonly<Record<PersonColumn | 'label' | 'key' | 'custom', number>> = {
  name: 100,
  alias: 100,
  email: 254,
  phone: 40,
  employeeNumber: 40,
  title: 100,
  unitPath: 400,
  managerNumber: 40,
  birthday: 40,
  birthdayCalendar: 40,
  leapMonth: 40,
  hiredOn: 40,
  leftOn: 40,
  hobbies: 2000,
  skills: 2000,
  /** A hobby or a skill. */
  label: 40,
  /** Of a custom field. */
  key: 100,
  custom: 2000,
};
const EMAIL = /^[^\s@,;<>"]+@[^\s@,;<>"]+\.[^\s@,;<>".]+$/;
const PHONE = /^\+?[\d\s()-]+(?:(?:转|ext\.?|x)\s*\d+)?$/i;

const fault = (column: CellFault['column'], code: string, zh: string, en: string): CellFault => ({ column, code, message: { zh, en } });

/**
 * A cell as it stands in a file: empty leaves (undefined), a single `-` clears (null). The apostrophe that our export, like
 * spreadsheets, puts before a text that would be a formula is not part of the text.
 */
export function readCell(text: string | null | undefined): string | null | undefined {
  const cell = text?.trim();
  if (!cell) return undefined;
  if (cell === '-') return null;
  return unguardCell(cell);
}

/** Splits a list at `,`, `;`, `、` and their full-width forms; each label once. */
export function readList(cell: string): string[] {
  const labels = cell.split(/[,;、，；\n]/).map((each) => each.trim().replace(/\s+/g, ' '));
  return [...new Map(labels.filter(Boolean).map((label) => [label.toLowerCase(), label])).values()];
}

/** Reads a row. All its faults are answered together, so that a file is corrected in one go. */
export function readRow(row: PersonRow): { values: RowValues; faults: CellFault[] } {
  const faults: CellFault[] = [];
  const values: RowValues = { birthday: {} };

  for (const column of ['employeeNumber', 'name'] as const) {
    const cell = readText(row, column, faults);
    if (cell === null)
      faults.push(
        fault(
          column,
          'REQUIRED',
          `${column === 'name' ? '姓名' : '工号'}不能清除`,
          `The ${column === 'name' ? 'name' : 'employee number'} cannot be cleared`,
        ),
      );
    else if (cell !== undefined) values[column] = cell;
  }
  for (const column of ['alias', 'title', 'unitPath', 'managerNumber'] as const) values[column] = readText(row, column, faults);
  values.email = checked(readText(row, 'email', faults), EMAIL, (cell) =>
    faults.push(fault('email', 'INVALID_EMAIL', `“${cell}”不是邮箱地址`, `“${cell}” is not an e-mail address`)),
  );
  values.phone = checked(readText(row, 'phone', faults), PHONE, (cell) =>
    faults.push(fault('phone', 'INVALID_PHONE', `“${cell}”不是电话号码`, `“${cell}” is not a phone number`)),
  );
  for (const column of ['hiredOn', 'leftOn'] as const) values[column] = readDate(row, column, faults);
  if (values.hiredOn && values.leftOn && values.leftOn < values.hiredOn) faults.push(leftBeforeHired());
  for (const column of ['hobbies', 'skills'] as const) {
    const cell = readText(row, column, faults);
    values[column] = cell == null ? cell : readList(cell);
    const long = values[column]?.find((label) => label.length > LONGEST.label);
    if (long) faults.push(tooLong(column, LONGEST.label));
  }
  readBirthday(row, values.birthday, faults);
  return { values, faults };
}

export const leftBeforeHired = (): CellFault =>
  fault('leftOn', 'LEFT_BEFORE_HIRED', '离职日期早于入职日期', 'The last day lies before the day of hire');

const tooLong = (column: CellFault['column'], most: number): CellFault =>
  fault(column, 'TOO_LONG', `最多 ${most} 个字`, `At most ${most} characters`);

/** The text of a cell; of one that is too long as much as fits, so that nothing else that is wrong with it is told at length. */
function readText(row: PersonRow, column: PersonColumn, faults: CellFault[]): string | null | undefined {
  const cell = readCell(row[column]);
  if (cell && cell.length > LONGEST[column]) faults.push(tooLong(column, LONGEST[column]));
  return cell?.slice(0, LONGEST[column]) ?? cell;
}

/** Why neither key nor text of a custom field can be looked at; undefined where both can. */
export function customTooLong({ key, value }: { key: string; value?: string | null }): CellFault | undefined {
  if (key.length > LONGEST.key) return tooLong('custom', LONGEST.key);
  return (readCell(value)?.length ?? 0) > LONGEST.custom ? tooLong('custom', LONGEST.custom) : undefined;
}

function checked(cell: string | null | undefined, pattern: RegExp, refuse: (cell: string) => void): string | null | undefined {
  const text = cell?.normalize('NFKC');
  if (text && !pattern.test(text)) refuse(text);
  return text ?? cell;
}

function readDate(row: PersonRow, column: 'hiredOn' | 'leftOn', faults: CellFault[]): string | null | undefined {
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

function readBirthday(row: PersonRow, cells: BirthdayCells, faults: CellFault[]): void {
  const calendar = readText(row, 'birthdayCalendar', faults);
  if (calendar) {
    const known = CALENDARS[calendar.toLowerCase()];
    if (known) cells.calendar = known;
    else
      faults.push(
        fault(
          'birthdayCalendar',
          'UNKNOWN_CALENDAR',
          `不认识的历法“${calendar}”，请写 公历 或 农历`,
          `Unknown calendar “${calendar}”: write SOLAR or LUNAR`,
        ),
      );
  }
  const leap = readText(row, 'leapMonth', faults)?.toLowerCase();
  if (leap) {
    if (YES.has(leap) || NO.has(leap)) cells.leapMonth = YES.has(leap);
    else
      faults.push(
        fault('leapMonth', 'UNKNOWN_ANSWER', `闰月请写 是 或 否，不能写“${leap}”`, `Write yes or no for the leap month, not “${leap}”`),
      );
  }
  const cell = readText(row, 'birthday', faults);
  if (cell == null) {
    cells.day = cell;
    return;
  }
  const written = readDay(cell);
  if (!written) {
    faults.push(
      fault(
        'birthday',
        'INVALID_DATE',
        `看不懂生日“${cell}”，请写成 1990-12-31、12-31 或 农历四月初八`,
        `“${cell}” is not a birthday: write 1990-12-31, 12-31 or 农历四月初八`,
      ),
    );
    return;
  }
  cells.day = written;
  if (written.calendar && cells.calendar && written.calendar !== cells.calendar) {
    const [zh, en] = cells.calendar === 'SOLAR' ? ['公历', 'solar'] : ['农历', 'lunar'];
    faults.push(
      fault(
        'birthdayCalendar',
        'CALENDARS_DIFFER',
        `历法写的是${zh},但“${cell}”不是${zh}的日子`,
        `The calendar says ${en}, but “${cell}” is a day of the other calendar`,
      ),
    );
  }
}

type StoredBirthday = Omit<Birthday, 'leapDayKeeping' | 'leapMonthKeeping'>;

/**
 * The birthday that a row leaves behind; undefined where it changes nothing. What the file does not say stays: a day without its
 * year, as somebody exports it who may not see the year, does not erase a stored year, nor the leap month that is hidden with it.
 */
export function mergeBirthday(
  stored: StoredBirthday | null,
  cells: BirthdayCells,
  today: string,
): { birthday?: StoredBirthday | null; fault?: CellFault } {
  if (cells.day === null) return stored ? { birthday: null } : {};
  if (!cells.day && !stored) {
    return cells.leapMonth || cells.calendar === 'LUNAR'
      ? { fault: fault('birthday', 'REQUIRED', '写了历法或闰月，却没有生日', 'A calendar or leap month is given, but no birthday') }
      : {};
  }
  const day = cells.day ?? null;
  const calendar = cells.calendar ?? day?.calendar ?? stored?.calendar ?? 'SOLAR';
  const month = day?.month ?? stored!.month;
  const dayOfMonth = day?.day ?? stored!.day;
  const sameCalendar = stored?.calendar === calendar;
  const sameDay = sameCalendar && stored.month === month && stored.day === dayOfMonth;
  const merged: StoredBirthday = {
    calendar,
    month,
    day: dayOfMonth,
    leapMonth: cells.leapMonth ?? (day?.leapMonth || (sameDay && stored.leapMonth && calendar === 'LUNAR')),
    year: day?.year ?? (sameCalendar ? (stored.year ?? null) : null),
  };
  const wrong = birthdayFault(merged, today);
  if (wrong)
    return { fault: fault(wrong.field === 'leapMonth' ? 'leapMonth' : 'birthday', wrong.code, wrong.message.zh, wrong.message.en) };
  const unchanged = sameDay && stored.leapMonth === merged.leapMonth && (stored.year ?? null) === merged.year;
  return unchanged ? {} : { birthday: merged };
}
