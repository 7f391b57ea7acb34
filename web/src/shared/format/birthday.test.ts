import { expect, it } from 'vitest';
import { lunarDayName, lunarDayOfMonth } from './birthday';

it('lunar days are written as in a Chinese calendar', () => {
  expect([1, 9, 10, 11, 19, 20, 21, 29, 30].map(lunarDayName)).toEqual([
    '初一',
    '初九',
    '初十',
    '十一',
    '十九',
    '二十',
    '廿一',
    '廿九',
    '三十',
  ]);
});

it('the first, eleventh and twelfth lunar months have names of their own', () => {
  expect([lunarDayOfMonth(1, 1), lunarDayOfMonth(10, 15), lunarDayOfMonth(11, 8), lunarDayOfMonth(12, 30)]).toEqual([
    '正月初一',
    '十月十五',
    '冬月初八',
    '腊月三十',
  ]);
});
