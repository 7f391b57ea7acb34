import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { readDay, readSolarDate } from './date-text.rules.ts';

describe('a written day', () => {
  it.each([
    '2024-02-29',
    '2024/2/29',
    '2024.2.29',
    '2024年2月29日',
    '2024年02月29日',
    '20240229',
    '2024-02-29 00:00:00',
    '2024-02-29T00:00:00Z',
    '2024/2/29 0:00',
    ' 2024-02-29 ',
    '２０２４－０２－２９',
    '公历2024年2月29日',
  ])('is read from %s', (text) => {
    expect(readSolarDate(text)).toBe('2024-02-29');
  });

  it.each(['2024-02', '2024-2/29', '29 Feb 2024', '24-02-29', '45351', '2024-02-29 13:00', '今天', ''])(
    'is not guessed from %s',
    (text) => {
      expect(readSolarDate(text)).toBeNull();
    },
  );

  it('that does not exist is no date', () => {
    expect(readSolarDate('2023-02-29')).toBeNull();
    expect(readSolarDate('2024-13-01')).toBeNull();
    expect(readSolarDate('农历2024年2月29日')).toBeNull();
  });

  it('may lack the year', () => {
    for (const text of ['02-29', '2/29', '2.29', '2月29日', '--02-29'])
      expect(readDay(text)).toMatchObject({ year: null, month: 2, day: 29, calendar: null });
  });

  it.each([
    ['闰四月初八', null, 4, 8, true],
    ['农历四月初八', null, 4, 8, false],
    ['正月初一', null, 1, 1, false],
    ['冬月廿三', null, 11, 23, false],
    ['腊月三十', null, 12, 30, false],
    ['十二月卅', null, 12, 30, false],
    ['十一月初十', null, 11, 10, false],
    ['农历 1990年 闰五月 十二', 1990, 5, 12, true],
    ['一九九〇年闰五月二十九', 1990, 5, 29, true],
    ['阴历1990年5月20日', 1990, 5, 20, false],
    ['农历八月廿', null, 8, 20, false],
  ])('in words of the Chinese calendar: %s', (text, year, month, day, leapMonth) => {
    expect(readDay(text)).toEqual({ year, month, day, leapMonth, calendar: 'LUNAR' });
  });

  it('in neutral words says nothing of its calendar', () => {
    expect(readDay('五月四日')).toMatchObject({ month: 5, day: 4, calendar: null });
  });

  it('comes back from every way of writing it', () => {
    const anyDate = fc.integer({ min: 0, max: 60_000 }).map((days) => new Temporal.PlainDate(1900, 1, 1).add({ days }));
    fc.assert(
      fc.property(anyDate, ({ year, month, day }) => {
        const iso = new Temporal.PlainDate(year, month, day).toString();
        for (const text of [iso, `${year}/${month}/${day}`, `${year}年${month}月${day}日`, iso.replaceAll('-', '')])
          expect(readSolarDate(text)).toBe(iso);
      }),
    );
  });
});
