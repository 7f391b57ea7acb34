import { expect, it } from 'vitest';
import { Latest } from './latest.ts';

const counting = (limit: number) => {
  const made: string[] = [];
  const latest = new Latest<string>(limit);
  return { made, get: (key: string) => latest.get(key, () => (made.push(key), key)) };
};

it('makes a value once while it is among the latest', () => {
  const { made, get } = counting(3);
  for (const key of ['a', 'b', 'c', 'a', 'b', 'c']) get(key);
  expect(made).toEqual(['a', 'b', 'c']);
});

it('forgets what nobody asks for while others come, and keeps what is asked for', () => {
  const { made, get } = counting(3);
  for (let index = 0; index < 30; index += 1) {
    get('steady');
    get(`new ${index}`);
  }
  get('new 0');
  expect(made.filter((key) => key === 'steady')).toHaveLength(1);
  expect(made.filter((key) => key === 'new 0')).toHaveLength(2);
});

it('does not keep what has a longer key than most', () => {
  const latest = new Latest<number>(3, 5);
  expect(latest.get('longer', () => 1)).toBe(1);
  expect(latest.get('longer', () => 2)).toBe(2);
  expect(latest.get('short', () => 1)).toBe(1);
  expect(latest.get('short', () => 2)).toBe(1);
});

it('does not keep undefined', () => {
  const latest = new Latest<number | undefined>(3);
  expect(latest.get('a', () => undefined)).toBeUndefined();
  expect(latest.get('a', () => 1)).toBe(1);
});
