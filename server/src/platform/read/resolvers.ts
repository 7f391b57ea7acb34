import { wrap } from '@mikro-orm/core';
import {
  defaultFieldResolver,
  getNamedType,
  getNullableType,
  type GraphQLFieldResolver,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  isInterfaceType,
  isObjectType,
} from 'graphql';
import type { Context } from '../context.ts';
import { pageOf } from '../graphql/connection.ts';
import type { ReadCatalog } from './catalog.ts';
import { type FieldRead, isReadRow, type ReadRow } from './definition.ts';
import { revive } from './revive.ts';
import { fieldsOf } from './selection.ts';

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
  const mutations = Object.values(schema.getMutationType()?.getFields() ?? {});
  for (const payload of new Set(mutations.map((field) => getNamedType(field.type)))) {
    if (isObjectType(payload) && !catalog.typeOf(payload.name)) readBack(payload, catalog);
  }
  return schema;
}

/**
 * What a mutation answers of an entity, or of a reference to one (MikroORM's, or a row that has its id alone), which costs it no statement, is
 * read with one statement in the shape of what is selected. A loaded entity of which columns alone are selected is answered as it is.
 */
function readBack(payload: GraphQLObjectType, catalog: ReadCatalog): void {
  for (const field of Object.values(payload.getFields())) {
    const type = getNullableType(field.type);
    const reads = isObjectType(type) ? catalog.typeOf(type.name) : undefined;
    // An object with a `revive` of its own is more than the row of its id.
    const { entity } = reads ?? {};
    if (!isObjectType(type) || !reads || !entity || reads.revive) continue;
    const resolve = (field.resolve ?? defaultFieldResolver) as Resolve;
    const isColumn = (name: string): boolean =>
      name === '__typename' || (!catalog.fieldOf(reads, name) && catalog.plainColumn(reads, name) !== null);
    field.resolve = (async (source, args, ctx, info) => {
      const changed: unknown = await resolve(source, args, ctx, info);
      if (!(changed instanceof entity) && !isReference(changed)) return changed;
      const loaded = changed instanceof entity && wrap(changed).isInitialized();
      const { id } = changed as { id: string };
      const { schema, fragments, variableValues: variables } = info;
      if (ctx.services.reader.lane === 'resolvers') return loaded ? changed : revive(ctx, { __typename: type.name, id });
      if (loaded && fieldsOf({ schema, fragments, variables }, type, info.fieldNodes).every(({ name }) => isColumn(name))) return changed;
      return (await ctx.services.reader.again(ctx, info, type.name, id)) ?? changed;
    }) satisfies Resolve;
  }
}

const isReference = (value: unknown): value is ReadRow =>
  isReadRow(value) && Object.keys(value).every((name) => name === '__typename' || name === 'id');

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
    const own: Resolve = read && read.kind !== 'given' ? ownOrSql(type.name, read, resolve) : resolve;
    const load: Resolve = (source, args, ctx, info) =>
      isReadRow(source) ? revive(ctx, source).then((object) => own(object, args, ctx, info)) : own(source, args, ctx, info);
    if (!read) field.resolve = load;
    else if (read.kind !== 'given') field.resolve = carriedOr(read, load);
  }
}

/** A field that has no resolver of its own is `undefined` on an entity: then SQL is asked for it, once for all entities of that place. */
const ownOrSql =
  (typeName: string, read: FieldRead, resolve: Resolve): Resolve =>
  (source, args, ctx, info) => {
    const answer: unknown = resolve(source, args, ctx, info);
    if (answer !== undefined || typeof source !== 'object' || source === null || !('id' in source)) return answer;
    return ctx.services.reader
      .field(ctx, info, typeName, String(source.id))
      .then((row) => row && carriedValue(read, row, args as object, info));
  };

const carriedOr =
  (read: FieldRead, load: Resolve): Resolve =>
  (source, args, ctx, info) => {
    const carried = isReadRow(source) ? carriedValue(read, source, args as object, info) : undefined;
    return carried === undefined ? load(source, args, ctx, info) : carried;
  };

/** What a row carries for a field; undefined where it was not read with the row. */
function carriedValue(read: FieldRead, row: ReadRow, args: { first?: number }, { path }: GraphQLResolveInfo): unknown {
  const carried = row[`@${path.key}`];
  if (carried === undefined) return undefined;
  if (read.kind === 'page') return carriedPage(carried as CarriedPage, args);
  return read.kind === 'value' && read.finish ? read.finish(carried) : carried;
}

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
