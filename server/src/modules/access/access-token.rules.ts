/** What a token may do. One that writes reads too: a mutation answers with what it changed. */
export type Scope = 'read' | 'write';

/** Reads `read,write` as an operator types it. `null`: names no scope, or one that doesn't exist. */
export function parseScopes(text: string): Scope[] | null {
  const words = text
    .toLowerCase()
    .split(/[\s,]+/)
    .filter(Boolean);
  if (words.length === 0 || words.some((word) => word !== 'read' && word !== 'write')) return null;
  return fullScopes(words as Scope[]);
}

/** Every scope that these ones grant, each once, in a fixed order. */
export const fullScopes = (scopes: readonly Scope[]): Scope[] => (scopes.includes('write') ? ['read', 'write'] : ['read']);

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
