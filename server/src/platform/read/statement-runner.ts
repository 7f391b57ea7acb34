import { createHash } from 'node:crypto';
import Database from 'better-sqlite3';
import type { Pool } from 'pg';
import type { Config } from '../config.ts';
import type { EntityManager, Orm } from '../orm/orm.ts';
import { Latest } from './latest.ts';
import type { Statement } from './sql.ts';

/** The columns of the one row that a statement of the read path answers. */
export type Answer = readonly unknown[];

/** Runs the statements of the read path, outside any transaction: what is committed is what is seen. */
export interface StatementRunner {
  run(statement: Statement): Promise<Answer>;
  close(): void;
}

/** Prepared statements kept; on PostgreSQL by each connection. */
const PREPARED = 256;

export async function openRunner(orm: Orm, database: Config['database']): Promise<StatementRunner> {
  const runner = database.dialect === 'postgresql' ? await postgresqlRunner(orm) : sqliteRunner(orm, database.path);
  return { run: (statement) => logged(orm, statement, () => runner.run(statement)), close: () => runner.close() };
}

/** One log counts, shows and complains of slow statements on both ways to the database: MikroORM's. */
async function logged(orm: Orm, { text, values }: Statement, run: () => Promise<Answer>): Promise<Answer> {
  const started = performance.now();
  const log = (level: 'info' | 'error'): void => {
    const context = { query: text, params: [...values], took: Math.round(performance.now() - started), level };
    orm.config.getLogger().logQuery(context);
    const threshold = orm.config.get('slowQueryThreshold');
    if (threshold !== undefined && context.took >= threshold)
      orm.config.getSlowQueryLogger().logQuery({ ...context, enabled: true, namespace: 'slow-query' });
  };
  try {
    const answer = await run();
    log('info');
    return answer;
  } catch (error) {
    log('error');
    throw error;
  }
}

/**
 * Named, so that PostgreSQL parses and plans a text once a connection: three times as many small reads in a second. Names are never
 * reused for another text; a connection that has seen many texts forgets none, so only the latest texts have one.
 */
async function postgresqlRunner(orm: Orm): Promise<StatementRunner> {
  const connection = (orm.em as EntityManager).getConnection('read') as unknown as { getNativeClient(): Promise<Pool> };
  const pool = await connection.getNativeClient();
  const prepared = new Latest<{ name: string; text: string }>(PREPARED);
  return {
    async run({ text, values }) {
      const named = prepared.get(text, () => ({ name: `read_${createHash('sha1').update(text).digest('hex')}`, text: numbered(text) }));
      const { rows } = await pool.query<unknown[]>({ ...named, values: [...values], rowMode: 'array' });
      return rows[0] ?? [];
    },
    close: () => undefined,
  };
}

/** `?` as PostgreSQL writes it: `$1`, `$2`, … No text of ours has another question mark. */
function numbered(text: string): string {
  let count = 0;
  return text.replaceAll('?', () => `$${++count}`);
}

/** On a handle of its own that can't write: a read never waits for a transaction. */
function sqliteRunner(orm: Orm, path: string): StatementRunner {
  if (path === ':memory:') return oneConnectionRunner(orm);
  let handle: Database.Database | undefined;
  const prepared = new Latest<Database.Statement>(PREPARED);
  const open = (): Database.Database => {
    handle = new Database(path);
    for (const pragma of ['busy_timeout = 5000', 'query_only = ON']) handle.pragma(pragma);
    return handle;
  };
  return {
    async run({ text, values }) {
      const statement = prepared.get(text, () => (handle ?? open()).prepare(text).raw());
      return (statement.get(...values) as unknown[] | undefined) ?? [];
    },
    close: () => handle?.close(),
  };
}

/** A database that lives in one connection can be read through that one alone. */
function oneConnectionRunner(orm: Orm): StatementRunner {
  return {
    async run({ text, values }) {
      const [row] = await (orm.em as EntityManager).getConnection('read').execute<Record<string, unknown>[]>(text, [...values]);
      return row ? Object.values(row) : [];
    },
    close: () => undefined,
  };
}
