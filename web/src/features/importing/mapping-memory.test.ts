import { afterEach, describe, expect, it, vi } from 'vitest';
import { recallMapping, rememberMapping } from './mapping-memory';

describe('a mapping', () => {
  afterEach(() => vi.unstubAllGlobals());

  it('is remembered for files with the same headings; one that is broken or fits no more is passed over', () => {
    const kept = new Map<string, string>();
    vi.stubGlobal('localStorage', {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => kept.set(key, value),
    });
    const mapping = { columns: { name: '姓名' } };
    const any = (stored: unknown): stored is typeof mapping => typeof stored === 'object';
    rememberMapping('people', ['姓名'], mapping);
    expect(recallMapping('people', ['姓名'], any)).toEqual(mapping);
    expect(recallMapping('people', ['姓名', '工号'], any)).toBeUndefined();
    expect(recallMapping('people', ['姓名'], (stored): stored is typeof mapping => stored === undefined)).toBeUndefined();
    for (const key of kept.keys()) kept.set(key, '{"columns":');
    expect(recallMapping('people', ['姓名'], any)).toBeUndefined();
  });
});
