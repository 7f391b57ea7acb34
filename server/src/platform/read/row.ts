import type { EntityMetadata, EntityProperty } from '@mikro-orm/core';
import type { Found } from './definition.ts';
import type { Dialect, Search } from './dialect.ts';
import { NotNative } from './not-native.ts';
import { type Sql, sql } from './sql.ts';

/** SQLite joins 64 tables at most, and PostgreSQL plans longer the more there are. */
const MOST_JOINS = 50;

/** What is joined to the FROM of one (sub)select while its values are written. */
export class Frame {
  readonly #joins: (() => Sql)[] = [];
  readonly besides = new Map<string, Beside>();
  readonly related = new Map<string, Row>();

  /** `write` is asked at the end, when it is known what is used of the joined row. */
  join(write: () => Sql): void {
    if (this.#joins.push(write) > MOST_JOINS) throw new NotNative('So much of one row');
  }

  get joins(): Sql {
    return sql.join(
      this.#joins.map((write) => write()),
      sql``,
    );
  }
}

/** Hands out the aliases of one statement. */
export class Aliases {
  #count = 0;

  next(of: string): string {
    return `${of}${++this.#count}`;
  }
}

/** At most one row beside another (the seat of a person, the counts of an occurrence), joined if anything of it is used. */
export class Beside {
  readonly #alias: string;
  readonly #used = new Set<string>();

  /** `join` writes the join of these columns under an alias. */
  constructor(frame: Frame, alias: string, join: (alias: string, columns: readonly string[]) => Sql) {
    this.#alias = alias;
    frame.join(() => (this.#used.size ? join(alias, [...this.#used]) : sql``));
  }

  column(name: string): Sql {
    this.#used.add(name);
    return sql.ref(`${this.#alias}.${name}`);
  }
}

/** Is the expression a column, and nothing to be worked out? */
const isReference = (expression: Sql): boolean => /^"[^"]+"\."[^"]+"$/.test(expression.text);

export interface RowParts {
  dialect: Dialect;
  frame: Frame;
  aliases: Aliases;
  alias: string;
  /** Of the row's entity; null for a row of no table. */
  meta: EntityMetadata | null;
  day: Sql;
  /** Its id, where another row refers to it. */
  knownId: Sql | null;
  /** Collects the columns that are used, but for a known id, where only these are read. */
  used: Set<string> | null;
  /** The row in whose list this one stands, and the relation that leads back to it. */
  owner: { row: Row; by: string } | null;
}

/** One row of the statement that is being written. */
export class Row {
  readonly alias: string;
  /** The day that this part of the answer is about: today, or the `asOf` above it. */
  readonly day: Sql;
  readonly parts: RowParts;

  constructor(parts: RowParts) {
    this.alias = parts.alias;
    this.day = parts.day;
    this.parts = parts;
  }

  /** The column of an entity's property; where the row is of no entity, the column of that name. */
  column(name: string): Sql {
    const { meta, knownId, used } = this.parts;
    if (name === 'id' && knownId) return knownId;
    const property: EntityProperty | undefined = meta?.properties[name as never];
    const column = meta ? property?.fieldNames[0] : name;
    if (column === undefined) throw new Error(`${meta?.className ?? this.alias} has no column ${name}`);
    used?.add(column);
    return sql.ref(`${this.alias}.${column}`);
  }

  /** Where a to-one relation of the entity leads: the row in whose list this one stands, or one that is joined if more than its id is used. */
  toOne(name: string): Row {
    const { frame, aliases, meta, owner } = this.parts;
    if (owner?.by === name) return owner.row;
    const key = `${this.alias} ${name}`;
    let found = frame.related.get(key);
    if (!found) {
      const property: EntityProperty | undefined = meta?.properties[name as never];
      const target = property?.targetMeta;
      if (!target) throw new Error(`${meta?.className ?? this.alias}.${name} leads to no other entity`);
      found = this.one(target, aliases.next(target.tableName[0] ?? 'r'), { id: this.column(name) });
      frame.related.set(key, found);
    }
    return found;
  }

  /** One row of an entity's table. Where its id stands in a column already, it is joined only if more is used: the reference says it is there. */
  one(meta: EntityMetadata, alias: string, found: Found): Row {
    const { frame, dialect } = this.parts;
    const knownId = 'id' in found && isReference(found.id) ? found.id : null;
    const used = new Set<string>();
    const row = new Row({ ...this.parts, alias, meta, day: found.day ?? this.day, knownId, used, owner: null });
    const on = 'id' in found ? sql`${sql.ref(`${alias}.id`)} = ${found.id}` : found.on(row);
    used.clear();
    const table = sql.table(meta.tableName);
    frame.join(() => (used.size ? dialect.lookUp({ table, alias, columns: [...used], on }) : sql``));
    return row;
  }

  /** The first row of a table that any of these searches finds. One name stands for one row, however often it is asked for. */
  firstBeside(name: string, table: string, searches: readonly Search[]): Beside {
    const { dialect } = this.parts;
    return this.joined(name, (alias, columns) => dialect.lookUpFirst({ table: sql.table(table), alias, columns, searches }));
  }

  /** The same with a join of the caller's own, which finds one row at most. */
  joined(name: string, join: (alias: string, columns: readonly string[]) => Sql): Beside {
    const { frame, aliases } = this.parts;
    const key = `${this.alias} ${name}`;
    let found = frame.besides.get(key);
    if (!found) frame.besides.set(key, (found = new Beside(frame, aliases.next(name), join)));
    return found;
  }
}
