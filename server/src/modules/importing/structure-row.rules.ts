import {
  columnsOfRecord,
  recordOf,
  type StructureCells,
  type StructureColumn,
  type StructureRecord,
  structureRecords,
} from '../../../../schema/structure-mapping.mjs';
import { plain } from '../../../../schema/mapping.mjs';
import { addDays } from '../../platform/time/wall-clock.ts';
import type { Origin } from '../organization/structure.rules.ts';
import type { StructureFault } from '../organization/structure-check.rules.ts';
import type { Span } from '../organization/term.rules.ts';
import { type UnitKind, unitKindOf } from '../organization/unit-path.rules.ts';
import { unguardCell } from '../../../../schema/mapping.mjs';
import { readSolarDate } from './date-text.rules.ts';

/** A row as it is understood. Keys and numbers are those of the file. */
export interface StructureRow {
  readonly rowIndex: number;
  readonly record: StructureRecord;
  /** Null for a unit alone: it exists from the first day on which something stands in it. */
  readonly from: string | null;
  readonly to: string | null;
  readonly key: string | null;
  readonly name: string | null;
  readonly kind: UnitKind;
  readonly unit: string | null;
  readonly reportsTo: string | null;
  readonly holder: string | null;
  readonly holderName: string | null;
  readonly primary: boolean;
  readonly manager: string | null;
  readonly headSeat: string | null;
  readonly order: number;
  readonly responsibilities: string;
}

const LONGEST: Readonly<Record<StructureColumn, number>> = {
  record: 40,
  key: 100,
  from: 40,
  until: 40,
  lastDay: 40,
  name: 100,
  kind: 40,
  unit: 100,
  reportsTo: 100,
  holder: 40,
  holderName: 100,
  primary: 40,
  manager: 40,
  headSeat: 100,
  order: 40,
  responsibilities: 20_000,
};
const COLUMNS = Object.keys(LONGEST) as StructureColumn[];
const KINDS: Readonly<Record<string, UnitKind>> = { 公司: 'COMPANY', 部门: 'DEPARTMENT', 区域: 'REGION', 小组: 'TEAM' };
const ANSWERS: Readonly<Record<string, boolean>> = {
  是: true,
  yes: true,
  true: true,
  '1': true,
  主岗: true,
  否: false,
  no: false,
  false: false,
  '0': false,
  兼岗: false,
};

export const faultAt = (at: Origin, code: string, zh: string, en: string): StructureFault => ({ ...at, code, message: { zh, en } });

/** Reads a row; null where it cannot be told what it is about. All its faults are answered together. */
export function readStructureRow(rowIndex: number, cells: StructureCells): { row: StructureRow | null; faults: StructureFault[] } {
  const faults: StructureFault[] = [];
  const refuse = (column: StructureColumn, code: string, zh: string, en: string): unknown =>
    faults.push(faultAt({ rowIndex, column }, code, zh, en));
  const texts = new Map<StructureColumn, string>();
  for (const column of COLUMNS) {
    const written = cells[column] ?? '';
    // As it is written, its line breaks and indents too.
    const text = unguardCell(column === 'responsibilities' ? written : written.trim());
    const most = LONGEST[column];
    if (text.length > most) refuse(column, 'TOO_LONG', `最多 ${most} 个字`, `At most ${most} characters`);
    // What else is wrong with it is told with no more of it than fits.
    texts.set(column, text.slice(0, most));
  }
  const cell = (column: StructureColumn): string | null => texts.get(column) || null;

  const word = cell('record');
  const record = word === null ? undefined : recordOf(word);
  if (!record) {
    const [zh, en] = ([0, 1] as const).map((language) => Object.values(structureRecords).map((words) => words[language]));
    if (word === null)
      refuse('record', 'REQUIRED', `缺少“记录”，请写 ${zh?.join('、')} 之一`, `Say what the row is about: ${en?.join(', ')}`);
    else
      refuse(
        'record',
        'UNKNOWN_RECORD',
        `不认识的记录“${word}”，请写 ${zh?.join('、')} 之一`,
        `Unknown record “${word}”: write one of ${en?.join(', ')}`,
      );
    return { row: null, faults };
  }
  // Somebody without a number is known by name.
  const named = cell('holder') === null && cell('holderName') !== null;
  for (const column of columnsOfRecord[record].required) {
    if (cell(column) === null && !(column === 'holder' && named))
      refuse(column, 'REQUIRED', '这一列不能为空', 'This column must not be empty');
  }
  const span = readSpan(cell, record in OWN_RECORDS, refuse);
  const name = cell('name');
  const primary = ANSWERS[plain(cell('primary') ?? 'yes')];
  if (primary === undefined)
    refuse(
      'primary',
      'UNKNOWN_ANSWER',
      `主岗请写 是 或 否，不能写“${cell('primary')}”`,
      `Write yes or no for the main post, not “${cell('primary')}”`,
    );
  const order = Number(cell('order') ?? 0);
  if (!Number.isInteger(order) || Math.abs(order) > 1_000_000)
    refuse('order', 'NOT_A_NUMBER', `顺序应是整数，不能写“${cell('order')}”`, `The order is a whole number, not “${cell('order')}”`);
  const kind = readKind(cell('kind'), name, refuse);
  const row: StructureRow = {
    rowIndex,
    record,
    from: span.from,
    to: span.to,
    key: cell('key'),
    name,
    kind,
    unit: cell('unit'),
    reportsTo: cell('reportsTo'),
    holder: cell('holder'),
    holderName: cell('holderName'),
    primary: primary ?? true,
    manager: cell('manager'),
    headSeat: cell('headSeat'),
    order,
    responsibilities: cell('responsibilities') ?? '',
  };
  return { row: faults.length === 0 ? row : null, faults };
}

type Refuse = (column: StructureColumn, code: string, zh: string, en: string) => unknown;

/** What an export writes: there, a span of no day is a mistake. */
const OWN_RECORDS = { unit: true, seat: true, dottedLine: true, standIn: true };

/** Other systems write an open end as a day in the year 9999. */
const OPEN_END = /^9999/;

function readSpan(
  cell: (column: StructureColumn) => string | null,
  own: boolean,
  refuse: Refuse,
): { from: string | null; to: string | null } {
  const day = (column: 'from' | 'until' | 'lastDay'): string | null => {
    const text = cell(column);
    if (text === null || (column !== 'from' && OPEN_END.test(text))) return null;
    const date = readSolarDate(text);
    if (date !== null && date >= '1000-01-01') return date;
    refuse(
      column,
      'INVALID_DATE',
      `“${text}”不是一个日期，请写成 2024-02-29、2024/2/29 或 2024年2月29日`,
      `“${text}” is not a date: write 2024-02-29, 2024/2/29 or 2024年2月29日`,
    );
    return null;
  };
  const [from, until, lastDay] = [day('from'), day('until'), day('lastDay')];
  if (until !== null && lastDay !== null)
    refuse(
      'lastDay',
      'TWO_ENDS',
      '“止于（不含）”和“最后一天”只能写一个',
      'Write either the day from which it no longer holds, or the last day on which it does',
    );
  const to = until ?? (lastDay === null ? null : addDays(lastDay, 1));
  const backwards = from !== null && to !== null && (to < from || (own && to === from));
  if (backwards)
    refuse(
      until === null ? 'lastDay' : 'until',
      'ENDS_BEFORE_START',
      `结束不能早于开始（${from}），也不能一天都不到`,
      `It must end after it begins (${from})`,
    );
  return { from, to };
}

function readKind(word: string | null, name: string | null, refuse: Refuse): UnitKind {
  if (word === null) return unitKindOf(name ?? '');
  const kind = KINDS[word] ?? Object.values(KINDS).find((each) => each === word.toUpperCase());
  if (!kind)
    refuse(
      'kind',
      'UNKNOWN_KIND',
      `不认识的部门类别“${word}”，请写 公司、部门、区域 或 小组`,
      `Unknown kind “${word}”: write COMPANY, DEPARTMENT, REGION or TEAM`,
    );
  return kind ?? 'DEPARTMENT';
}

/** Does it hold on any day? A table of another system may hold spans of no day at all; they say nothing. */
export const holds = <Row extends { from: string | null; to: string | null }>(row: Row): row is Row & { from: string } =>
  row.from !== null && (row.to === null || row.from < row.to);

export const spanOf = ({ from, to }: { from: string; to: string | null }): Span => ({ validFrom: from, validTo: to });
