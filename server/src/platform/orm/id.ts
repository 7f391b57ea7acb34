import { typeid } from 'typeid-js';

/**
 * The first letters of an id say what it names; `node(id:)` reads them. Clients treat ids as opaque.
 * The rest is a UUIDv7 in base32 (TypeID, https://github.com/jetify-com/typeid): made by the application, ordered by time of making.
 */
export type IdPrefix = Lowercase<string>;

export const newId = (prefix: IdPrefix): string => typeid(prefix).toString();

export const prefixOf = (id: string): string => id.slice(0, Math.max(0, id.lastIndexOf('_')));
