import { unguardCell } from '../../../../schema/mapping.mjs';
import type { PersonColumn, PersonRow } from '../../../../schema/people-mapping.mjs';

/** Why a cell cannot be taken, in words; `column` as in PersonRowInput. */
export interface CellFault {
  column: PersonColumn | 'custom';
  /** Of the custom field that is meant. */
  key?: string;
  code: string;
  message: { zh: string; en: string };
}

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
  place: 100,
  timeZone: 64,
  locale: 20,
  emergencyName: 100,
  emergencyRelation: 40,
  emergencyPhone: 40,
  hearthId: 64,
  /** A hobby or a skill. */
  label: 40,
  /** Of a custom field. */
  key: 100,
  custom: 2000,
};

/** What spreadsheets show in a cell whose formula failed. */
const FORMULA_ERROR = /^#(?:N\/A|REF!|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!|SPILL!|CALC!|GETTING_DATA)$/;

export const fault = (column: CellFault['column'], code: string, zh: string, en: string): CellFault => ({
  column,
  code,
  message: { zh, en },
});

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

export const tooLong = (column: CellFault['column'], most: number): CellFault =>
  fault(column, 'TOO_LONG', `最多 ${most} 个字`, `At most ${most} characters`);

export const labelTooLong = (column: 'hobbies' | 'skills', labels: readonly string[]): CellFault | undefined =>
  labels.some((label) => label.length > LONGEST.label) ? tooLong(column, LONGEST.label) : undefined;

const failedFormula = (column: CellFault['column'], cell: string): CellFault =>
  fault(
    column,
    'FORMULA_ERROR',
    `单元格里的公式出错了（${cell}），请填上值`,
    `The formula in this cell failed (${cell}): put the value there`,
  );

/** The text of a cell; of one that is too long as much as fits, so that nothing else that is wrong with it is told at length. */
export function readText(row: PersonRow, column: PersonColumn, faults: CellFault[]): string | null | undefined {
  const cell = readCell(row[column]);
  if (cell && FORMULA_ERROR.test(cell)) {
    faults.push(failedFormula(column, cell));
    return undefined;
  }
  if (cell && cell.length > LONGEST[column]) faults.push(tooLong(column, LONGEST[column]));
  return cell?.slice(0, LONGEST[column]) ?? cell;
}

/** Why neither key nor text of a custom field can be looked at; undefined where both can. */
export function customFault({ key, value }: { key: string; value?: string | null }): CellFault | undefined {
  if (key.length > LONGEST.key) return tooLong('custom', LONGEST.key);
  const cell = readCell(value) ?? '';
  if (cell.length > LONGEST.custom) return { ...tooLong('custom', LONGEST.custom), key };
  return FORMULA_ERROR.test(cell) ? { ...failedFormula('custom', cell), key } : undefined;
}
