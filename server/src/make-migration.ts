// Writes the migration from what the snapshot says to what the entities say: make-migration.js DATABASE_URL [--initial] [NAME].
// --initial first removes every migration of the dialect: only while no release has been made.
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { entities } from './entities.ts';
import { loadConfig } from './platform/config.ts';
import { connectOrm } from './platform/orm/orm.ts';

const [url, ...rest] = process.argv.slice(2);
const initial = rest.includes('--initial');
const name = rest.find((argument) => !argument.startsWith('-')) ?? (initial ? 'initial' : undefined);
const { database } = loadConfig({ HEARTH_DATABASE_URL: url, HEARTH_SECRET: 'x'.repeat(32) });

if (initial) {
  for (const folder of ['src', 'dist']) {
    const migrations = join(import.meta.dirname, '..', folder, 'migrations', database.dialect);
    for (const file of readdirSync(migrations)) rmSync(join(migrations, file));
  }
}
const orm = await connectOrm(database, entities);
const { fileName } = await orm.migrator.create(undefined, false, initial, name);
process.stderr.write(
  fileName ? `Wrote ${fileName} for ${database.dialect}: read it before you commit it\n` : `Nothing to migrate on ${database.dialect}\n`,
);
await orm.close(true);
