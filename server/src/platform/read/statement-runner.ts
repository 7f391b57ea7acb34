import Database from 'better-sqlite3';
import type { Config } from '../config.ts';
import { Latest } from '../latest.ts';
import { NamedStatements, PREPARED } from '../orm/named-statements.ts';
import { type EntityManager, type Orm, poolOf } from '../orm/orm.ts';
import { logged } from '../orm/statement-log.ts';
import { filled, named, type SlotValues, type Statement } from './sql.ts';

/** The columns of the one row that a statement of the read path answers. */
export type Answer = readonly unknown[];

/** Runs the statements of the read path, outside any transaction: what is committed is what is seen. */
export interface StatementRunner {
  run(statement: Statement, slots?: SlotValues): Promise<Answer>;
  /** The first row by the names of its columns; undefined where there is none. */
  row<Row extends object>(statement: Statement): Promise<Row | undefined>;
  close(): void;
}

/** Asks the database for the first row, in either form. */
type Ask = (statement: Statement, form: 'array' | 'object', slots: SlotValues) => Promise<unknown>;

export async function openRunner(orm: Orm, database: Config['database']): Promise<StatementRunner> {
  const connection = database.dialect === 'postgresql' ? await postgresqlAsk(orm) : sqliteAsk(orm, database.path);
  return {
    run: async (statement, slots = {}) =>
      ((await logged(orm, statement, () => connection.ask(statement, 'array', slots))) as unknown[] | undefined) ?? [],
    row: async <Row>(statement: Statement) =>
      (await logged(orm, statement, () => connection.ask(statement, 'object', {}))) as Row | undefined,
    close: () => connection.close(),
  };
}

async function postgresqlAsk(orm: Orm): Promise<{ ask: Ask; close(): void }> {
  const pool = await poolOf(orm);
  const statements = new NamedStatements();
  return {
    async ask(statement, form, slots) {
      const query = statements.of(statement, slots);
      const { rows } = form === 'array' ? await pool.query<unknown[]>({ ...query, rowMode: 'array' }) : await pool.query<object>(query);
      return rows[0];
    },
    close: () => undefined,
  };
}

/** On a handle of its own that can't write: a read never waits for a transaction. */
function sqliteAsk(orm: Orm, path: string): { ask: Ask; close(): void } {
  if (path === ':memory:') return oneConnectionAsk(orm);
  let handle: Database.Database | undefined;
  const prepared = new Latest<{ statement: Database.Statement; slots: boolean }>(PREPARED);
  const open = (): Database.Database => {
    handle = new Database(path);
    for (const pragma of ['busy_timeout = 5000', 'query_only = ON']) handle.pragma(pragma);
    return handle;
  };
  return {
    async ask({ text: written, values }, form, slots) {
      const kept = prepared.get(written, () => {
        const { text, slots: hasSlots } = named(written);
        return { statement: (handle ?? open()).prepare(text), slots: hasSlots };
      });
      const statement = kept.statement.raw(form === 'array');
      return kept.slots ? statement.get(...values, slots) : statement.get(...values);
    },
    close: () => handle?.close(),
  };
}

/** A database that lives in one connection can be read through that one alone. */
function oneConnectionAsk(orm: Orm): { ask: Ask; close(): void } {
  return {
    async ask(statement, form, slots) {
      const { text, values } = filled(statement, slots);
      const [row] = await (orm.em as EntityManager).getConnection('read').execute<Record<string, unknown>[]>(text, [...values]);
      return row && form === 'array' ? Object.values(row) : row;
    },
    close: () => undefined,
  };
}
