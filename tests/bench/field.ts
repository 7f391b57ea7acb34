import { join } from 'node:path';
import { Installation } from '../support/installation.ts';
import type { Company } from './company/company.ts';
import { type Contender, hearth, limit, postgraphile } from './contender.ts';
import { createDatabase, dropDatabase, fillPostgresql, withClient } from './database/postgresql.ts';
import { fillSqlite, openSqlite } from './database/sqlite.ts';
import { makePostgraphileSchema } from './postgraphile/install.ts';

/** A company in one database, with every server that works on it. */
export interface Field {
  contenders: Contender[];
  /** What stands of the viewer's answer to an occurrence: compared with what others would have written. */
  writtenAnswer(occurrenceId: string): Promise<unknown>;
  /** As if the viewer had never answered. */
  forgetAnswer(occurrenceId: string): Promise<unknown>;
  close(): Promise<void>;
}

const WRITTEN = 'select status, guests, waiting_order from rsvp where occurrence_id = $1 and person_id = $2';
const FORGET = 'delete from rsvp where occurrence_id = $1 and person_id = $2';

/** Makes a database on the server, lets Hearth make its tables, fills them and starts the three servers. */
export async function companyOnPostgresql(server: string, company: Company): Promise<Field> {
  const name = `hearth_bench_${process.pid}_${company.rows.of('person').length}`;
  const url = await createDatabase(server, name);
  const installation = await Installation.create({ HEARTH_DATABASE_URL: url });
  const contenders: Contender[] = [];
  const close = async () => {
    await stopAll(contenders);
    await installation[Symbol.asyncDispose]();
    await dropDatabase(server, name);
  };
  return closingOnFailure(close, async () => {
    installation.operate(['migrate']);
    await fillPostgresql(url, company.rows);
    await makePostgraphileSchema(url, company);
    contenders.push(await hearth(installation, 'PostgreSQL', company));
    contenders.push(await limit('PostgreSQL', url, company));
    contenders.push(await postgraphile(url));
    return {
      contenders,
      writtenAnswer: (id) => withClient(url, async (client) => (await client.query<object>(WRITTEN, [id, company.viewer])).rows[0]),
      forgetAnswer: (id) => withClient(url, (client) => client.query(FORGET, [id, company.viewer])),
      close,
    };
  });
}

/** The same on SQLite, in a folder that goes with it. */
export async function companyOnSqlite(company: Company): Promise<Field> {
  const installation = await Installation.create();
  const path = join(installation.folder, 'hearth.db');
  const contenders: Contender[] = [];
  const close = async () => {
    await stopAll(contenders);
    await installation[Symbol.asyncDispose]();
  };
  return closingOnFailure(close, async () => {
    installation.operate(['migrate']);
    fillSqlite(path, company.rows);
    contenders.push(await hearth(installation, 'SQLite', company));
    contenders.push(await limit('SQLite', path, company));
    const run = async <Answer>(sql: string, work: (statement: ReturnType<ReturnType<typeof openSqlite>['prepare']>) => Answer) => {
      const database = openSqlite(path);
      try {
        return work(database.prepare(sql.replaceAll(/\$\d/g, '?')));
      } finally {
        database.close();
      }
    };
    return {
      contenders,
      writtenAnswer: (id) => run(WRITTEN, (statement) => statement.get(id, company.viewer)),
      forgetAnswer: (id) => run(FORGET, (statement) => statement.run(id, company.viewer)),
      close,
    };
  });
}

async function stopAll(contenders: readonly Contender[]): Promise<void> {
  for (const contender of contenders) await contender.stop();
}

async function closingOnFailure<Made>(close: () => Promise<void>, make: () => Promise<Made>): Promise<Made> {
  try {
    return await make();
  } catch (error) {
    await close();
    throw error;
  }
}
