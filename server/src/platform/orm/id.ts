import { createHash } from 'node:crypto';
import { TypeID, typeid } from 'typeid-js';

/**
 * The first letters of an id say what it names; `node(id:)` reads them. Clients treat ids as opaque.
 * The rest is a UUIDv7 in base32 (TypeID, https://github.com/jetify-com/typeid): made by the application, ordered by time of making.
 */
export type IdPrefix = Lowercase<string>;

export const newId = (prefix: IdPrefix): string => typeid(prefix).toString();

/** The id of what another system calls by a key: the same key always has the same id, so that a second import finds what the first made. */
export function idOfKey(prefix: IdPrefix, key: string): string {
  const bytes = createHash('sha256').update(`${prefix} ${key}`).digest().subarray(0, 16);
  // Version 8 of RFC 9562: whatever its maker likes.
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return TypeID.fromUUIDBytes(prefix, bytes).toString();
}

const OWN_ID = /^([a-z]+)_[0-7][0-9a-hjkmnp-tv-z]{25}$/;

/** Is it an id of ours, made for such a thing? */
export const isOwnId = (prefix: IdPrefix, text: string): boolean => OWN_ID.exec(text)?.[1] === prefix;

export const prefixOf = (id: string): string => id.slice(0, Math.max(0, id.lastIndexOf('_')));
