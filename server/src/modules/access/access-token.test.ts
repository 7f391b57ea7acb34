import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hashAccessToken, isWellFormedToken, newAccessToken } from './access-token.ts';

describe('An access token', () => {
  it('is well formed when it is new, whatever the random bytes are', () => {
    fc.assert(fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), (bytes) => isWellFormedToken(newAccessToken(bytes))));
  });

  it('is no longer well formed when one character of it was mistyped', () => {
    const token = newAccessToken();
    fc.assert(
      fc.property(fc.integer({ min: 'hearth_'.length, max: token.length - 1 }), (at) => {
        const other = token[at] === 'x' ? 'y' : 'x';
        return !isWellFormedToken(token.slice(0, at) + other + token.slice(at + 1));
      }),
    );
  });

  it('is never the same twice, and neither is its hash', () => {
    const tokens = Array.from({ length: 100 }, () => newAccessToken());
    expect(new Set(tokens.map(hashAccessToken)).size).toBe(100);
  });

  it('cannot be read from what is stored of it', () => {
    const token = newAccessToken();
    expect(hashAccessToken(token)).toMatch(/^[0-9a-f]{64}$/);
    expect(hashAccessToken(token)).not.toContain(token.slice(7, 15));
  });
});
