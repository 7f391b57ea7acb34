import type { TestProject } from 'vitest/node';
import { startPostgres } from './postgresql.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The PostgreSQL server of this run, without a database name. */
    postgresUrl: string;
  }
}

/** One PostgreSQL for every test file of a project; `HEARTH_TEST_POSTGRESQL_URL` names one that stands already. */
export default async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  const standing = process.env.HEARTH_TEST_POSTGRESQL_URL;
  if (standing) {
    project.provide('postgresUrl', standing);
    return undefined;
  }
  const server = await startPostgres();
  project.provide('postgresUrl', server.url);
  return () => server.stop();
}
