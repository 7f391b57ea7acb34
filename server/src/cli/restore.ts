import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { access } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import type { Command } from 'commander';
import { Company } from '../platform/company/company.entity.ts';
import { isSqlite } from '../platform/orm/dialect.ts';
import type { EntityManager } from '../platform/orm/orm.ts';
import { FORMAT } from './backup.ts';
import { CommandFailed, EXIT, note } from './outcome.ts';
import { progressBar } from './progress.ts';
import { fromBackup, storedTables, type StoredTable } from './stored-tables.ts';
import { withServices } from './with-services.ts';

/** Values in one statement: PostgreSQL takes 65,535, SQLite 32,766. */
const VALUES_AT_A_TIME = 16_000;
/** Of a backup, in letters: photos are large. */
const LETTERS_AT_A_TIME = 8_000_000;

interface Header {
  hearth: number;
  at: string;
  tables: Record<string, string[]>;
}

interface Trailer {
  rows: number;
  sha256: string;
}

export function restoreCommand(program: Command): void {
  program
    .command('restore')
    .argument('<file>', 'what backup wrote')
    .option('--force', 'where the database has a company: remove everything first')
    .description('bring a backup into an empty database, all of it or nothing; stop the server first')
    .addHelpText(
      'after',
      `
A backup of SQLite can be restored into PostgreSQL and the other way round. Everybody signs in again afterwards.

  $ npm run --silent hearth -- restore hearth-2026-11-23.ndjson
  $ HEARTH_DATABASE_URL=postgres://hearth@db/hearth npm run --silent hearth -- restore hearth-2026-11-23.ndjson`,
    )
    .action(async (file: string, { force = false }: { force?: boolean }) => {
      await access(file).catch(() => {
        throw new CommandFailed(EXIT.usage, `${file} cannot be read.`);
      });
      await checkWhole(file);
      const rows = await withServices((services) => restore(services.orm.em.fork() as EntityManager, file, force));
      note(`${rows} rows from ${file}`);
    });
}

const damaged = (file: string): CommandFailed =>
  new CommandFailed(EXIT.refused, `${file} is not a whole backup: it was cut off or changed. Nothing was restored.`);

async function* linesOf(file: string): AsyncGenerator<string> {
  yield* createInterface({ input: createReadStream(file, 'utf8'), crlfDelay: Infinity });
}

/** Reads it once to its end before anything is touched: the last line tells how many rows there are and what they hash to. */
async function checkWhole(file: string): Promise<void> {
  const hash = createHash('sha256');
  let held: string | null = null;
  let lines = 0;
  for await (const line of linesOf(file)) {
    if (held !== null) {
      hash.update(`${held}\n`);
      lines += 1;
    }
    held = line;
  }
  const trailer = parsed(held ?? '') as Partial<Trailer> | null;
  if (trailer?.rows !== lines - 1 || trailer.sha256 !== hash.digest('hex')) throw damaged(file);
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}

async function restore(em: EntityManager, file: string, force: boolean): Promise<number> {
  return em.transactional(async (tx) => {
    const tables = storedTables(tx);
    if ((await tx.count(Company)) > 0 && !force) {
      throw new CommandFailed(EXIT.refused, 'This database has a company already. --force removes everything in it first.');
    }
    if (isSqlite(tx)) await tx.execute('pragma defer_foreign_keys = on');
    await removeEverything(tx);
    const rows = await insertLines(tx, file, new Map(tables.map((table) => [table.name, table])));
    if (isSqlite(tx)) {
      const broken = await tx.execute<unknown[]>('pragma foreign_key_check');
      if (broken.length > 0) throw damaged(file);
    }
    return rows;
  });
}

async function removeEverything(em: EntityManager): Promise<void> {
  const names = [...em.getMetadata().getAll().values()].flatMap((meta) => (meta.tableName ? [`"${meta.tableName}"`] : []));
  if (isSqlite(em)) for (const name of names) await em.execute(`delete from ${name}`);
  else await em.execute(`truncate table ${names.join(', ')}`);
}

async function insertLines(em: EntityManager, file: string, tables: ReadonlyMap<string, StoredTable>): Promise<number> {
  let header: Header | null = null;
  let waiting: unknown[][] = [];
  let letters = 0;
  let table: StoredTable | undefined;
  let rows = 0;
  const bar = progressBar('restore', 1);
  const flush = async (): Promise<void> => {
    if (table && header) await insert(em, table, header.tables[table.name] ?? [], waiting);
    rows += waiting.length;
    waiting = [];
    letters = 0;
  };
  for await (const line of linesOf(file)) {
    const value = parsed(line) as Header | Trailer | unknown[] | null;
    if (!header) {
      header = readable(value as Header, tables);
      continue;
    }
    if (!Array.isArray(value)) break;
    const [name, ...row] = value;
    const columns = header.tables[String(name)]?.length ?? 1;
    if (name !== table?.name || waiting.length >= VALUES_AT_A_TIME / columns || letters >= LETTERS_AT_A_TIME) {
      await flush();
      table = tables.get(String(name));
    }
    waiting.push(row);
    letters += line.length;
  }
  await flush();
  bar.step();
  bar.stop();
  return rows;
}

function readable(header: Header, tables: ReadonlyMap<string, StoredTable>): Header {
  const known =
    header.hearth === FORMAT &&
    Object.entries(header.tables).every(([name, columns]) => {
      const own = new Set(tables.get(name)?.columns.map((column) => column.fieldNames[0]));
      return columns.every((column) => own.has(column));
    });
  if (!known)
    throw new CommandFailed(
      EXIT.refused,
      'This backup was made by another version of Hearth, with tables that this one does not know. Restore it with that version, then update.',
    );
  return header;
}

/** A column that came after the backup was made gets its default. */
async function insert(
  em: EntityManager,
  { name, columns }: StoredTable,
  held: readonly string[],
  rows: readonly unknown[][],
): Promise<void> {
  if (rows.length === 0) return;
  const properties = held.flatMap((field) => columns.find((column) => column.fieldNames[0] === field) ?? []);
  const sqlite = isSqlite(em);
  const row = `(${properties.map(() => '?').join(', ')})`;
  await em.execute(
    `insert into "${name}" (${held.map((column) => `"${column}"`).join(', ')}) values ${rows.map(() => row).join(', ')}`,
    rows.flatMap((values) => properties.map((property, index) => fromBackup(values[index], property, sqlite))),
  );
}
