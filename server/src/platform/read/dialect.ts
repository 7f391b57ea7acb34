import { type Sql, sql } from './sql.ts';

/** Keys of a JSON object with what stands under each. */
export type Fields = readonly (readonly [key: string, value: Sql])[];

/** The rows of a list: what they come from, and in which order they stand. */
export interface ListShape {
  from: Sql;
  order: readonly Sql[];
}

export interface LookUp {
  table: Sql;
  alias: string;
  columns: readonly string[];
  on: Sql;
}

/** Rows of a table under the alias `each`, the first in order before the others. */
export interface Search {
  where: Sql;
  order: Sql;
}

type Given = string | number | boolean | null;

/**
 * Rows that rules made, say the days of a window, written once for all statements that use them. PostgreSQL takes them as values, a list for
 * each column. In SQLite they are part of the text, for taking JSON apart would cost more than the rest of the statement: they hold days, whole
 * numbers and the words of enums alone.
 */
export class GivenRows {
  readonly columns: readonly { name: string; type: 'text' | 'integer' | 'boolean' }[];
  readonly #rows: readonly (readonly Given[])[];
  readonly #arrays: string[] = [];
  #literals: Sql | undefined;

  constructor(columns: GivenRows['columns'], rows: readonly (readonly Given[])[]) {
    this.columns = columns;
    this.#rows = rows;
  }

  /** A column as the text of a PostgreSQL array. */
  arrayOf(column: number): string {
    return (this.#arrays[column] ??= `{${this.#rows.map((row) => arrayItem(row[column] ?? null)).join(',')}}`);
  }

  get literals(): Sql {
    return (this.#literals ??= this.#rows.length
      ? sql`values ${sql.join(this.#rows.map((row) => sql`(${sql.join(row.map(literal))})`))}`
      : sql`select ${sql.join(this.columns.map((_, index) => sql`null as ${sql.id(`column${index + 1}`)}`))} where 1 = 0`);
  }
}

const arrayItem = (value: Given): string =>
  typeof value === 'string' ? `"${value.replaceAll(/["\\]/g, '\\$&')}"` : String(value ?? 'NULL');
const literal = (value: Given): Sql => (value === null ? sql`null` : sql.lit(value));

/** Where the two databases differ in making JSON. */
export interface Dialect {
  name: 'sqlite' | 'postgresql';
  /** Joins the one row of a table that `on` finds, or nulls; these columns of it are used. */
  lookUp(one: LookUp): Sql;
  /** Joins the first row that any of several searches of a table finds, the earlier search before the later; these columns of it are used. */
  lookUpFirst(one: Omit<LookUp, 'on'> & { searches: readonly Search[] }): Sql;
  object(fields: Fields): Sql;
  /** A JSON list of objects; the fields may speak of everything that `from` names. */
  list(fields: Fields, shape: ListShape): Sql;
  /** A JSON list of plain values. */
  values(value: Sql, shape: ListShape): Sql;
  /** JSON as the text that is sent. */
  text(json: Sql): Sql;
  /** A stored instant as RFC 3339 text in UTC with milliseconds, as JavaScript writes it. */
  instant(stored: Sql): Sql;
  /** A stored instant as milliseconds since 1970. */
  milliseconds(stored: Sql): Sql;
  /** A stored instant less so many minutes. */
  earlier(stored: Sql, minutes: Sql): Sql;
  /** The greater of two numbers. */
  greatest(one: Sql, other: Sql): Sql;
  boolean(truth: Sql): Sql;
  /** A column that holds JSON. */
  json(stored: Sql): Sql;
  array(values: readonly Sql[]): Sql;
  /** Text that compares by code point, as ids do. */
  byCodePoint(text: Sql): Sql;
  /** A whole number as text of ten digits, so that texts sort as the numbers do. */
  padded(number: Sql): Sql;
  /** A given calendar day, typed so that it can be compared with a stored one. */
  day(given: Sql): Sql;
  /** An instant as a value of a statement. */
  instantValue(instant: Date): unknown;
  /** Is the text one of these? One value, however many they are. */
  among(text: Sql, these: readonly string[]): Sql;
  /** Rows that are given with the statement, as a table of that alias. */
  rowsOf(given: GivenRows, alias: string): Sql;
}

const pairs = (fields: Fields): Sql => sql.join(fields.map(([key, value]) => sql`${sql.lit(key)}, ${value}`));
const ordered = (order: readonly Sql[]): Sql => (order.length ? sql` order by ${sql.join([...order])}` : sql``);

/** Beyond 63 bytes PostgreSQL cuts a name: such a key can only be written as text. */
const LONGEST_NAME = 63;
/** PostgreSQL takes 100 arguments at most. */
const MOST_PAIRS = 50;

const rowOf = (fields: Fields): Sql => sql.join(fields.map(([key, value]) => sql`${value} as ${sql.id(key)}`));

export const postgresql: Dialect = {
  name: 'postgresql',
  // `offset 0` keeps it what it is, a look-up for each row: PostgreSQL would rather read a table of ten thousand rows.
  lookUp({ table, alias, columns, on }) {
    const used = columns.map((name) => sql.ref(`${alias}.${name}`));
    return sql` left join lateral (select ${sql.join(used)} from ${table} ${sql.id(alias)} where ${on} offset 0) ${sql.id(alias)} on true`;
  },
  lookUpFirst({ table, alias, columns, searches }) {
    const used = sql.join(columns.map((name) => sql.ref(`each.${name}`)));
    const found = searches.map(({ where, order }) => sql`select ${used} from ${table} each where ${where} order by ${order} limit 1`);
    const union = sql.join(
      found.map((each) => sql`select * from (${each}) found`),
      sql` union all `,
    );
    const first = found.length === 1 ? union : sql`select * from (${union}) found limit 1`;
    return sql` left join lateral (${first}) ${sql.id(alias)} on true`;
  },
  object(fields) {
    if (fields.length <= MOST_PAIRS) return sql`json_build_object(${pairs(fields)})`;
    return sql`(select row_to_json(o) from (select ${rowOf(fields)}) o)`;
  },
  list(fields, { from, order }) {
    if (fields.some(([key]) => key.length > LONGEST_NAME)) {
      return sql`(select coalesce(json_agg(l.o), '[]'::json) from (select ${postgresql.object(fields)} as o from ${from}${ordered(order)}) l)`;
    }
    return sql`(select coalesce(json_agg(l), '[]'::json) from (select ${rowOf(fields)} from ${from}${ordered(order)}) l)`;
  },
  values: (value, { from, order }) => sql`(select coalesce(json_agg(${value}${ordered(order)}), '[]'::json) from ${from})`,
  text: (json) => sql`cast(${json} as text)`,
  instant: (stored) => sql`to_char(${stored} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`,
  milliseconds: (stored) => sql`cast(extract(epoch from ${stored}) * 1000 as bigint)`,
  earlier: (stored, minutes) => sql`(${stored} - ${minutes} * interval '1 minute')`,
  greatest: (one, other) => sql`greatest(${one}, ${other})`,
  boolean: (truth) => truth,
  json: (stored) => stored,
  array: (values) => sql`json_build_array(${sql.join([...values])})`,
  byCodePoint: (text) => sql`(${text}) collate "C"`,
  padded: (number) => sql`lpad(cast(${number} + 2147483648 as text), 10, '0')`,
  day: (given) => sql`cast(${given} as date)`,
  instantValue: (instant) => instant.toISOString(),
  among: (text, these) => sql`${text} = any(${[...these]})`,
  rowsOf(given, alias) {
    const columns = given.columns.map(({ type }, index) => sql`cast(${given.arrayOf(index)} as ${sql.raw(type)}[])`);
    return sql`unnest(${sql.join(columns)}) as ${sql.id(alias)}(${sql.join(given.columns.map(({ name }) => sql.id(name)))})`;
  },
};

export const sqlite: Dialect = {
  name: 'sqlite',
  lookUpFirst({ table, alias, searches }) {
    const found = searches.map(({ where, order }) => sql`(select each.rowid from ${table} each where ${where} order by ${order} limit 1)`);
    const first = found.length === 1 ? sql.join(found) : sql`coalesce(${sql.join(found)})`;
    return sql` left join ${table} ${sql.id(alias)} on ${sql.ref(`${alias}.rowid`)} = ${first}`;
  },
  lookUp: ({ table, alias, on }) => sql` left join ${table} ${sql.id(alias)} on ${on}`,
  object: (fields) => sql`json_object(${pairs(fields)})`,
  list: (fields, { from, order }) => sqlite.values(sqlite.object(fields), { from, order }),
  values: (value, { from, order }) => sql`(select json_group_array(${value}${ordered(order)}) from ${from})`,
  text: (json) => json,
  instant: (stored) => sql`strftime('%Y-%m-%dT%H:%M:%fZ', ${stored} / 1000.0, 'unixepoch')`,
  milliseconds: (stored) => stored,
  earlier: (stored, minutes) => sql`(${stored} - ${minutes} * 60000)`,
  greatest: (one, other) => sql`max(${one}, ${other})`,
  json: (stored) => sql`json(${stored})`,
  array: (values) => sql`json_array(${sql.join([...values])})`,
  byCodePoint: (text) => sql`(${text})`,
  padded: (number) => sql`printf('%010d', ${number} + 2147483648)`,
  boolean: (truth) => sql`json(case ${truth} when 1 then 'true' when 0 then 'false' end)`,
  day: (given) => given,
  instantValue: (instant) => instant.getTime(),
  among: (text, these) => sql`${text} in (select value from json_each(${JSON.stringify(these)}))`,
  rowsOf(given, alias) {
    const named = given.columns.map(({ name }, index) => sql`${sql.id(`column${index + 1}`)} as ${sql.id(name)}`);
    return sql`(select ${sql.join(named)} from (${given.literals})) ${sql.id(alias)}`;
  },
};
