import { describe, expect, it } from 'vitest';
import type { PersonRow } from '../../../../schema/people-mapping.mjs';
import { mergeBirthday } from './birthday-cells.rules.ts';
import { readCell } from './cell.rules.ts';
import { readRow } from './row.rules.ts';

const today = '2026-11-23';
const birthdayOf = (row: PersonRow, stored: Parameters<typeof mergeBirthday>[0] = null) => {
  const { values, faults } = readRow(row);
  return faults[0] ? { fault: faults[0] } : mergeBirthday(stored, values.birthday, today);
};
const solar = { calendar: 'SOLAR', month: 5, day: 12, leapMonth: false, year: 1990 } as const;
const lunar = { calendar: 'LUNAR', month: 5, day: 12, leapMonth: true, year: 1990 } as const;

describe('a cell', () => {
  it('leaves when it is empty and clears when it is a single hyphen', () => {
    expect(readCell(undefined)).toBeUndefined();
    expect(readCell('  ')).toBeUndefined();
    expect(readCell(' - ')).toBeNull();
    expect(readCell(' 陈 ')).toBe('陈');
  });

  it('loses the apostrophe that keeps a spreadsheet from taking it for a formula', () => {
    expect(readCell("'+86 138")).toBe('+86 138');
    expect(readCell("'=1+1")).toBe('=1+1');
    expect(readCell("'-")).toBe('-');
    expect(readCell("'t Hooft")).toBe("'t Hooft");
  });

  it('in which a formula failed is refused, whatever its column', () => {
    expect(readRow({ alias: '#N/A', hiredOn: '#REF!', hobbies: '#VALUE!' }).faults.map(({ column, code }) => `${column} ${code}`)).toEqual([
      'alias FORMULA_ERROR',
      'hiredOn FORMULA_ERROR',
      'hobbies FORMULA_ERROR',
    ]);
  });
});

describe('a row', () => {
  it('is understood as it stands in a file', () => {
    const { values, faults } = readRow({
      employeeNumber: ' 007 ',
      name: '陈晓明',
      alias: '-',
      email: 'chen@example.com',
      phone: '138 0013 8000',
      hiredOn: '2020年3月1日',
      leftOn: '',
      hobbies: '羽毛球、围棋',
      skills: '-',
    });
    expect(faults).toEqual([]);
    expect(values).toMatchObject({
      employeeNumber: '007',
      name: '陈晓明',
      alias: null,
      email: 'chen@example.com',
      phone: '138 0013 8000',
      hiredOn: '2020-03-01',
      hobbies: ['羽毛球', '围棋'],
      skills: null,
    });
    expect(values.leftOn).toBeUndefined();
    expect(values.title).toBeUndefined();
  });

  it.each<[string, PersonRow, string, string]>([
    ['a name that is cleared', { name: '-' }, 'name', 'REQUIRED'],
    ['an employee number that is cleared', { employeeNumber: '-' }, 'employeeNumber', 'REQUIRED'],
    ['a name without end', { name: '陈'.repeat(101) }, 'name', 'TOO_LONG'],
    ['an employee number without end', { employeeNumber: '1'.repeat(41) }, 'employeeNumber', 'TOO_LONG'],
    ['a day without end', { hiredOn: '2'.repeat(41) }, 'hiredOn', 'TOO_LONG'],
    ['a birthday without end', { birthday: '5'.repeat(41) }, 'birthday', 'TOO_LONG'],
    ['a calendar without end', { birthdayCalendar: '农'.repeat(41) }, 'birthdayCalendar', 'TOO_LONG'],
    ['a leap month without end', { leapMonth: '是'.repeat(41) }, 'leapMonth', 'TOO_LONG'],
    ['hobbies without end', { hobbies: '跑步、'.repeat(700) }, 'hobbies', 'TOO_LONG'],
    ['an address without a domain', { email: 'chen@' }, 'email', 'INVALID_EMAIL'],
    ['two addresses', { email: 'a@b.cn, c@d.cn' }, 'email', 'INVALID_EMAIL'],
    ['a word for a phone', { phone: '同上' }, 'phone', 'INVALID_PHONE'],
    ['a word for the phone of an emergency', { emergencyPhone: '家里' }, 'emergencyPhone', 'INVALID_PHONE'],
    ['a time zone that there is not', { timeZone: '+08:00' }, 'timeZone', 'UNKNOWN_TIME_ZONE'],
    ['a language that Hearth does not speak', { locale: '法文' }, 'locale', 'UNKNOWN_LANGUAGE'],
    ['a skill without end', { skills: `${'谈'.repeat(41)}(3)` }, 'skills', 'TOO_LONG'],
    ['a day that no month has', { hiredOn: '2023-02-29' }, 'hiredOn', 'INVALID_DATE'],
    ['a day of hire without a year', { hiredOn: '02-28' }, 'hiredOn', 'INVALID_DATE'],
    ['a last day before the first', { hiredOn: '2024-01-02', leftOn: '2024-01-01' }, 'leftOn', 'LEFT_BEFORE_HIRED'],
    ['a birthday in other words', { birthday: 'May 12th' }, 'birthday', 'INVALID_DATE'],
    ['an unknown calendar', { birthday: '05-12', birthdayCalendar: 'Julian' }, 'birthdayCalendar', 'UNKNOWN_CALENDAR'],
    [
      'a leap month that is neither yes nor no',
      { birthday: '05-12', birthdayCalendar: '农历', leapMonth: '也许' },
      'leapMonth',
      'UNKNOWN_ANSWER',
    ],
    ['a lunar day said to be solar', { birthday: '四月初八', birthdayCalendar: '公历' }, 'birthdayCalendar', 'CALENDARS_DIFFER'],
    ['a birthday that does not exist', { birthday: '2023-02-29' }, 'birthday', 'NO_SUCH_DAY'],
    ['a leap month that the year did not have', { birthday: '农历1991年闰五月十二' }, 'leapMonth', 'NO_SUCH_LEAP_MONTH'],
    ['a birthday in the future', { birthday: '2027-01-01' }, 'birthday', 'OUT_OF_RANGE'],
    ['a leap month without a birthday', { leapMonth: '是' }, 'birthday', 'REQUIRED'],
  ])('is refused in words of both languages: %s', (_name, row, column, code) => {
    const { values, faults } = readRow(row);
    const found = faults[0] ?? mergeBirthday(null, values.birthday, today).fault;
    expect(found).toMatchObject({
      column,
      code,
      message: { zh: expect.stringMatching(/\p{Script=Han}/u) as string, en: expect.stringMatching(/[a-z]/) as string },
    });
  });

  it('is not repeated at length where a cell is too long', () => {
    const { faults } = readRow({ email: 'x'.repeat(100_000), hiredOn: 'y'.repeat(100_000) });
    expect(faults.map(({ column, code }) => `${column} ${code}`)).toEqual([
      'email TOO_LONG',
      'email INVALID_EMAIL',
      'hiredOn TOO_LONG',
      'hiredOn INVALID_DATE',
    ]);
    for (const { message } of faults) expect(message.en.length).toBeLessThan(400);
  });

  it('names all its faults together', () => {
    expect(readRow({ email: 'x', phone: 'y', birthday: 'z', leftOn: 'w' }).faults.map(({ column }) => column)).toEqual([
      'email',
      'phone',
      'leftOn',
      'birthday',
    ]);
  });
});

describe('a birthday in a row', () => {
  it('that nobody can read is told once', () => {
    const { values, faults } = readRow({ birthday: '五月左右', birthdayCalendar: '农历', leapMonth: '是' });
    expect(faults.map(({ code }) => code)).toEqual(['INVALID_DATE']);
    expect(mergeBirthday(null, values.birthday, today)).toEqual({});
  });

  it.each<[PersonRow, object]>([
    [{ birthday: '1990-05-12' }, solar],
    [{ birthday: '5月12日' }, { ...solar, year: null }],
    [{ birthday: '1990-05-12', birthdayCalendar: '农历', leapMonth: '是' }, lunar],
    [{ birthday: '1990年闰五月十二' }, lunar],
    [
      { birthday: '闰五月十二', birthdayCalendar: 'LUNAR' },
      { ...lunar, year: null },
    ],
  ])('%o is read', (row, birthday) => {
    expect(birthdayOf(row)).toEqual({ birthday });
  });

  it('that says the same as what is stored changes nothing', () => {
    expect(birthdayOf({ birthday: '1990-05-12' }, solar)).toEqual({});
    expect(birthdayOf({ birthday: '1990-05-12', birthdayCalendar: 'LUNAR', leapMonth: 'true' }, lunar)).toEqual({});
  });

  it('without the year, as it is exported to those who may not see it, erases neither year nor leap month', () => {
    expect(birthdayOf({ birthday: '05-12' }, solar)).toEqual({});
    expect(birthdayOf({ birthday: '05-12', birthdayCalendar: 'LUNAR', leapMonth: '' }, lunar)).toEqual({});
  });

  it('with another day keeps the stored year; with another calendar it does not', () => {
    expect(birthdayOf({ birthday: '05-13' }, solar)).toEqual({ birthday: { ...solar, day: 13 } });
    expect(birthdayOf({ birthday: '05-12', birthdayCalendar: '农历' }, solar)).toEqual({
      birthday: { ...lunar, leapMonth: false, year: null },
    });
  });

  it('that is hidden from the viewer is never compared: a row that speaks of it is a change, and no word tells what is stored', () => {
    const merge = (row: PersonRow, stored: Parameters<typeof mergeBirthday>[0], hidden: 'all' | 'year') =>
      mergeBirthday(stored, readRow(row).values.birthday, today, hidden);
    for (const row of [{ birthday: '05-12' }, { birthday: '1990-05-12' }, { birthday: '-' }]) {
      for (const stored of [null, solar, lunar]) expect(merge(row, stored, 'all')).toHaveProperty('birthday');
    }
    // Month and day may be seen: only what is said of the year is a change.
    expect(merge({ birthday: '05-12', birthdayCalendar: '农历' }, lunar, 'year')).toEqual({});
    expect(merge({ birthday: '1990-05-12', birthdayCalendar: '农历' }, lunar, 'year')).toEqual({ birthday: lunar });
    expect(merge({ birthday: '05-13' }, solar, 'year')).toEqual({ birthday: { ...solar, day: 13 } });
    expect(merge({ birthday: '1991-05-12', birthdayCalendar: '农历' }, lunar, 'year')).toEqual({
      birthday: { ...lunar, leapMonth: false, year: 1991 },
    });
    expect(merge({ leapMonth: '是' }, lunar, 'all')).toEqual(merge({ leapMonth: '是' }, null, 'all'));
  });

  it('is cleared by a hyphen and left by an empty cell', () => {
    expect(birthdayOf({ birthday: '-' }, solar)).toEqual({ birthday: null });
    expect(birthdayOf({ birthday: '-' })).toEqual({});
    expect(birthdayOf({ birthday: '' }, solar)).toEqual({});
    expect(birthdayOf({ birthdayCalendar: '公历' })).toEqual({});
  });
});
