import { Client } from 'pg';
import { type Row, type Rows, tables } from '../company/rows.ts';

const BATCH = 5000;

/** Makes an empty database on a server and answers its address. */
export async function createDatabase(server: string, name: string): Promise<string> {
  await withClient(`${server}/postgres`, (client) => client.query(`create database ${name}`));
  return `${server}/${name}`;
}

export const dropDatabase = (server: string, name: string): Promise<unknown> =>
  withClient(`${server}/postgres`, (client) => client.query(`drop database ${name} with (force)`));

/** Writes all rows in one transaction, thousands in a statement, and lets the planner know what is there. */
export async function fillPostgresql(url: string, rows: Rows): Promise<void> {
  await withClient(url, async (client) => {
    // The rows are consistent (company.test.ts); checking each reference would take most of the time. Only a superuser may leave it out.
    await client.query('set session_replication_role = replica').catch(() => undefined);
    await client.query('begin');
    for (const table of tables) {
      const all = rows.of(table);
      for (let from = 0; from < all.length; from += BATCH) await insert(client, table, all.slice(from, from + BATCH));
    }
    await client.query('commit');
    await client.query('vacuum (analyze)');
    await client.query('checkpoint').catch(() => undefined);
  });
}

/** The database reads the rows from one JSON text by the names and types of its own columns. */
const insert = (client: Client, table: string, rows: readonly Row[]) =>
  client.query(`insert into "${table}" select * from json_populate_recordset(null::"${table}", $1)`, [JSON.stringify(rows)]);

export async function withClient<Answer>(url: string, work: (client: Client) => Promise<Answer>): Promise<Answer> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
