/** Numbers that look random and are the same for the same seed, so that every demo company of one day is the same. */
export interface Random {
  /** A whole number from 0 to below − 1. */
  below(below: number): number;
  pick<T>(list: readonly T[]): T;
  /** Some of a list, each once, in random order. */
  some<T>(list: readonly T[], count: number): T[];
  chance(percent: number): boolean;
}

/** mulberry32: 32 bits of state are plenty for sixty people. */
export function seeded(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  const pick = <T>(list: readonly T[]): T => {
    const picked = list[below(list.length)];
    if (picked === undefined) throw new Error('Cannot pick from an empty list');
    return picked;
  };
  return {
    below,
    pick,
    some(list, count) {
      const left = [...list];
      return Array.from({ length: Math.min(count, left.length) }, () => left.splice(below(left.length), 1)).flat();
    },
    chance: (percent) => below(100) < percent,
  };
}
