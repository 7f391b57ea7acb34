import { GraphQLError } from 'graphql';
import { ArgsType, type ClassType, Field, Int, ObjectType } from 'type-graphql';
import { WholeNumber } from './validation.ts';

@ObjectType({ description: 'Where a page of a connection stands.' })
export class PageInfo {
  @Field(() => Boolean, { description: 'Is there more after this page?' })
  hasNextPage!: boolean;

  @Field(() => String, { nullable: true, description: 'Give it as `after` for the next page; null on an empty page.' })
  endCursor!: string | null;
}

@ArgsType()
export class PageArgs {
  @Field(() => Int, { defaultValue: 20, description: 'How many, 100 at most.' })
  @WholeNumber(0, 100)
  first: number = 20;

  @Field(() => String, { nullable: true, description: 'The `endCursor` of the page before.' })
  after?: string | null;
}

export interface Edge<Item> {
  node: Item;
  cursor: string;
}

export interface Page<Item> {
  nodes: Item[];
  edges: Edge<Item>[];
  pageInfo: PageInfo;
  /** Called only when `totalCount` is selected. */
  countAll: () => Promise<number>;
}

/** Makes the `<Name>Connection` and `<Name>Edge` types: `export const PersonConnection = connectionOf(() => Person, 'Person');` */
export function connectionOf<Item extends object>(item: () => ClassType<Item>, name: string): ClassType<Page<Item>> {
  @ObjectType(`${name}Edge`, { description: `One ${name} on a page, with its own cursor.` })
  class ItemEdge implements Edge<Item> {
    @Field(item, { description: 'What stands here.' })
    node!: Item;

    @Field(() => String, { description: 'Give it as `after` to go on from here.' })
    cursor!: string;
  }

  @ObjectType(`${name}Connection`, { description: `A page of ${name}, in a stable order.` })
  class ItemConnection implements Page<Item> {
    @Field(() => [item()], { description: 'What is on this page.' })
    nodes!: Item[];

    @Field(() => [ItemEdge], { description: 'The same with a cursor each.' })
    edges!: Edge<Item>[];

    @Field(() => PageInfo, { description: 'Where this page stands.' })
    pageInfo!: PageInfo;

    countAll!: () => Promise<number>;

    @Field(() => Int, { description: 'How many there are on all pages; counted only when asked for.' })
    totalCount(): Promise<number> {
      return this.countAll();
    }
  }
  return ItemConnection;
}

/** The values of a row's sort columns, the id last: what a cursor carries. */
export type CursorValues = readonly (string | number)[];

export const encodeCursor = (values: CursorValues): string => Buffer.from(JSON.stringify(values)).toString('base64url');

/** The values of a cursor with that many columns; anything else is BAD_USER_INPUT. */
export function decodeCursor(cursor: string, columns: number): CursorValues {
  try {
    const values: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (
      Array.isArray(values) &&
      values.length === columns &&
      values.every((value) => typeof value === 'string' || typeof value === 'number')
    ) {
      return values;
    }
  } catch {
    // Falls through: not one of ours.
  }
  throw wrongCursor();
}

export const wrongCursor = (): GraphQLError =>
  new GraphQLError('This cursor is not from this list', { extensions: { code: 'BAD_USER_INPUT' } });

/**
 * A page from rows that were read in order with `limit first + 1`: the row too many says that there is more.
 * Select with the row value `(a, b, id) > (?, ?, ?)` of `decodeCursor`, never with an offset.
 */
export function pageOf<Item>(
  rows: readonly Item[],
  first: number,
  cursorOf: (item: Item) => CursorValues,
  countAll: () => Promise<number>,
): Page<Item> {
  const nodes = rows.slice(0, first);
  const edges = nodes.map((node) => ({ node, cursor: encodeCursor(cursorOf(node)) }));
  return { nodes, edges, pageInfo: { hasNextPage: rows.length > first, endCursor: edges.at(-1)?.cursor ?? null }, countAll };
}
