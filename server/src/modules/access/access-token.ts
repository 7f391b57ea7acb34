import { createHash, randomBytes } from 'node:crypto';

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
