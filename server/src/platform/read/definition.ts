import type { EntityClass } from '@mikro-orm/core';
import type { Context } from '../context.ts';
import type { ViewerClass } from '../auth/viewer.ts';
import type { Dialect } from './dialect.ts';
import type { Row } from './row.ts';
import type { Sql } from './sql.ts';

/** What a statement is written for: which sort of viewer asks, and what is known at each request alone. */
export interface Scope {
  dialect: Dialect;
  /** What the viewer's roles are. The text of a statement may depend on it: a plan serves one class of viewers. */
  viewer: ViewerClass;
  /** The viewer's person, as a value of the request. Only for a viewer who is one (`viewer.member`). */
  viewerPersonId: Sql;
  /** Today where the company is. */
  today: Sql;
  /** This instant. */
  now: Sql;
}

/** What a read needs to know of its arguments. Those of a field below the root are in the plan's text: a plan serves them alone. */
export type Args = Readonly<Record<string, unknown>>;

export type Direction = 'asc' | 'desc';

/** A list in pages: which rows, in which order. The last of `order` is unique. */
export interface PageRead {
  /** What the row's alias stands for; its entity's table where absent. */
  from?: Sql;
  /** Where all of them are counted, if `from` holds no more than a page needs. */
  all?: Sql;
  where: readonly Sql[];
  order: readonly { by: Sql; instant?: boolean }[];
  direction?: Direction;
  first: number;
  after?: string | null;
}

/** A list that is bounded by nature. */
export interface ListRead {
  from?: Sql;
  where?: readonly Sql[];
  order: readonly Sql[];
  /** The day its rows are looked at; that of the row above where absent. */
  day?: Sql;
}

/** Rows below another row. */
export interface ItemsRead extends Omit<ListRead, 'from' | 'order'> {
  /** Either as a function where it depends on which columns of an item are used. */
  from?: Sql | ((used: ReadonlySet<string>) => Sql);
  order: readonly Sql[] | ((used: ReadonlySet<string>) => readonly Sql[]);
}

/** One row of a type: by its id, or by a condition that only one can fulfil; looked at on that day, else on that of the row above. */
export type Found = ({ id: Sql } | { on: (row: Row) => Sql }) & { day?: Sql };

/** How one field is read in SQL. Written with the functions below. */
export type FieldRead =
  | { kind: 'value'; sql: (row: Row, scope: Scope, args: Args) => Sql; finish?: (stored: unknown) => unknown }
  | { kind: 'part'; type: string; when?: (row: Row, scope: Scope) => Sql | boolean }
  | { kind: 'one'; type: string; find: (row: Row, scope: Scope, args: Args) => Found }
  | { kind: 'many'; type: string; list: (item: Row, row: Row, scope: Scope, args: Args) => ItemsRead }
  | { kind: 'values'; list: (row: Row, scope: Scope) => { value: Sql; from: Sql; order: readonly Sql[] } }
  | { kind: 'page'; type: string; args: new () => object; page: (item: Row, row: Row, args: Args, scope: Scope) => PageRead }
  | { kind: 'relation'; order: readonly string[] }
  | { kind: 'given'; properties: readonly string[] };

/** A plain value, as an expression over the row. With `finish` it is what a rule makes of the (JSON) expression. */
export const value = (sql: (row: Row, scope: Scope, args: Args) => Sql, finish?: (stored: unknown) => unknown): FieldRead => ({
  kind: 'value',
  sql,
  ...(finish ? { finish } : {}),
});

/** An object made of the same row; null where `when` is false. */
export const part = (type: string, when?: (row: Row, scope: Scope) => Sql | boolean): FieldRead => ({
  kind: 'part',
  type,
  ...(when ? { when } : {}),
});

/** The one row of another type; null where there is none. */
export const one = (type: string, find: (row: Row, scope: Scope, args: Args) => Found): FieldRead => ({
  kind: 'one',
  type,
  find,
});

/** Rows of another type. */
export const many = (type: string, list: (item: Row, row: Row, scope: Scope, args: Args) => ItemsRead): FieldRead => ({
  kind: 'many',
  type,
  list,
});

/** A list of plain values. */
export const values = (list: (row: Row, scope: Scope) => { value: Sql; from: Sql; order: readonly Sql[] }): FieldRead => ({
  kind: 'values',
  list,
});

/** A connection inside another answer. The rules of the arguments' class are checked whichever way it is answered. */
export const page = <A extends object>(
  type: string,
  args: new () => A,
  read: (item: Row, row: Row, args: A, scope: Scope) => PageRead,
): FieldRead => ({ kind: 'page', type, args, page: (item, row, given, scope) => read(item, row, given as unknown as A, scope) });

/** A relation of the entity that has the field's name, as MikroORM knows it; a list in the order of these properties of its items. */
export const relation = (...order: string[]): FieldRead => ({ kind: 'relation', order });

/** The field's resolver needs no more than these properties of the row: nothing is loaded for it. */
export const given = (...properties: string[]): FieldRead => ({ kind: 'given', properties });

/**
 * How the fields of a type are read. A field that is a plain column of the entity needs no line; one that is neither a column nor named
 * here is left to its resolver, which gets the entity.
 */
export interface TypeReads {
  type: string;
  entity?: EntityClass<object>;
  fields: Readonly<Record<string, FieldRead>>;
  /** What else a row carries under `@name`, for `revive`. */
  carries?: (row: Row) => Readonly<Record<string, Sql>>;
  /** The objects that resolvers know, for rows of the read lane; by default the entities of their ids. */
  revive?: (ctx: Context, row: ReadRow) => Promise<object | null | undefined>;
}

/** A row as the read lane answers it: columns under their properties' names, everything else under `@` and the response key. */
export interface ReadRow {
  __typename: string;
  id?: string;
  [key: string]: unknown;
}

export const isReadRow = (value: unknown): value is ReadRow =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, '__typename');

interface RootOf<Kind extends string> {
  kind: Kind;
  /** The GraphQL type of one item. */
  type: string;
  /** The arguments' class, where its rules have to be checked. */
  args?: new () => object;
  /** The column of its rows that says on which day they are looked at; today where absent. */
  dayColumn?: string;
}

/**
 * A field of Query. It depends on its arguments and on the scope alone: what it says for the same ones is kept. In which order its rows come, and
 * which columns of them are used above, may depend on its arguments `first` and `orderBy` alone: a plan serves all others.
 */
export type RootRead =
  | (RootOf<'one'> & { find: (row: Row, args: Args, scope: Scope) => { from?: Sql; where: Sql } })
  | (RootOf<'list'> & { list: (row: Row, args: Args, scope: Scope) => ListRead })
  | (RootOf<'page'> & { page: (row: Row, args: Args, scope: Scope) => PageRead });

/** A connection of Query. The rules of the arguments' class are checked whichever way it is answered. */
export const pageRoot = <A extends object>(
  type: string,
  args: new () => A,
  page: (row: Row, args: A, scope: Scope) => PageRead,
): RootRead => ({ kind: 'page', type, args, page: (row, given, scope) => page(row, given as unknown as A, scope) });

/** A list of Query whose arguments have rules: they are checked whichever way it is answered. */
export const listRoot = <A extends object>(
  type: string,
  args: new () => A,
  list: (row: Row, args: A, scope: Scope) => ListRead,
): RootRead => ({ kind: 'list', type, args, list: (row, given, scope) => list(row, given as unknown as A, scope) });
