import { expect, test } from 'vitest';
import { byDay, cardPath, monthShown, readCard } from './card';

const key = { kind: 'BIRTHDAY', personId: 'per_1', on: '2026-03-05' } as const;

test('a card stands in the URL and is read from it, and what names none is none', () => {
  expect(cardPath(key)).toBe('/celebrations?card=BIRTHDAY.per_1.2026-03-05');
  expect(readCard('BIRTHDAY.per_1.2026-03-05')).toEqual(key);
  for (const text of [
    '',
    'BIRTHDAY',
    'PARTY.per_1.2026-03-05',
    'BIRTHDAY.per_1.2026-02-30',
    'BIRTHDAY..2026-03-05',
    'BIRTHDAY.per_1.2026-03-05.x',
  ]) {
    expect(readCard(text), text).toBeUndefined();
  }
});

test('the month is the one that is asked for within a year, else that of the card, else this one', () => {
  const today = '2026-11-25';
  expect(monthShown('', undefined, today)).toBe('2026-11-01');
  expect(monthShown('2027-02', key, today)).toBe('2027-02-01');
  expect(monthShown('', key, today)).toBe('2026-03-01');
  for (const asked of ['2027-12', '2025-10', '2026-13', 'soon']) expect(monthShown(asked, undefined, today), asked).toBe('2026-11-01');
  expect(monthShown('', { ...key, on: '2020-03-05' }, today)).toBe('2026-11-01');
});

test('rows stand under their days', () => {
  const rows = [
    { on: '2026-03-05', id: 1 },
    { on: '2026-03-05', id: 2 },
    { on: '2026-03-09', id: 3 },
  ];
  expect(byDay(rows).map(({ on, rows: those }) => [on, those.length])).toEqual([
    ['2026-03-05', 2],
    ['2026-03-09', 1],
  ]);
});
