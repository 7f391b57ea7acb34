import { DummyDriver, Kysely, type RawBuilder, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from 'kysely';

/** A piece of a statement, written with Kysely's `sql` tag: `sql\`${person.column('leftOn')} is null\``. */
export type Sql = RawBuilder<unknown>;

/** A value that the text of a statement leaves open. It is filled in at each request, so that one text serves many. */
export class Slot {
  constructor(readonly name: string) {}
}

/** What fills the slots of one request, by their names. */
export type SlotValues = Readonly<Record<string, unknown>>;

/** A statement with `?` for each of its values and `:name:` in marks for a slot; both databases write identifiers alike. */
export interface Statement {
  text: string;
  values: readonly unknown[];
}

/** Stands before and after a slot's name. No other text has this character. */
const MARK = '\u0002';
const PLACES = new RegExp(`\\?|${MARK}(\\w+)${MARK}`, 'g');

const compiler = new Kysely<never>({
  dialect: {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  },
});

export function render(expression: Sql): Statement {
  const { sql, parameters } = expression.compile(compiler);
  if (!parameters.some((value) => value instanceof Slot)) return { text: sql, values: parameters };
  let at = 0;
  const text = sql.replaceAll('?', () => {
    const value = parameters[at++];
    return value instanceof Slot ? `${MARK}${value.name}${MARK}` : '?';
  });
  return { text, values: parameters.filter((value) => !(value instanceof Slot)) };
}

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
