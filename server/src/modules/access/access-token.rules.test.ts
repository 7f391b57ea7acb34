import { describe, expect, it } from 'vitest';
import { fullScopes, isInForce, parseLifetime, parseScopes } from './access-token.rules.ts';

const now = new Date('2026-11-23T08:00:00Z');

describe('An access token', () => {
  it('is in force until it expires or is revoked', () => {
    expect(isInForce({}, now)).toBe(true);
    expect(isInForce({ expiresAt: new Date(now.getTime() + 1) }, now)).toBe(true);
    expect(isInForce({ expiresAt: now }, now)).toBe(false);
    expect(isInForce({ revokedAt: now }, now)).toBe(false);
  });
});

describe('Scopes', () => {
  it('are read from a list with commas or spaces, in any case', () => {
    expect(parseScopes('read')).toEqual(['read']);
    expect(parseScopes('Read, WRITE')).toEqual(['read', 'write']);
    expect(parseScopes('write read')).toEqual(['read', 'write']);
  });

  it('grant reading with writing', () => {
    expect(parseScopes('write')).toEqual(['read', 'write']);
    expect(fullScopes(['write', 'write'])).toEqual(['read', 'write']);
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
