import type { PersonColumn, PersonRow } from '../../../../schema/people-mapping.mjs';
import { readCell } from './cell.rules.ts';

/** Which person a row is about, and what is compared by itself. */
const ALWAYS: ReadonlySet<string> = new Set(['hearthId', 'employeeNumber', 'name'] satisfies PersonColumn[]);
/** They mean something together alone. */
const BIRTHDAY = ['birthday', 'birthdayCalendar', 'leapMonth'] as const;

const said = (text: string | null | undefined): string => (text ?? '').replace(/\r\n?/g, '\n').trim();

/**
 * A row without the cells that say what an export says of this person already, in one language or the other: they leave what is there,
 * whether or not they could be taken by themselves. A choice that HR has dropped since stays so, as does a unit with a `/` in its name.
 */
export function withoutUnchanged(row: PersonRow, exported: readonly PersonRow[]): PersonRow {
  const same = (column: PersonColumn, of: PersonRow): boolean => {
    const cell = readCell(row[column]);
    return cell === undefined || (cell !== null && said(cell) === said(of[column]));
  };
  const kept: PersonRow = { ...row };
  const columns = (Object.keys(row) as (keyof PersonRow)[]).filter(
    (column): column is PersonColumn => column !== 'custom' && !ALWAYS.has(column) && !BIRTHDAY.some((each) => each === column),
  );
  for (const column of columns) if (exported.some((of) => same(column, of))) delete kept[column];
  if (exported.some((of) => BIRTHDAY.every((column) => same(column, of)))) for (const column of BIRTHDAY) delete kept[column];
  kept.custom = row.custom?.filter(({ key, value }) => {
    const cell = readCell(value);
    const stored = (of: PersonRow): string => said(of.custom?.find((each) => each.key === key)?.value);
    return cell === undefined || cell === null || !exported.some((of) => stored(of) === said(cell));
  });
  return kept;
}
