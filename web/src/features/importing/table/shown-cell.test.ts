import { describe, expect, it } from 'vitest';
import { shownCell } from './shown-cell';

const noon = new Date('2026-05-12T12:30:00Z');
const day = new Date('2026-05-12T00:00:00Z');

describe('a cell', () => {
  it.each([
    [day, 'yyyy-mm-dd', '2026-05-12'],
    [day, 'mm-dd-yy', '2026-05-12'],
    [day, '', '2026-05-12'],
    [day, 'yyyy"年"m"月"d"日"', '2026-05-12'],
    [day, '[$-804]yyyy/m/d;@', '2026-05-12'],
    // Typed without a year.
    [day, 'm"月"d"日"', '05-12'],
    [day, 'd-mmm', '05-12'],
    [day, 'yyyy"年"m"月"', '2026-05'],
    [noon, 'yyyy-mm-dd', '2026-05-12'],
    [noon, 'yyyy-mm-dd hh:mm', '2026-05-12 12:30'],
    [day, 'm/d/yyyy h:mm', '2026-05-12'],
    [noon, 'h:mm', '12:30'],
  ])('with %o and the format %s shows the day %s', (date, format, text) => expect(shownCell(date, format)).toBe(text));

  it.each([
    [12, '00000', '00012'],
    [13800138000, '000-0000-0000', '138-0013-8000'],
    [-7, '000', '-007'],
    [12, '"S"000', 'S012'],
    [12, '0', '12'],
    [12.5, '00000', '12.5'],
    [13800138000, 'General', '13800138000'],
    [0.1 + 0.2, '', '0.3'],
    [0.125, '0%', '0.125'],
    [1234.5, '#,##0.00', '1234.5'],
    [1e-7, '', '0.0000001'],
    [1e21, '', '1000000000000000000000'],
  ])('with the number %d and the format %s shows %s', (value, format, text) => expect(shownCell(value, format)).toBe(text));

  it('with anything else shows it', () => {
    expect([true, false, null, undefined, ' 007 '].map((value) => shownCell(value))).toEqual(['TRUE', 'FALSE', '', '', ' 007 ']);
  });
});
