import { expect, it } from 'vitest';
import { hashedDraw } from './draw.rules.ts';

it('a draw over a thousand sessions favours nobody', () => {
  const names = ['甲', '乙', '丙', '丁'];
  const wins = new Map(names.map((name) => [name, 0]));
  for (let session = 0; session < 1000; session++) {
    const winner = names.toSorted((one, two) => hashedDraw(`${session}/${one}`) - hashedDraw(`${session}/${two}`))[0] ?? '';
    wins.set(winner, (wins.get(winner) ?? 0) + 1);
  }
  for (const count of wins.values()) expect(count).toBeGreaterThan(200);
});

it('the same text always draws the same', () => {
  expect(hashedDraw('种子/2026-11-27/甲')).toBe(hashedDraw('种子/2026-11-27/甲'));
});
