import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { IsolationLevel } from '@mikro-orm/core';
import type { Command } from 'commander';
import { isSqlite } from '../platform/orm/dialect.ts';
import type { EntityManager } from '../platform/orm/orm.ts';
import { CommandFailed, EXIT, note } from './outcome.ts';
import { progressBar } from './progress.ts';
import { storedTables, type StoredTable, toBackup } from './stored-tables.ts';
import { withServices } from './with-services.ts';

/** Grows when a reader of the format before could not read it. */
export const FORMAT = 1;

const ROWS_AT_A_TIME = 1000;

export function backupCommand(program: Command): void {
  program
    .command('backup')
    .argument('<file>', 'where to write it; a file that exists is left alone without --force')
    .option('--force', 'write over a file that exists')
    .description('write everything into one file, as it stands at one moment, while the server runs')
    .addHelpText(
      'after',
      `
The file is one JSON object a line and can be restored into either database. It holds everything that is private: keep it safe.
Keep HEARTH_SECRET too (beside a SQLite database: the file *.secret); it is not in the backup.

  $ npm run --silent hearth -- backup hearth-$(date +%F).ndjson`,
    )
    .action(async (file: string, { force = false }: { force?: boolean }) => {
      if (existsSync(file) && !force) throw new CommandFailed(EXIT.refused, `${file} exists already; --force writes over it.`);
      const rows = await withServices((services) => writeBackup(services.orm.em.fork() as EntityManager, file, services.clock.now()));
      note(`${rows} rows in ${file}`);
    });
}

/** Writes beside the file and moves it there when it is whole: half a backup never has its name. */
async function writeBackup(em: EntityManager, file: string, now: Date): Promise<number> {
  const part = `${file}.part`;
  const out = await open(part, 'w', 0o600);
  const hash = createHash('sha256');
  const line = async (value: unknown): Promise<void> => {
    const text = `${JSON.stringify(value)}\n`;
    hash.update(text);
    await out.write(text);
  };
  let rows = 0;
  try {
    // One moment: PostgreSQL reads from a snapshot; on SQLite writers wait.
    await em.transactional(
      async (tx) => {
        const tables = storedTables(tx);
        await line({
          hearth: FORMAT,
          at: now.toISOString(),
          tables: Object.fromEntries(tables.map(({ name, columns }) => [name, columns.map((column) => column.fieldNames[0])])),
        });
        const bar = progressBar('backup', tables.length);
        for (const table of tables) {
          for await (const row of rowsOf(tx, table)) {
            await line([table.name, ...row]);
            rows += 1;
          }
          bar.step();
        }
        bar.stop();
      },
      isSqlite(em) ? {} : { isolationLevel: IsolationLevel.REPEATABLE_READ },
    );
    await out.write(`${JSON.stringify({ rows, sha256: hash.digest('hex') })}\n`);
    await out.sync();
    await out.close();
    await rename(part, file);
    return rows;
  } catch (error) {
    await out.close().catch(() => undefined);
    await rm(part, { force: true });
    throw error;
  }
}

/** Every row of a table in the order of its key, a thousand at a time. */
async function* rowsOf(em: EntityManager, { name, meta, columns }: StoredTable): AsyncGenerator<unknown[]> {
  const keys = meta.primaryKeys
    .flatMap((key) => meta.properties[key as never] as { fieldNames: string[] })
    .flatMap((property) => property.fieldNames);
  const order = keys.map((key) => `"${key}"`).join(', ');
  let after: unknown[] | null = null;
  for (;;) {
    const from: string = after ? `where (${order}) > (${keys.map(() => '?').join(', ')})` : '';
    const page: Record<string, unknown>[] = await em.execute(
      `select * from "${name}" ${from} order by ${order} limit ${ROWS_AT_A_TIME}`,
      after ?? [],
    );
    for (const row of page) yield columns.map((column) => toBackup(row[column.fieldNames[0] ?? ''], column));
    const last = page.at(-1);
    if (page.length < ROWS_AT_A_TIME || !last) return;
    after = keys.map((key) => last[key]);
  }
}
