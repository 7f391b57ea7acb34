// npm run do migration [-- --initial] [-- NAME]: writes a migration for each database from what the entities say.
import { rmSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres } from '../tests/support/postgresql.ts';
import { buildServer, orExit } from './lib/build.mjs';
import { attach } from './lib/run.mjs';

await orExit(buildServer());
const args = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), 'hearth-migration-'));
const postgres = await startPostgres();
try {
  for (const url of [`sqlite:${join(folder, 'empty.db')}`, `${postgres.url}/postgres`]) {
    const code = await attach(['server/dist/make-migration.js', url, ...args]);
    if (code !== 0) process.exitCode = code;
  }
} finally {
  await postgres.stop();
  rmSync(folder, { recursive: true });
}
