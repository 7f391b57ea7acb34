import { expect, test } from 'vitest';
import { giveBack, vacantUntil } from './leaving.rules.ts';

const term = (validFrom: string, validTo: string | null, holder: string | null, primary = true) => ({
  validFrom,
  validTo,
  facts: { holder, primary },
});
const stay = { validFrom: '2026-04-01', validTo: '2026-05-01' };

test('a seat stays vacant until somebody takes it or it ends', () => {
  expect(vacantUntil([term('2026-01-01', null, null)], '2026-04-01')).toBeNull();
  expect(vacantUntil([term('2026-01-01', '2026-04-10', null), term('2026-04-10', null, '乙')], '2026-04-01')).toBe('2026-04-10');
  expect(vacantUntil([term('2026-01-01', '2026-06-01', null)], '2026-04-01')).toBe('2026-06-01');
});

test('a seat goes back to who had to give it up, a main post as a main post, a concurrent one as such', () => {
  for (const primary of [true, false]) {
    const timeline = [term('2026-01-01', '2026-04-01', '甲', primary), term('2026-04-01', null, null)];
    expect(giveBack(timeline, '甲', '2026-03-31', stay)).toEqual([
      term('2026-01-01', '2026-05-01', '甲', primary),
      term('2026-05-01', null, null),
    ]);
  }
});

test('a seat that is taken, or was given up before, does not go back', () => {
  const taken = [term('2026-01-01', '2026-04-01', '甲'), term('2026-04-01', null, '乙')];
  expect(giveBack(taken, '甲', '2026-03-31', stay)).toBe(taken);
  const givenUp = [term('2026-01-01', '2026-03-01', '甲'), term('2026-03-01', null, null)];
  expect(giveBack(givenUp, '甲', '2026-03-31', stay)).toBe(givenUp);
});

test('a seat goes back until its successor begins', () => {
  const timeline = [term('2026-01-01', '2026-04-01', '甲'), term('2026-04-01', '2026-04-10', null), term('2026-04-10', null, '乙')];
  expect(giveBack(timeline, '甲', '2026-03-31', stay)).toEqual([term('2026-01-01', '2026-04-10', '甲'), term('2026-04-10', null, '乙')]);
});
