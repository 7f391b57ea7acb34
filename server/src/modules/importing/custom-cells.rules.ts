import type { PersonRow } from '../../../../schema/people-mapping.mjs';
import { readCustomValue } from '../people/custom-field.rules.ts';
import { type CellFault, customFault, readCell } from './cell.rules.ts';
import { readSolarDate } from './date-text.rules.ts';
import type { RosterField } from './roster.rules.ts';

/** What a row says of a custom field: null clears it; a person is named, and looked for when all rows are read. */
export interface CustomCell {
  field: RosterField;
  value: string | null;
}

/** Reads the cells of custom fields as people and spreadsheets write them. */
export function readCustomCells(row: PersonRow, fields: ReadonlyMap<string, RosterField>): { cells: CustomCell[]; faults: CellFault[] } {
  const cells: CustomCell[] = [];
  const faults: CellFault[] = [];
  for (const written of row.custom ?? []) {
    const refused = customFault(written);
    if (refused) {
      faults.push(refused);
      continue;
    }
    const { key } = written;
    const field = fields.get(key);
    if (!field) {
      const message = { zh: `没有名为“${key}”的自定义字段`, en: `There is no custom field “${key}”` };
      faults.push({ column: 'custom', key, code: 'NO_SUCH_FIELD', message });
      continue;
    }
    const cell = readCell(written.value);
    if (cell === undefined) continue;
    const read = cell === null ? { value: null } : readCustomValue(field, plainly(field, cell));
    if ('value' in read) cells.push({ field, value: read.value });
    else {
      const message = { zh: `${field.labelZh}：${read.zh}`, en: `${field.labelEn}: ${read.en}` };
      faults.push({ column: 'custom', key, code: 'INVALID', message });
    }
  }
  return { cells, faults };
}

function plainly({ type }: RosterField, cell: string): string {
  if (type === 'NUMBER') return cell.normalize('NFKC');
  return type === 'DATE' ? (readSolarDate(cell) ?? cell) : cell;
}

/** Somebody as a cell names them: 王小虎 (00012). Without a number it is Hearth's own id. */
export const personLabel = ({ id, name, employeeNumber }: { id: string; name: string; employeeNumber: string | null }): string =>
  employeeNumber === null ? id : `${name} (${employeeNumber})`;

/** The employee number in such a label. */
export const numberInLabel = (label: string): string | undefined => /[(（]([^()（）]+)[)）]$/.exec(label)?.[1]?.trim();
