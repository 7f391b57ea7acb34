import { startPostgres } from '../../support/postgresql.ts';

export interface PostgresServer {
  /** Without a database name at its end: add `/name`. */
  url: string;
  /** The process whose children serve the connections; null for a server that stood already. */
  pid: number | null;
  stop(): Promise<void>;
}

/** As a careful operator sets up a small machine: nothing of durability is given up, and no checkpoint falls into a measurement. */
const SETTINGS = [
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

export const startPostgresServer = (): Promise<PostgresServer> => startPostgres(SETTINGS);
