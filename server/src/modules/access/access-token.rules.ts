import { createHash, randomBytes } from 'node:crypto';

/** What a token may do. WRITE reads too: a mutation answers with what it changed. */
export type Scope = 'READ' | 'WRITE';

const PREFIX = 'hearth_';
const SECRET_BYTES = 32;
const CHECK_LENGTH = 6;

/** 256 random bits after a prefix that secret scanners can look for, and a check that tells a mistyped token from a revoked one. */
export function newAccessToken(random: Uint8Array = randomBytes(SECRET_BYTES)): string {
  const secret = Buffer.from(random).toString('base64url');
  return PREFIX + secret + checkOf(secret);
}

/** Has it the form of one of our tokens, nothing lost in copying? Says nothing about whether it is in force. */
export function isWellFormedToken(text: string): boolean {
  if (!/^hearth_[\w-]{49}$/.test(text)) return false;
  const body = text.slice(PREFIX.length);
  return checkOf(body.slice(0, -CHECK_LENGTH)) === body.slice(-CHECK_LENGTH);
}

/** What is stored of a token. Its 256 bits are random, so a fast hash is enough: there is nothing to guess. */
export const hashAccessToken = (token: string): string => createHash('sha256').update(token).digest('hex');

const checkOf = (secret: string): string => createHash('sha256').update(`check:${secret}`).digest('base64url').slice(0, CHECK_LENGTH);

/** Reads `read,write` as an operator types it. `null`: names no scope, or one that doesn't exist. */
export function parseScopes(text: string): Scope[] | null {
  const words = text
    .toUpperCase()
    .split(/[\s,]+/)
    .filter(Boolean);
  if (words.length === 0 || words.some((word) => word !== 'READ' && word !== 'WRITE')) return null;
  return fullScopes(words as Scope[]);
}

/** Every scope that these ones grant, each once, in a fixed order. */
export const fullScopes = (scopes: readonly Scope[]): Scope[] => (scopes.includes('WRITE') ? ['READ', 'WRITE'] : ['READ']);

const HOUR = 3_600_000;
const units: Readonly<Record<string, number>> = { h: HOUR, d: 24 * HOUR, w: 7 * 24 * HOUR, y: 365 * 24 * HOUR };
const LONGEST = 10 * 365 * 24 * HOUR;

/**
 * Reads a token's life as an operator types it: `12h`, `90d`, `4w`, `1y`, or `never` (`null`).
 * `undefined`: not such a text, less than an hour or more than ten years.
 */
export function parseLifetime(text: string, now: Date): Date | null | undefined {
  const wanted = text.trim().toLowerCase();
  if (wanted === 'never') return null;
  const [, amount, unit] = /^(\d{1,5})([hdwy])$/.exec(wanted) ?? [];
  const milliseconds = Number(amount) * (units[unit ?? ''] ?? Number.NaN);
  if (!(milliseconds >= HOUR && milliseconds <= LONGEST)) return undefined;
  return new Date(now.getTime() + milliseconds);
}

/** A token is in force until the instant it expires, unless it was revoked. */
export const isInForce = (token: { expiresAt?: Date | null; revokedAt?: Date | null }, now: Date): boolean =>
  !token.revokedAt && (!token.expiresAt || token.expiresAt > now);
