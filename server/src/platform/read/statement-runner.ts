import { createHash } from 'node:crypto';
import Database from 'better-sqlite3';
import { GraphQLError } from 'graphql';
import type { Pool } from 'pg';
import type { Config } from '../config.ts';
import type { EntityManager, Orm } from '../orm/orm.ts';
import { Latest } from '../latest.ts';
import { filled, named, numbered, ordered, type SlotValues, type Statement } from './sql.ts';

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

/** Prepared statements kept; on PostgreSQL by each connection. */
const PREPARED = 256;

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

/** One log counts, shows and complains of slow statements on both ways to the database: MikroORM's. */
async function logged(orm: Orm, { text, values }: Statement, run: () => Promise<unknown>): Promise<unknown> {
  const started = performance.now();
  const log = (level: 'info' | 'error'): void => {
    const took = performance.now() - started;
    orm.config.getLogger().logQuery({ query: text, params: values, took, level });
    const threshold = orm.config.get('slowQueryThreshold');
    if (threshold !== undefined && took >= threshold) {
      const slow = { query: text, params: [...values], took: Math.round(took), level, enabled: true, namespace: 'slow-query' as const };
      orm.config.getSlowQueryLogger().logQuery(slow);
    }
  };
  try {
    const answer = await run();
    log('info');
    return answer;
  } catch (error) {
    log('error');
    if (isWrongValue(error))
      throw new GraphQLError('A value of this question can stand for nothing', { extensions: { code: 'BAD_USER_INPUT' } });
    throw error;
  }
}

/** PostgreSQL's class 22: what was asked for is no day, no number, no text. A cursor that somebody made up, say. */
const isWrongValue = (error: unknown): boolean => error instanceof Error && 'code' in error && /^22\w{3}$/.test(String(error.code));

/**
 * Named, so that PostgreSQL parses and plans a text once a connection: three times as many small reads in a second. Names are never
 * reused for another text; a connection that has seen many texts forgets none, so only the latest texts have one.
 */
async function postgresqlAsk(orm: Orm): Promise<{ ask: Ask; close(): void }> {
  const connection = (orm.em as EntityManager).getConnection('read') as unknown as { getNativeClient(): Promise<Pool> };
  const pool = await connection.getNativeClient();
  const prepared = new Latest<{ name: string; text: string; order: readonly (string | null)[] }>(PREPARED);
  return {
    async ask({ text: written, values }, form, slots) {
      const { name, text, order } = prepared.get(written, () => ({
        name: `read_${createHash('sha1').update(written).digest('hex')}`,
        ...numbered(written),
      }));
      const query = { name, text, values: ordered(values, order, slots) };
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
