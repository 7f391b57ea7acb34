// Pieces of SQL with their values, put together as texts while they are written. Kysely writes such pieces too, and is the way to the database
// everywhere else; but it keeps each as a tree and makes text of the whole at the end, which took up to half the time of a read here.

/** A value that the text of a statement leaves open. It is filled in at each request, so that one text serves many. */
export class Slot {
  constructor(readonly name: string) {}
}

/** What fills the slots of one request, by their names. */
export type SlotValues = Readonly<Record<string, unknown>>;

/** Stands before and after a slot's name. No other text has this character. */
const MARK = '\u0002';
const PLACES = new RegExp(`\\?|${MARK}(\\w+)${MARK}`, 'g');

/** A statement, or a piece of one: `?` for each of its values, marks for slots; both databases write identifiers alike. */
export interface Statement {
  text: string;
  values: readonly unknown[];
}

export class Sql implements Statement {
  constructor(
    readonly text: string,
    readonly values: readonly unknown[] = [],
  ) {}
}

/** `sql\`${person.column('leftOn')} >= ${day}\``: pieces stand where they are, everything else becomes a value. */
export function sql(strings: TemplateStringsArray, ...parts: readonly unknown[]): Sql {
  let text = strings[0] ?? '';
  const values: unknown[] = [];
  parts.forEach((part, index) => {
    if (part instanceof Sql) {
      text += part.text;
      for (const value of part.values) values.push(value);
    } else if (part instanceof Slot) text += MARK + part.name + MARK;
    else {
      text += '?';
      values.push(part);
    }
    text += strings[index + 1] ?? '';
  });
  return new Sql(text, values);
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** A literal, written into the text: of our own making alone, and without a question mark. */
sql.lit = (value: string | number | boolean): Sql => {
  const text = typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : String(value);
  if (text.includes('?')) throw new Error('A literal holds a question mark');
  return new Sql(text);
};

/** A name: `"first"`. */
sql.id = (name: string): Sql => new Sql(quoted(name));

/** A column of a row, or a table: `"p"."name"`. */
sql.ref = (path: string): Sql => new Sql(path.split('.').map(quoted).join('.'));
sql.table = sql.ref;

sql.raw = (text: string): Sql => new Sql(text);

sql.join = (parts: readonly unknown[], separator: Sql = new Sql(', ')): Sql => {
  const written = parts.map((part) => (part instanceof Sql ? part : sql`${part}`));
  return new Sql(
    written.map(({ text }) => text).join(separator.text),
    written.flatMap(({ values }) => values),
  );
};

/** For `in (…)`; among none there is nothing. PostgreSQL refuses the empty list that SQLite takes. */
sql.list = (ids: readonly string[]): Sql => (ids.length === 0 ? sql`null` : sql.join(ids));

/** A statement's text as PostgreSQL takes it, `$1` and so on: a slot that stands in twenty places is one value. */
export function numbered(text: string): { text: string; order: readonly (string | null)[] } {
  const order: (string | null)[] = [];
  const places = new Map<string, number>();
  const written = text.replaceAll(PLACES, (_, slot: string | undefined) => {
    if (slot === undefined) return `$${order.push(null)}`;
    const place = places.get(slot) ?? order.push(slot);
    places.set(slot, place);
    return `$${place}`;
  });
  return { text: written, order };
}

/** A statement's text as SQLite takes it: `?`, and slots by their names. */
export function named(text: string): { text: string; slots: boolean } {
  const written = text.replaceAll(PLACES, (place, slot: string | undefined) => (slot === undefined ? place : `@${slot}`));
  return { text: written, slots: written !== text };
}

/** The values in the order of `numbered`. */
export function ordered(values: readonly unknown[], order: readonly (string | null)[], slots: SlotValues): unknown[] {
  let at = 0;
  return order.map((slot) => (slot === null ? values[at++] : slots[slot]));
}

/** The statement with `?` for everything, its slots filled: for whoever runs it once. */
export function filled({ text, values }: Statement, slots: SlotValues): Statement {
  const all: unknown[] = [];
  let at = 0;
  const written = text.replaceAll(PLACES, (_, slot: string | undefined) => {
    all.push(slot === undefined ? values[at++] : slots[slot]);
    return '?';
  });
  return { text: written, values: all };
}
