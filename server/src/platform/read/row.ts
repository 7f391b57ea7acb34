import type { EntityMetadata, EntityProperty } from '@mikro-orm/core';
import type { Dialect } from './dialect.ts';
import { type Sql, sql } from './sql.ts';

/** What is joined to the FROM of one (sub)select while its values are written. */
export class Frame {
  readonly #joins: (() => Sql)[] = [];
  readonly besides = new Map<string, Beside>();

  join(write: () => Sql): void {
    this.#joins.push(write);
  }

  get joins(): Sql {
    return this.#joins.length
      ? sql` ${sql.join(
          this.#joins.map((write) => write()),
          sql` `,
        )}`
      : sql``;
  }
}

/** Hands out the aliases of one statement. */
export class Aliases {
  #count = 0;

  next(of: string): string {
    return `${of}${++this.#count}`;
  }
}

/**
 * At most one row found beside another (the seat of a person, the counts of an occurrence). PostgreSQL joins it once (`lateral`);
 * SQLite, which can't, asks for each value that is used.
 */
export class Beside {
  readonly #dialect: Dialect;
  readonly #alias: string;
  readonly #columns: Readonly<Record<string, Sql>>;
  readonly #from: Sql;
  readonly #used = new Set<string>();

  constructor(dialect: Dialect, frame: Frame, alias: string, columns: Readonly<Record<string, Sql>>, from: Sql) {
    this.#dialect = dialect;
    this.#alias = alias;
    this.#columns = columns;
    this.#from = from;
    if (dialect.joins) {
      frame.join(() => {
        const used = sql.join([...this.#used].map((name) => sql`${this.#column(name)} as ${sql.id(name)}`));
        // `offset 0` keeps it a look-up for each row: joined as it pleases, PostgreSQL reads all answers of a person for one.
        return sql`left join lateral (select ${used} from ${from} offset 0) ${sql.id(alias)} on true`;
      });
    }
  }

  value(name: string): Sql {
    if (!this.#dialect.joins) return sql`(select ${this.#column(name)} from ${this.#from})`;
    this.#used.add(name);
    return sql.ref(`${this.#alias}.${name}`);
  }

  #column(name: string): Sql {
    const column = this.#columns[name];
    if (!column) throw new Error(`Nothing is called ${name} beside this row`);
    return column;
  }
}

/** An id that another row refers to: whoever asks for more than it makes the row be joined. */
export interface KnownId {
  id: Sql;
  use: () => void;
}

/** Is the expression a column, and nothing to be worked out? */
export const isReference = (expression: Sql): boolean => /^"[^"]+"\."[^"]+"$/.test(expression.text);

interface RowParts {
  dialect: Dialect;
  frame: Frame;
  aliases: Aliases;
  alias: string;
  /** Of the row's entity; null for a row of no table. */
  meta: EntityMetadata | null;
  day: Sql;
  known: KnownId | null;
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
    const { meta, known } = this.parts;
    if (name === 'id' && known) return known.id;
    known?.use();
    const property: EntityProperty | undefined = meta?.properties[name as never];
    const column = meta ? property?.fieldNames[0] : name;
    if (column === undefined) throw new Error(`${meta?.className ?? this.alias} has no column ${name}`);
    return sql.ref(`${this.alias}.${column}`);
  }

  /** See `Beside`. One name stands for one row, however often it is asked for. */
  beside(name: string, columns: Readonly<Record<string, Sql>>, from: Sql): Beside {
    const { dialect, frame, aliases } = this.parts;
    const key = `${this.alias} ${name}`;
    let found = frame.besides.get(key);
    if (!found) frame.besides.set(key, (found = new Beside(dialect, frame, aliases.next(name), columns, from)));
    return found;
  }
}
