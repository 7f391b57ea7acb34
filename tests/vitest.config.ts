import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('..', import.meta.url));

/** The built server is imported as Node would import it: once, with its decorators' metadata as tsc wrote them. */
const native = { server: { deps: { external: [/\/server\/dist\//] } } };

/** Random histories compute for seconds, and a machine may have other things to do: slowness alone is no failure, hanging is. */
const PATIENT_MS = 60_000;

/** The same API tests run on both databases. */
const api = (database: 'sqlite' | 'postgresql', globalSetup: string[]) => ({
  test: {
    ...native,
    name: `api-${database}`,
    root: `${root}tests`,
    include: ['api/**/*.test.ts'],
    env: { HEARTH_TEST_DATABASE: database },
    globalSetup,
    // A worker loads the server once for all its files: every test makes a database of its own, nothing else is shared.
    isolate: false,
    testTimeout: PATIENT_MS,
    hookTimeout: PATIENT_MS,
  },
});

export default defineConfig({
  test: {
    // Two at least: most tests wait for a database, a browser or a command for most of their time.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      {
        test: {
          ...native,
          name: 'unit',
          root,
          include: ['server/src/**/*.test.ts', 'web/src/**/*.test.ts', 'tests/bench/**/*.test.ts'],
          isolate: false,
          testTimeout: PATIENT_MS,
        },
      },
      api('sqlite', ['support/temporary-folder.ts']),
      api('postgresql', ['support/temporary-folder.ts', 'support/postgresql-for-all.ts']),
      {
        test: {
          ...native,
          name: 'contract',
          root: `${root}tests`,
          include: ['contract/**/*.test.ts'],
          globalSetup: ['support/temporary-folder.ts', 'support/postgresql-for-all.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          ...native,
          name: 'browser',
          root: `${root}tests`,
          include: ['browser/**/*.test.ts'],
          globalSetup: ['support/temporary-folder.ts'],
          fileParallelism: false,
          testTimeout: 180_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
