import type { FieldNode } from 'graphql';
import { isObjectType, getNamedType } from 'graphql';
import { Latest, LONGEST_ASKED } from '../latest.ts';
import { type CursorValues, decodeCursor, wrongCursor } from '../graphql/connection.ts';
import { problemsWith } from '../graphql/validation.ts';
import type { Args, PageRead, Scope } from './definition.ts';
import { fieldsOf, type Operation, type SelectedField } from './selection.ts';
import { type Sql, sql } from './sql.ts';

/** The order of a page, for `order by`. */
export const orderOf = ({ order, direction = 'asc' }: PageRead): Sql[] => order.map(({ by }) => sql`${by} ${sql.raw(direction)}`);

/** What a cursor to this row carries, as a JSON list: instants as milliseconds, the rest as it is stored. */
export const cursorOf = ({ dialect }: Scope, { order }: PageRead): Sql =>
  dialect.array(order.map(({ by, instant }) => (instant ? dialect.milliseconds(by) : by)));

/** Where a page begins: by row value, never by an offset, so that the index leads there at once. */
export function beyond({ dialect }: Scope, { order, direction = 'asc', after }: PageRead): Sql[] {
  if (!after) return [];
  const values: CursorValues = decodeCursor(after, order.length);
  const from = order.map(({ instant }, index) => {
    const value = values[index];
    if (!instant) return value;
    if (typeof value !== 'number' || Number.isNaN(new Date(value).getTime())) throw wrongCursor();
    return dialect.instantValue(new Date(value));
  });
  return [
    sql`(${sql.join(order.map(({ by }) => by))}) ${sql.raw(direction === 'asc' ? '>' : '<')} (${sql.join(from.map((value) => sql`${value}`))})`,
  ];
}

export const where = (conditions: readonly Sql[]): Sql =>
  conditions.length
    ? sql` where ${sql.join(
        conditions.map((condition) => sql`(${condition})`),
        sql` and `,
      )}`
    : sql``;

/** The selections of `node` in `edges`. */
export function edgeNodes(operation: Operation, { field, nodes }: SelectedField): readonly FieldNode[] {
  const edge = field ? getNamedType(field.type) : null;
  if (!isObjectType(edge)) return [];
  return fieldsOf(operation, edge, nodes).flatMap((each) => (each.name === 'node' ? each.nodes : []));
}

/** What was found of arguments before: the same few are checked again and again. */
const checked = new Latest<boolean>(256, LONGEST_ASKED);

/** Do the arguments keep the rules of their class? */
export const accepts = (type: new () => object, args: Args): boolean =>
  checked.get(`${type.name} ${JSON.stringify(args)}`, () => problemsWith(Object.assign(new type(), args)).length === 0);
