import { DummyDriver, Kysely, type RawBuilder, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from 'kysely';

/** A piece of a statement, written with Kysely's `sql` tag: `sql\`${person.column('leftOn')} is null\``. */
export type Sql = RawBuilder<unknown>;

/** A value that the text of a statement leaves open. It is filled in at each request, so that one text serves many. */
export class Slot {
  constructor(readonly name: string) {}
}

/** What fills the slots of one request, by their names. */
export type SlotValues = Readonly<Record<string, unknown>>;

/** A statement with `?` for each of its values; both databases write identifiers alike. */
export interface Statement {
  text: string;
  values: readonly unknown[];
}

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
  return { text: sql, values: parameters };
}

/** The values of a statement, its slots filled. */
export const filled = (values: readonly unknown[], slots: SlotValues): unknown[] =>
  values.map((value) => (value instanceof Slot ? slots[value.name] : value));
