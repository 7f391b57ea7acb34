import { CompiledQuery, Kysely, PostgresDialect } from 'kysely';
import type { Pool, PoolClient, QueryResult } from 'pg';
import { GraphQLError } from 'graphql';
import type { Config } from '../config.ts';
import { type Context, contextOn } from '../context.ts';
import type { Statement } from '../read/sql.ts';
import { NamedStatements } from './named-statements.ts';
import { type EntityManager, type Orm, poolOf } from './orm.ts';
import { logged } from './statement-log.ts';

/** A transaction of hand-written statements, each prepared once a connection: for what many do at once. */
export interface Transaction {
  /** The rows that a statement answers. */
  rows<Row extends object>(statement: Statement): Promise<Row[]>;
  /**
   * Runs a statement without waiting for it: PostgreSQL gets it together with what is asked next, at the latest with the commit. If it fails,
   * so does the transaction.
   */
  send(statement: Statement): void;
  /**
   * The first row that a statement answers once the transaction is committed; undefined where there is none. PostgreSQL gets it together with
   * the commit. The work must not wait for it.
   */
  committedRow(statement: Statement): Promise<object | undefined>;
  /** What MikroORM takes for its transaction, so that entities may be part of this one. */
  forEntities(): object;
}

type Work<Answer> = (transaction: Transaction) => Promise<Answer>;
export type Transact = <Answer>(work: Work<Answer>) => Promise<Answer>;

/**
 * Runs the work in a transaction: committed when it is done, rolled back when it throws. The EntityManager of `within` is made when it is asked
 * for, and is part of the transaction too; what is changed in its entities is flushed by whoever changes it.
 */
export function inTransaction<Answer>(ctx: Context, work: (transaction: Transaction, within: Context) => Promise<Answer>): Promise<Answer> {
  const { transact, orm } = ctx.services;
  return transact(async (transaction) => {
    let em: EntityManager | undefined;
    const make = (): EntityManager => {
      em = orm.em.fork() as EntityManager;
      em.setTransactionContext(transaction.forEntities());
      return em;
    };
    try {
      return await work(transaction, contextOn(make, ctx));
    } finally {
      em?.resetTransactionContext();
    }
  });
}

export async function openTransactions(orm: Orm, { dialect }: Config['database']): Promise<Transact> {
  return dialect === 'sqlite' ? onTheOneConnection(orm) : onPool(orm, await poolOf(orm));
}

/** On SQLite: MikroORM's own, which waits for its turn on the one connection that writes. */
function onTheOneConnection(orm: Orm): Transact {
  const connection = (orm.em as EntityManager).getConnection('write');
  return (work) =>
    connection.transactional(async (open) => {
      const behind = new Behind();
      const sent: Promise<object[]>[] = [];
      const rows = async <Row extends object>(statement: Statement): Promise<Row[]> => {
        const asked = CompiledQuery.raw(statement.text, [...statement.values]);
        try {
          return (await logged(orm, statement, () => open.executeQuery<Row>(asked))).rows;
        } catch (error) {
          throw told(orm, error);
        }
      };
      const answer = await work({
        rows,
        send: (statement) => void sent.push(heeded(rows(statement))),
        committedRow: (statement) => behind.add(async () => (await rows(statement))[0]),
        forEntities: () => open,
      });
      await Promise.all(sent);
      // Nobody else writes, so this is what will be committed. A connection for reading would have to forget all it knows of the file.
      await behind.run();
      return answer;
    });
}

function onPool(orm: Orm, pool: Pool): Transact {
  const statements = new NamedStatements();
  return async (work) => {
    const client = await take(pool);
    const transaction = new PostgresqlTransaction(orm, client, statements);
    try {
      const answer = await work(transaction);
      await transaction.commit();
      release(client);
      return answer;
    } catch (error) {
      // A connection that can't be rolled back is not used again.
      await transaction.rollback().then(
        () => release(client),
        (lost: Error) => client.release(lost),
      );
      throw error;
    }
  };
}

/** What a transaction asks at once is sent at once. A read has nothing to gain by it, and would take longer. */
type Pipelined = PoolClient & { pipeline: boolean };

async function take(pool: Pool): Promise<PoolClient> {
  const client = (await pool.connect()) as Pipelined;
  client.pipeline = true;
  return client;
}

function release(client: PoolClient): void {
  (client as Pipelined).pipeline = false;
  client.release();
}

class PostgresqlTransaction implements Transaction {
  readonly #orm: Orm;
  readonly #client: PoolClient;
  readonly #statements: NamedStatements;
  readonly #sent: Promise<unknown>[] = [];
  readonly #behind = new Behind();
  #failure: Error | undefined;
  #over = false;

  constructor(orm: Orm, client: PoolClient, statements: NamedStatements) {
    this.#orm = orm;
    this.#client = client;
    this.#statements = statements;
    this.#sent.push(heeded(this.#ask(BEGIN)));
  }

  async rows<Row extends object>(statement: Statement): Promise<Row[]> {
    return (await this.#ask(statement)).rows as Row[];
  }

  send(statement: Statement): void {
    this.#sent.push(heeded(this.#ask(statement)));
  }

  committedRow(statement: Statement): Promise<object | undefined> {
    return this.#behind.add(async () => (await this.rows(statement))[0]);
  }

  forEntities(): object {
    const connected = { query: this.#client.query.bind(this.#client), release: () => undefined } as unknown as PoolClient;
    const pool = { options: {}, connect: async () => connected, end: async () => undefined };
    return new Kysely({ dialect: new PostgresDialect({ pool }) });
  }

  async commit(): Promise<void> {
    const committed = heeded(this.#ask(COMMIT));
    const behind = this.#behind.run();
    this.#over = true;
    await Promise.all(this.#sent);
    // After a failed statement PostgreSQL takes a commit for a rollback, and says only so.
    if ((await committed).command !== 'COMMIT') throw this.#failure ?? new Error('The transaction was rolled back');
    await behind;
  }

  async rollback(): Promise<void> {
    this.#over = false;
    const rolledBack = this.#ask(ROLLBACK);
    this.#over = true;
    await rolledBack;
  }

  async #ask(statement: Statement): Promise<QueryResult> {
    // Its connection may be somebody else's by now.
    if (this.#over) throw new Error('The transaction is over');
    // Without its `begin` a statement would be kept, whatever its asker is told.
    if (this.#failure && statement !== ROLLBACK) throw this.#failure;
    this.#holdUntilAllIsSaid();
    const query = statement.values.length ? this.#statements.of(statement) : { text: statement.text };
    try {
      return await logged(this.#orm, statement, () => this.#client.query(query));
    } catch (error) {
      // What is said of the statements after one that failed says nothing.
      throw (this.#failure ??= told(this.#orm, error));
    }
  }

  /** Writing to the socket costs as much as a statement: what is asked before anything is waited for goes in one piece. */
  #holdUntilAllIsSaid(): void {
    const { stream } = this.#client.connection;
    if (stream.writableCorked > 0) return;
    stream.cork();
    process.nextTick(() => stream.uncork());
  }
}

/** What is asked when all the work is done. Each asker hears of a failure; it undoes nothing. */
class Behind {
  readonly #asked: (() => Promise<unknown>)[] = [];

  add<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
    const { promise, resolve, reject } = Promise.withResolvers<Answer>();
    this.#asked.push(() => ask().then(resolve, reject));
    return heeded(promise);
  }

  async run(): Promise<void> {
    await Promise.all(this.#asked.map((ask) => ask()));
  }
}

const BEGIN: Statement = { text: 'begin', values: [] };
const COMMIT: Statement = { text: 'commit', values: [] };
const ROLLBACK: Statement = { text: 'rollback', values: [] };

/** Nobody waits for it yet; until then its failure must not look like one that nobody minds. */
export function heeded<Answer>(answer: Promise<Answer>): Promise<Answer> {
  answer.catch(() => undefined);
  return answer;
}

/** A failure as MikroORM tells it, so that a lost race is known as one whoever ran the statement. */
function told(orm: Orm, error: unknown): Error {
  if (!(error instanceof Error)) return new Error(String(error));
  if (error instanceof GraphQLError) return error;
  return orm.em.getPlatform().getExceptionConverter().convertException(error);
}
