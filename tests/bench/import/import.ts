import { Client } from '../../support/client.ts';
import { graphql } from '../../support/graphql.ts';
import { Installation } from '../../support/installation.ts';
import { MOST_IMPORT_SECONDS, MOST_STRUCTURE_SECONDS } from '../goals.ts';
import { memoryOf } from '../process-usage.ts';
import { crowd } from './crowd.ts';
import { intervalTables } from './interval-tables.ts';

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

const importTables = graphql(`
  mutation BenchImportOrganization($input: ImportOrganizationInput!) {
    importOrganization(input: $input) {
      added
      changed
      unchanged
      peopleAdded
      errors {
        path
        message
      }
    }
  }
`);

export interface Imported {
  /** What was imported: people as they are today, or other systems' tables of every day. */
  what: 'people' | 'tables';
  database: string;
  people: number;
  seconds: number;
  /** MB. */
  peakMemory: number | null;
}

/** Brings people in through the API, into an empty database: PostgreSQL by its address, SQLite in a temporary folder without one. */
export const measureImport = (people: number, databaseUrl?: string): Promise<Imported> =>
  measure({ what: 'people', people, most: MOST_IMPORT_SECONDS }, databaseUrl, async (client) => {
    const { importPeople } = await client.run(importCrowd, { input: { rows: crowd(people), dryRun: false } });
    if (importPeople.added !== people) throw new Error(`The import failed: ${JSON.stringify(importPeople).slice(0, 500)}`);
  });

/** The same for tables of departments, titles and heads with their days; then once more, when it must find nothing to change. */
export const measureTables = (people: number, databaseUrl?: string): Promise<Imported> => {
  const rows = intervalTables(people);
  return measure({ what: 'tables', people, most: MOST_STRUCTURE_SECONDS }, databaseUrl, async (client, timed) => {
    const { importOrganization } = await client.run(importTables, { input: { rows, dryRun: false } });
    if (importOrganization.peopleAdded !== people)
      throw new Error(`The import failed: ${JSON.stringify(importOrganization).slice(0, 500)}`);
    timed();
    const again = (await client.run(importTables, { input: { rows, dryRun: false } })).importOrganization;
    if (again.errors.length + again.added + again.changed > 0) throw new Error(`The second import: ${JSON.stringify(again).slice(0, 500)}`);
  });
};

async function measure(
  { what, people, most }: Pick<Imported, 'what' | 'people'> & { most: number },
  databaseUrl: string | undefined,
  work: (client: Client, timed: () => void) => Promise<void>,
): Promise<Imported> {
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
  let ended: number | undefined;
  await work(client, () => (ended = performance.now()));
  const seconds = ((ended ?? performance.now()) - started) / 1000;
  const database = databaseUrl ? 'PostgreSQL' : 'SQLite';
  const peakMemory = memoryOf(pid ?? 0)?.peak ?? null;
  const mark = people > 10_000 ? '' : seconds <= most ? '✓' : '✗';
  console.log(
    `${database}: ${what === 'people' ? '' : 'dated tables of '}${people.toLocaleString('en')} people imported in ${seconds.toFixed(1)} s ${mark}, ${peakMemory ?? '?'} MB at most`,
  );
  return { what, database, people, seconds, peakMemory };
}
