import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  fullScopes,
  hashAccessToken,
  isInForce,
  isWellFormedToken,
  newAccessToken,
  parseLifetime,
  parseScopes,
} from './access-token.rules.ts';

const now = new Date('2026-11-23T08:00:00Z');

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

  it('is in force until it expires or is revoked', () => {
    expect(isInForce({}, now)).toBe(true);
    expect(isInForce({ expiresAt: new Date(now.getTime() + 1) }, now)).toBe(true);
    expect(isInForce({ expiresAt: now }, now)).toBe(false);
    expect(isInForce({ revokedAt: now }, now)).toBe(false);
  });
});

describe('Scopes', () => {
  it('are read from a list with commas or spaces, in any case', () => {
    expect(parseScopes('read')).toEqual(['READ']);
    expect(parseScopes('Read, WRITE')).toEqual(['READ', 'WRITE']);
    expect(parseScopes('write read')).toEqual(['READ', 'WRITE']);
  });

  it('grant reading with writing', () => {
    expect(parseScopes('write')).toEqual(['READ', 'WRITE']);
    expect(fullScopes(['WRITE', 'WRITE'])).toEqual(['READ', 'WRITE']);
  });

  it('are refused when one is unknown or none is named', () => {
    expect(parseScopes('read,admin')).toBeNull();
    expect(parseScopes(' , ')).toBeNull();
  });
});

describe('A lifetime', () => {
  it.each([
    ['12h', '2026-11-23T20:00:00.000Z'],
    ['90d', '2027-02-21T08:00:00.000Z'],
    ['2W', '2026-12-07T08:00:00.000Z'],
    ['1y', '2027-11-23T08:00:00.000Z'],
  ])('of %s ends at %s', (text, expected) => {
    expect(parseLifetime(text, now)?.toISOString()).toBe(expected);
  });

  it('of "never" has no end', () => {
    expect(parseLifetime('never', now)).toBeNull();
  });

  it.each(['', '90', 'd', '-1d', '1.5d', '0d', '0h', '11y', '99999d', '90 days'])('of "%s" is refused', (text) => {
    expect(parseLifetime(text, now)).toBeUndefined();
  });
});
