import { describe, expect, it } from 'vitest';
import { RecentViewers } from './recent-viewers.ts';

describe('what was read about a viewer', () => {
  it('answers again for a while, and no longer once it is forgotten', async () => {
    const recent = new RecentViewers(60_000);
    let reads = 0;
    const ask = () => recent.remember('token', () => Promise.resolve((reads += 1)));
    expect([await ask(), await ask()]).toEqual([1, 1]);
    recent.forget();
    expect(await ask()).toBe(2);
  });

  it('is not kept where something changed while it was read', async () => {
    const recent = new RecentViewers(60_000);
    await recent.remember('token', () => {
      recent.forget();
      return Promise.resolve('as it was before');
    });
    expect(await recent.remember('token', () => Promise.resolve('as it is now'))).toBe('as it is now');
  });

  it('can be read anew every time', async () => {
    const recent = new RecentViewers(0);
    await recent.remember('token', () => Promise.resolve(1));
    expect(await recent.remember('token', () => Promise.resolve(2))).toBe(2);
  });
});
