import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/** `fast`: spliced where SQL answers whole; `rows`: one statement a root field through the resolvers; `resolvers`: by loaders alone. */
export type ReadLane = 'fast' | 'rows' | 'resolvers';

/** What the operator set, checked. Every variable is described in the README's table. */
export interface Config {
  database: { dialect: 'sqlite'; path: string } | { dialect: 'postgresql'; url: string };
  /** Where people reach Hearth: an origin without a trailing slash. */
  publicUrl: string;
  /** Signs sessions and keys the hashes of anonymous authors: at least 32 characters. */
  secret: string;
  redisUrl: string | null;
  smtpUrl: string | null;
  /** Load the demo company into an empty database at start? Without HEARTH_DEMO: into the default embedded database alone. */
  demo: boolean;
  host: string;
  port: number;
  logLevel: string;
  /** How reads are answered; all three answer the same. */
  readLane: ReadLane;
  /** Statements that take at least as long, in milliseconds, are logged as warnings. */
  slowQueryMs: number;
}

/** A variable that can't be used, named so that the operator knows which one to mend. */
export class ConfigError extends Error {
  constructor(
    readonly variable: string,
    problem: string,
  ) {
    super(`${variable}: ${problem}`);
    this.name = 'ConfigError';
  }
}

const DEFAULT_DATABASE = 'sqlite:./data/hearth.db';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads the environment. Throws ConfigError for the first value that can't be used.
 * With SQLite and no HEARTH_SECRET, makes one and keeps it beside the database (readable by its owner alone).
 */
export function loadConfig(env: Environment = process.env): Config {
  const databaseUrl = env['HEARTH_DATABASE_URL'] || DEFAULT_DATABASE;
  const database = readDatabase(databaseUrl);
  const host = env['HOST'] || '127.0.0.1';
  const port = readPort(env['PORT']);
  return {
    database,
    host,
    port,
    publicUrl: readOrigin(
      'HEARTH_PUBLIC_URL',
      env['HEARTH_PUBLIC_URL'] ?? `http://${host === '0.0.0.0' || host === '::' ? 'localhost' : host}:${port}`,
    ),
    secret: readSecret(env['HEARTH_SECRET'], database),
    redisUrl: readUrl('HEARTH_REDIS_URL', env['HEARTH_REDIS_URL'], ['redis:', 'rediss:']),
    smtpUrl: readUrl('HEARTH_SMTP_URL', env['HEARTH_SMTP_URL'], ['smtp:', 'smtps:']),
    demo: readSwitch('HEARTH_DEMO', env['HEARTH_DEMO'], databaseUrl === DEFAULT_DATABASE),
    logLevel: readLogLevel(env['HEARTH_LOG_LEVEL']),
    readLane: readReadLane(env['HEARTH_READ_LANE']),
    slowQueryMs: readSlowQueryMs(env['HEARTH_SLOW_QUERY_MS']),
  };
}

function readDatabase(value: string): Config['database'] {
  if (value.startsWith('sqlite:')) {
    const path = value.slice('sqlite:'.length);
    if (!path) throw new ConfigError('HEARTH_DATABASE_URL', 'names no file; write sqlite:PATH');
    return { dialect: 'sqlite', path: path === ':memory:' ? path : resolve(path) };
  }
  if (/^postgres(ql)?:\/\//.test(value)) {
    if (!URL.canParse(value)) throw new ConfigError('HEARTH_DATABASE_URL', 'is not a valid address');
    return { dialect: 'postgresql', url: value };
  }
  throw new ConfigError('HEARTH_DATABASE_URL', 'must be sqlite:PATH or postgres://USER:PASSWORD@HOST:PORT/DATABASE');
}

function readPort(value: string | undefined): number {
  if (value === undefined || value === '') return 4000;
  const port = Number(value);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new ConfigError('PORT', `must be a whole number from 0 to 65535, not "${value}"`);
  return port;
}

function readOrigin(variable: string, value: string): string {
  const url = readUrl(variable, value, ['http:', 'https:']);
  if (!url) throw new ConfigError(variable, 'must be an address like https://hearth.example.com');
  return new URL(url).origin;
}

function readUrl(variable: string, value: string | undefined, protocols: readonly string[]): string | null {
  if (value === undefined || value === '') return null;
  if (!URL.canParse(value) || !protocols.includes(new URL(value).protocol)) {
    throw new ConfigError(variable, `must be an address that starts with ${protocols.map((protocol) => `${protocol}//`).join(' or ')}`);
  }
  return value;
}

function readSwitch(variable: string, value: string | undefined, fallback: boolean): boolean {
  if (value === undefined || value === '') return fallback;
  if (['true', '1', 'yes', 'on'].includes(value.toLowerCase())) return true;
  if (['false', '0', 'no', 'off'].includes(value.toLowerCase())) return false;
  throw new ConfigError(variable, `must be true or false, not "${value}"`);
}

function readLogLevel(value: string | undefined): string {
  if (value === undefined || value === '') return 'info';
  const levels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'];
  if (!levels.includes(value)) throw new ConfigError('HEARTH_LOG_LEVEL', `must be one of ${levels.join(', ')}`);
  return value;
}

function readReadLane(value: string | undefined): ReadLane {
  if (value === undefined || value === '') return 'fast';
  if (value === 'fast' || value === 'rows' || value === 'resolvers') return value;
  throw new ConfigError('HEARTH_READ_LANE', `must be fast, rows or resolvers, not "${value}"`);
}

function readSlowQueryMs(value: string | undefined): number {
  if (value === undefined || value === '') return 500;
  const milliseconds = Number(value);
  if (!Number.isInteger(milliseconds) || milliseconds < 0)
    throw new ConfigError('HEARTH_SLOW_QUERY_MS', `must be a whole number of milliseconds, not "${value}"`);
  return milliseconds;
}

function readSecret(value: string | undefined, database: Config['database']): string {
  if (value !== undefined && value !== '') {
    if (value.length < 32) throw new ConfigError('HEARTH_SECRET', 'must have at least 32 characters (openssl rand -base64 32)');
    return value;
  }
  if (database.dialect === 'postgresql') {
    throw new ConfigError('HEARTH_SECRET', 'is required with PostgreSQL: every server must share one (openssl rand -base64 32)');
  }
  if (database.path === ':memory:') return randomBytes(32).toString('base64url');
  const file = join(dirname(database.path), `${database.path.split(/[\\/]/).at(-1)}.secret`);
  try {
    if (!existsSync(file)) {
      mkdirSync(dirname(file), { recursive: true });
      // wx: of two processes that start together, one writes and the other reads what it wrote.
      writeFileSync(file, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600, flag: 'wx' });
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') {
      throw new ConfigError('HEARTH_DATABASE_URL', `cannot keep a secret beside the database: ${(error as Error).message}`);
    }
  }
  return readFileSync(file, 'utf8').trim();
}
