import type { PersonRow } from '../../../../schema/people-mapping.mjs';
import { type Birthday, birthdayFault } from '../people/birthday.rules.ts';
import { type CellFault, fault, readText } from './cell.rules.ts';
import { readDay, type WrittenDay } from './date-text.rules.ts';
import type { StoredBirthday } from './roster.rules.ts';

/** What a row says of a birthday, before what is stored is known. */
export interface BirthdayCells {
  /** Absent leaves the stored day, null clears it. */
  day?: WrittenDay | null;
  calendar?: Birthday['calendar'];
  leapMonth?: boolean;
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

/** What the three cells of a birthday say together. */
export function readBirthday(row: PersonRow, cells: BirthdayCells, faults: CellFault[]): void {
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
    // Nothing more is told of a birthday that nobody can read.
    delete cells.calendar;
    delete cells.leapMonth;
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

/** What of a stored birthday may not be told to the viewer, not even by what an import says of a row. */
export type HiddenBirthday = 'all' | 'year' | null;

/**
 * The birthday that a row leaves behind; undefined where it changes nothing. What the file does not say stays: a day without its
 * year, as somebody exports it who may not see the year, does not erase a stored year, nor the leap month that is hidden with it.
 * What is hidden is never compared: a row that speaks of it is a change, whatever is stored.
 */
export function mergeBirthday(
  stored: StoredBirthday | null,
  cells: BirthdayCells,
  today: string,
  hidden: HiddenBirthday = null,
): { birthday?: StoredBirthday | null; fault?: CellFault } {
  if (hidden === null) return mergeSeen(stored, cells, today);
  if (cells.day === undefined && (hidden === 'all' || (cells.calendar === undefined && cells.leapMonth === undefined)))
    return hidden === 'all' ? mergeSeen(null, cells, today) : {};
  if (cells.day === null) return hidden === 'all' ? { birthday: null } : mergeSeen(stored, cells, today);
  const speaksOfYear = (cells.day?.year ?? null) !== null || cells.leapMonth !== undefined;
  const seen = hidden === 'all' || !stored ? null : { ...stored, year: null, leapMonth: stored.leapMonth && !speaksOfYear };
  const merged = mergeSeen(seen, cells, today);
  if (merged.fault || (merged.birthday === undefined && !speaksOfYear)) return merged;
  const birthday = merged.birthday ?? seen;
  return { birthday: birthday && stored ? withHidden(birthday, stored, cells, today) : birthday };
}

/** What a row does not say of year and leap month stays, where both can be true together. */
function withHidden(birthday: StoredBirthday, stored: StoredBirthday, cells: BirthdayCells, today: string): StoredBirthday {
  if (birthday.calendar !== stored.calendar) return birthday;
  const sameDay = birthday.month === stored.month && birthday.day === stored.day;
  const kept = {
    ...birthday,
    year: birthday.year ?? stored.year,
    leapMonth: birthday.leapMonth || (sameDay && cells.leapMonth === undefined && stored.leapMonth),
  };
  return birthdayFault(kept, today) ? birthday : kept;
}

function mergeSeen(
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
