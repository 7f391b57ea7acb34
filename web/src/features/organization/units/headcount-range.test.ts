import { expect, test } from 'vitest';
import { rangeOf, withDifferences } from './headcount-range';

test('a year begins a year ago, or on the first day of a younger unit, and ends a quarter ahead', () => {
  expect(rangeOf('year', '2026-03-02', '2020-01-01')).toEqual({ from: '2025-03-02', to: '2026-06-02' });
  expect(rangeOf('year', '2026-03-02', '2026-01-01').from).toBe('2026-01-01');
});

test('all begins on the first day', () => {
  expect(rangeOf('all', '2026-03-02', '2020-01-01').from).toBe('2020-01-01');
  expect(rangeOf('threeYears', '2026-03-02', '2020-01-01').from).toBe('2023-03-03');
});

test('each step tells how many came or went, the first one nothing', () => {
  const steps = [
    { on: '2026-01-01', headcount: 5 },
    { on: '2026-02-01', headcount: 7 },
    { on: '2026-03-01', headcount: 6 },
  ];
  expect(withDifferences(steps).map(({ by }) => by)).toEqual([null, 2, -1]);
});
