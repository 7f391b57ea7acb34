import { Client } from '../../support/client.ts';
import { graphql } from '../../support/graphql.ts';
import { Installation } from '../../support/installation.ts';
import { MOST_IMPORT_SECONDS } from '../goals.ts';
import { memoryOf } from '../process-usage.ts';
import { crowd } from './crowd.ts';

const importCrowd = graphql(`
  mutation BenchImport($input: ImportPeopleInput!) {
    importPeople(input: $input) {
      added
      errors {
        path
        message
      }
    }
  }
`);

export interface Imported {
  database: string;
  people: number;
  seconds: number;
  /** MB. */
  peakMemory: number | null;
}

/** Brings people in through the API, into an empty database: PostgreSQL by its address, SQLite in a temporary folder without one. */
export async function measureImport(people: number, databaseUrl?: string): Promise<Imported> {
  await using installation = await Installation.create(databaseUrl ? { HEARTH_DATABASE_URL: databaseUrl } : {});
  const account = [
    'account',
    'create',
    '--company',
    '基准',
    '--email',
    'hr@bench.test',
    '--name',
    '人事',
    '--role',
    'HR',
    '--password-stdin',
  ];
  installation.operate(account, { input: 'a long password of the bench' });
  const token = installation.operate(['token', 'create', '--email', 'hr@bench.test', '--scopes', 'read,write', '--expires', '1d']);
  const { pid } = await installation.serve();
  const client = new Client(installation.url, { authorization: `Bearer ${token}` });
  const started = performance.now();
  const { importPeople } = await client.run(importCrowd, { input: { rows: crowd(people), dryRun: false } });
  const seconds = (performance.now() - started) / 1000;
  if (importPeople.added !== people) throw new Error(`The import failed: ${JSON.stringify(importPeople).slice(0, 500)}`);
  const database = databaseUrl ? 'PostgreSQL' : 'SQLite';
  const peakMemory = memoryOf(pid ?? 0)?.peak ?? null;
  const mark = people > 10_000 ? '' : seconds <= MOST_IMPORT_SECONDS ? '✓' : '✗';
  console.log(
    `${database}: ${people.toLocaleString('en')} people imported in ${seconds.toFixed(1)} s ${mark}, ${peakMemory ?? '?'} MB at most`,
  );
  return { database, people, seconds, peakMemory };
}
