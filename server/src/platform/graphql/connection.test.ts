import 'reflect-metadata';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeCursor, encodeCursor, pageOf } from './connection.ts';

describe('cursors', () => {
  it('give back what they were made of', () => {
    const values = fc.array(fc.oneof(fc.string(), fc.integer()), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(values, (cursor) => {
        expect(decodeCursor(encodeCursor(cursor), cursor.length)).toEqual(cursor);
      }),
    );
  });

  it('of another list, or of nobody, are refused', () => {
    for (const cursor of [
      encodeCursor(['a']),
      encodeCursor(['a', 'b', 'c']),
      'nonsense',
      '',
      Buffer.from('{"a":1}').toString('base64url'),
    ]) {
      expect(() => decodeCursor(cursor, 2), cursor).toThrow('not from this list');
    }
  });
});

describe('a page', () => {
  const none = () => Promise.resolve(0);

  it('says that there is more when a row too many was read, and does not show it', () => {
    const page = pageOf(['a', 'b', 'c'], 2, (item) => [item], none);
    expect(page.nodes).toEqual(['a', 'b']);
    expect(page.pageInfo).toMatchObject({ hasNextPage: true, endCursor: encodeCursor(['b']) });
  });

  it('is the last when no row too many was there', () => {
    expect(pageOf(['a'], 2, (item) => [item], none).pageInfo.hasNextPage).toBe(false);
    expect(pageOf([], 2, () => [], none).pageInfo).toMatchObject({ hasNextPage: false, endCursor: null });
  });
});
