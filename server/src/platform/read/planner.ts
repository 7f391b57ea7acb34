import { type EntityMetadata, type EntityProperty, ReferenceKind } from '@mikro-orm/core';
import { getNamedType, GraphQLError, isObjectType } from 'graphql';
import type { ReadCatalog } from './catalog.ts';
import type { FieldRead, Found, ItemsRead, ListRead, PageRead, RootRead, Scope, TypeReads } from './definition.ts';
import type { Fields } from './dialect.ts';
import { NotNative } from './not-native.ts';
import { accepts, beyond, cursorOf, edgeNodes, orderOf, where } from './paging.ts';
import { Aliases, Frame, Row, type RowParts } from './row.ts';
import { fieldsOf, type Operation, type SelectedField } from './selection.ts';
import { type Sql, sql } from './sql.ts';

/**
 * What a statement is to answer: `answer`, the JSON that the client gets, key for key; `rows`, what resolvers go on from, columns
 * under their properties' names and everything that was read for a field under `@` and its response key; or `ids`, which rows there
 * are and nothing of them.
 */
export type Lane = 'answer' | 'rows' | 'ids';

/** Writes the SQL of one root field's selection. */
export class Planner {
  readonly #catalog: ReadCatalog;
  readonly #operation: Operation | null;
  readonly #scope: Scope;
  readonly #lane: Lane;
  readonly #aliases = new Aliases();

  constructor(catalog: ReadCatalog, operation: Operation | null, scope: Scope, lane: Lane) {
    this.#catalog = catalog;
    this.#operation = operation;
    this.#scope = scope;
    this.#lane = lane;
  }

  /** A row of a root field under an alias that the caller wrote; `used` collects which of its columns are. */
  row({ type, dayColumn }: RootRead, alias: string, frame: Frame, used: Set<string> | null = null): Row {
    const day = dayColumn === undefined ? this.#scope.today : sql.ref(`${alias}.${dayColumn}`);
    return this.#row(this.#reads(type), alias, frame, day, { used });
  }

  /** What is selected of one row, as keys and values. */
  fields(typeName: string, nodes: SelectedField['nodes'], row: Row): Fields {
    const reads = this.#reads(typeName);
    const operation = this.#operation;
    if (!operation) return this.#rows(reads, [], row);
    const type = operation.schema.getType(typeName);
    if (!isObjectType(type)) throw new Error(`${typeName} is not an object type`);
    const selected = fieldsOf(operation, type, nodes);
    return this.#lane === 'answer' ? this.#answer(reads, selected, row) : this.#rows(reads, selected, row);
  }

  #answer(reads: TypeReads, selected: readonly SelectedField[], row: Row): Fields {
    return selected.map((field) => [field.key, this.#native(reads, field, row)]);
  }

  #rows(reads: TypeReads, selected: readonly SelectedField[], row: Row): Fields {
    const fields = new Map<string, Sql>([['__typename', sql.lit(reads.type)]]);
    const meta = this.#catalog.metaOf(reads);
    if (meta) fields.set('id', row.column('id'));
    for (const [name, carried] of Object.entries(reads.carries?.(row) ?? {})) fields.set(`@${name}`, carried);
    for (const field of selected) {
      const read = this.#catalog.fieldOf(reads, field.name);
      const column = read ? null : this.#catalog.plainColumn(reads, field.name);
      if (read?.kind === 'given') for (const property of read.properties) fields.set(property, this.#column(meta, row, property));
      else if (column !== null) fields.set(column, this.#column(meta, row, column));
      else if (read) {
        const found = this.#try(() => this.#read(read, reads, field, row));
        if (found) fields.set(`@${field.key}`, found);
      } else if (!meta && !reads.revive && field.name !== '__typename') throw new NotNative(`${reads.type}.${field.name}`);
    }
    return [...fields];
  }

  /** Null where something below can't be read: then its resolver is asked. */
  #try(write: () => Sql): Sql | null {
    try {
      return write();
    } catch (error) {
      // A mistake in the arguments is the field's own: its resolver says so, at its place in the answer.
      if (error instanceof NotNative || error instanceof GraphQLError) return null;
      throw error;
    }
  }

  #native(reads: TypeReads, field: SelectedField, row: Row): Sql {
    if (field.name === '__typename') return sql.lit(reads.type);
    const read = this.#catalog.fieldOf(reads, field.name);
    if (read && read.kind !== 'given') return this.#read(read, reads, field, row);
    const column = read ? null : this.#catalog.plainColumn(reads, field.name);
    if (column === null) throw new NotNative(`${reads.type}.${field.name}`);
    return this.#column(this.#catalog.metaOf(reads), row, column);
  }

  #read(read: Exclude<FieldRead, { kind: 'given' }>, reads: TypeReads, field: SelectedField, row: Row): Sql {
    const { nodes, args } = field;
    const scope = this.#scope;
    switch (read.kind) {
      case 'value':
        if (!read.finish) return this.#typed(read.sql(row, scope, args), field);
        if (this.#lane === 'answer') throw new NotNative(`${reads.type}.${field.name}`);
        return read.sql(row, scope, args);
      case 'part': {
        const when = read.when?.(row, scope) ?? true;
        if (when === false) return sql`null`;
        const object = scope.dialect.object(this.fields(read.type, nodes, row));
        return when === true ? object : sql`case when ${when} then ${object} end`;
      }
      case 'one':
        return this.#one(read.type, nodes, row, read.find(row, scope, args));
      case 'many':
        return this.#many(read.type, nodes, row, (item) => read.list(item, row, scope, args));
      case 'values': {
        const { value, from, order } = read.list(row, scope);
        return scope.dialect.values(value, { from, order });
      }
      case 'page':
        if (!accepts(read.args, args)) throw new GraphQLError(`The arguments of ${field.name} are refused`);
        return this.#page(read.type, field, row, (item) => read.page(item, row, args, scope));
      case 'relation':
        return this.#relation(reads, field, row, read.order);
    }
  }

  /** A column by its stored type. */
  #column(meta: EntityMetadata | null, row: Row, name: string): Sql {
    const stored = row.column(name);
    const type: EntityProperty | undefined = meta?.properties[name as never];
    const kind = String(type?.type ?? '');
    if (/datetime|^date$/i.test(kind) && kind !== 'date') return this.#scope.dialect.instant(stored);
    if (/^bool/i.test(kind)) return this.#scope.dialect.boolean(stored);
    if (/^json/i.test(kind)) return this.#scope.dialect.json(stored);
    return stored;
  }

  /** An expression by the type of its field. */
  #typed(expression: Sql, { field }: SelectedField): Sql {
    const type = field ? getNamedType(field.type).name : '';
    if (type === 'DateTime') return this.#scope.dialect.instant(expression);
    if (type === 'Boolean') return this.#scope.dialect.boolean(expression);
    return expression;
  }

  #one(typeName: string, nodes: SelectedField['nodes'], row: Row, found: Found): Sql {
    const meta = this.#metaOf(this.#reads(typeName));
    return this.#object(typeName, nodes, row.one(meta, this.#aliases.next(meta.tableName[0] ?? 'r'), found));
  }

  /** A row that may not be there. */
  #object(typeName: string, nodes: SelectedField['nodes'], row: Row): Sql {
    return sql`case when ${row.column('id')} is not null then ${this.#scope.dialect.object(this.fields(typeName, nodes, row))} end`;
  }

  /** `back` is the relation of an item that leads back to the row, if one does. */
  #many(typeName: string, nodes: SelectedField['nodes'], row: Row, list: (item: Row) => ItemsRead, back?: string): Sql {
    const reads = this.#reads(typeName);
    const alias = this.#aliases.next('l');
    const frame = new Frame();
    const named = list(this.#row(reads, alias, frame, row.day));
    const owner = back === undefined ? null : { row, by: back };
    const used = new Set<string>();
    const item = this.#row(reads, alias, frame, named.day ?? row.day, { owner, used });
    const fields = this.fields(typeName, nodes, item);
    const from = this.#fromOf(reads, alias, typeof named.from === 'function' ? named.from(used) : named.from);
    const order = typeof named.order === 'function' ? named.order(used) : named.order;
    return this.#scope.dialect.list(fields, { from: sql`${from}${frame.joins}${where(named.where ?? [])}`, order });
  }

  /** A page of a connection that stands in another answer: its rows with one too many, so that it is known whether there are more. */
  #page(typeName: string, field: SelectedField, row: Row, read: (item: Row) => PageRead): Sql {
    const connection = field.field ? getNamedType(field.field.type) : null;
    const operation = this.#operation;
    if (!operation || !isObjectType(connection)) throw new Error(`${field.name} is not a connection`);
    const selected = fieldsOf(operation, connection, field.nodes);
    const reads = this.#reads(typeName);
    const { dialect } = this.#scope;
    // A cursor that is not from this list is refused, whatever is selected.
    beyond(this.#scope, read(this.#row(reads, '', new Frame(), row.day)));
    const rowsOf = (nodes: SelectedField['nodes'], extra: number, cursors: boolean): Sql => {
      const alias = this.#aliases.next('n');
      const frame = new Frame();
      const item = this.#row(reads, alias, frame, row.day);
      const described = read(item);
      const fields = [...this.fields(typeName, nodes, item)];
      if (cursors) fields.push(['@cursor', cursorOf(this.#scope, described)]);
      const from = sql`(${this.selectPage(typeName, alias, described, described.first + extra)}) ${sql.id(alias)}`;
      return dialect.list(fields, { from: sql`${from}${frame.joins}`, order: orderOf(described) });
    };
    const count = (): Sql => {
      const alias = this.#aliases.next('n');
      const described = read(this.#row(reads, alias, new Frame(), row.day));
      return sql`(select count(*) from ${this.#fromOf(reads, alias, described.from)}${where(described.where)})`;
    };
    if (this.#lane === 'rows') {
      const below = selected.flatMap((each) =>
        each.name === 'nodes' ? each.nodes : each.name === 'edges' ? edgeNodes(operation, each) : [],
      );
      const total: Fields = selected.some(({ name }) => name === 'totalCount') ? [['count', count()]] : [];
      return dialect.object([['rows', rowsOf(below, 1, true)], ...total]);
    }
    return dialect.object(
      selected.map((each) => {
        if (each.name === 'nodes') return [each.key, rowsOf(each.nodes, 0, false)];
        if (each.name === 'totalCount') return [each.key, count()];
        if (each.name === '__typename') return [each.key, sql.lit(connection.name)];
        throw new NotNative(`${connection.name}.${each.name}`);
      }),
    );
  }

  /** The rows of a page with these columns, or all of them, in order. */
  selectPage(typeName: string, alias: string, read: PageRead, limit: number, columns?: readonly string[]): Sql {
    const reads = this.#reads(typeName);
    const conditions = [...read.where, ...beyond(this.#scope, read)];
    const order = sql.join([...orderOf(read)]);
    // A literal: with a parameter PostgreSQL's generic plan expects a tenth of the table.
    const all = columns?.length ? sql.join(columns.map((name) => sql.ref(`${alias}.${name}`))) : sql`${sql.table(alias)}.*`;
    return sql`select ${all} from ${this.#fromOf(reads, alias, read.from)}${where(conditions)} order by ${order} limit ${sql.lit(limit)}`;
  }

  /** Rows with all their columns. */
  selectRows(typeName: string, alias: string, read: Partial<ListRead>): Sql {
    return sql`select ${sql.table(alias)}.* from ${this.#fromOf(this.#reads(typeName), alias, read.from)}${where(read.where ?? [])}`;
  }

  countPage(typeName: string, alias: string, read: PageRead): Sql {
    return sql`select count(*) from ${read.all ?? this.#fromOf(this.#reads(typeName), alias, read.from)}${where(read.where)}`;
  }

  #fromOf(reads: TypeReads, alias: string, from: Sql | undefined): Sql {
    return from ?? sql`${sql.table(this.#metaOf(reads).tableName)} ${sql.id(alias)}`;
  }

  #relation(reads: TypeReads, field: SelectedField, row: Row, order: readonly string[]): Sql {
    const property: EntityProperty | undefined = row.parts.meta?.properties[field.name as never];
    if (!property?.targetMeta || !field.field) throw new Error(`${reads.type}.${field.name} is no relation of its entity`);
    const target = getNamedType(field.field.type).name;
    const column = (alias: string, name: string | undefined): Sql => sql.ref(`${alias}.${name ?? ''}`);
    switch (property.kind) {
      case ReferenceKind.MANY_TO_ONE:
      case ReferenceKind.ONE_TO_ONE:
        return this.#object(target, field.nodes, row.toOne(field.name));
      case ReferenceKind.ONE_TO_MANY:
        return this.#many(
          target,
          field.nodes,
          row,
          (item) => ({
            where: [sql`${item.column(property.mappedBy)} = ${row.column('id')}`],
            order: order.map((name) => item.column(name)),
          }),
          property.mappedBy,
        );
      default: {
        const pivot = this.#aliases.next('p');
        const { pivotTable, joinColumns, inverseJoinColumns, targetMeta } = property;
        return this.#many(target, field.nodes, row, (item) => {
          const found = sql`${item.column('id')} = ${column(pivot, inverseJoinColumns[0])}`;
          const table = sql.table(targetMeta.tableName);
          const each = sql.id(item.alias);
          // PostgreSQL would hash the whole vocabulary for every person, were it not told to look each word up.
          const joined =
            this.#scope.dialect.name === 'postgresql'
              ? sql`cross join lateral (select ${sql.table(item.alias)}.* from ${table} ${each} where ${found} offset 0) ${each}`
              : sql`join ${table} ${each} on ${found}`;
          return {
            from: sql`${sql.table(pivotTable)} ${sql.id(pivot)} ${joined}`,
            where: [sql`${column(pivot, joinColumns[0])} = ${row.column('id')}`],
            order: order.map((name) => item.column(name)),
          };
        });
      }
    }
  }

  #reads(typeName: string): TypeReads {
    const reads = this.#catalog.typeOf(typeName);
    if (!reads) throw new NotNative(typeName);
    return reads;
  }

  #metaOf(reads: TypeReads): EntityMetadata {
    const meta = this.#catalog.metaOf(reads);
    if (!meta) throw new Error(`${reads.type} has no table`);
    return meta;
  }

  #row(reads: TypeReads, alias: string, frame: Frame, day: Sql, parts: Partial<RowParts> = {}): Row {
    const { dialect } = this.#scope;
    const meta = this.#catalog.metaOf(reads);
    return new Row({ dialect, frame, aliases: this.#aliases, alias, meta, day, knownId: null, used: null, owner: null, ...parts });
  }
}
