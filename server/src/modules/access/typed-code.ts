import { randomInt, timingSafeEqual } from 'node:crypto';

/** Without letters and digits that are taken for one another when read from a console: 0/O, 1/I/L, 5/S, 8/B. */
const ALPHABET = 'ACDEFGHJKMNPQRTUVWXYZ234679';
const GROUP = 4;
const GROUPS = 3;

/** A code that a person reads on one screen and types on another, `XXXX-XXXX-XXXX`: 57 bits. */
export function newTypedCode(pick: (below: number) => number = randomInt): string {
  const group = () => Array.from({ length: GROUP }, () => ALPHABET[pick(ALPHABET.length)]).join('');
  return Array.from({ length: GROUPS }, group).join('-');
}

/** Compares a typed code with the right one: case, spaces and dashes don't matter, and the time it takes tells nothing. */
export function isTypedCode(typed: string, code: string): boolean {
  const bare = (text: string) => Buffer.from(text.toUpperCase().replace(/[\s-]/g, ''));
  const [left, right] = [bare(typed), bare(code)];
  return left.length === right.length && timingSafeEqual(left, right);
}
