import {
  defaultFieldResolver,
  type GraphQLFieldResolver,
  type GraphQLObjectType,
  type GraphQLSchema,
  isInterfaceType,
  isObjectType,
} from 'graphql';
import type { Context } from '../context.ts';
import { pageOf } from '../graphql/connection.ts';
import type { ReadCatalog } from './catalog.ts';
import { type FieldRead, isReadRow, type ReadRow } from './definition.ts';
import { revive } from './revive.ts';

type Resolve = GraphQLFieldResolver<unknown, Context>;

/**
 * Lets the schema's resolvers take rows of the read lane for objects. A field first looks whether its row carries the value, else its own
 * resolver is asked, with the entity. Plain columns are read off the row as they are: nothing stands before them.
 */
export function resolveRows(schema: GraphQLSchema, catalog: ReadCatalog): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) {
    if (isInterfaceType(type)) {
      const { resolveType } = type;
      type.resolveType = (value, ...rest) => (isReadRow(value) ? value.__typename : resolveType?.(value, ...rest));
    }
    if (!isObjectType(type)) continue;
    const { isTypeOf } = type;
    if (isTypeOf) type.isTypeOf = (value, ...rest) => (isReadRow(value) ? value.__typename === type.name : isTypeOf(value, ...rest));
    if (catalog.typeOf(type.name)) takeRows(type, catalog);
  }
  return schema;
}

function takeRows(type: GraphQLObjectType, catalog: ReadCatalog): void {
  const reads = catalog.typeOf(type.name);
  if (!reads) return;
  for (const field of Object.values(type.getFields())) {
    const read = catalog.fieldOf(reads, field.name);
    if (!read && catalog.plainColumn(reads, field.name) !== null) {
      field.resolve = defaultFieldResolver;
      continue;
    }
    const resolve = (field.resolve ?? defaultFieldResolver) as Resolve;
    const load: Resolve = (source, args, ctx, info) =>
      isReadRow(source) ? revive(ctx, source).then((object) => resolve(object, args, ctx, info)) : resolve(source, args, ctx, info);
    if (!read) field.resolve = load;
    else if (read.kind !== 'given') field.resolve = carriedOr(read, load);
  }
}

const carriedOr =
  (read: FieldRead, load: Resolve): Resolve =>
  (source, args, ctx, info) => {
    if (!isReadRow(source)) return load(source, args, ctx, info);
    const carried = source[`@${info.path.key}`];
    if (carried === undefined) return load(source, args, ctx, info);
    if (read.kind === 'page') return carriedPage(carried as CarriedPage, args as { first?: number });
    return read.kind === 'value' && read.finish ? read.finish(carried) : carried;
  };

interface CarriedPage {
  rows: (ReadRow & { '@cursor': (string | number)[] })[];
  count?: number;
}

const carriedPage = ({ rows, count }: CarriedPage, args: { first?: number }): object =>
  pageOf(
    rows,
    args.first ?? rows.length,
    (row) => row['@cursor'],
    () => Promise.resolve(count ?? 0),
  );
