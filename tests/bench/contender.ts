import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { freePort } from '../support/free-port.ts';
import { Installation } from '../support/installation.ts';
import type { Company } from './company/company.ts';
import { postgraphileQueries } from './postgraphile/queries.ts';
import type { BenchQuery, Variables } from './queries.ts';

export interface Request {
  method: 'GET' | 'POST';
  path: string;
  headers: Record<string, string>;
  body?: string;
}

/** A server in a process of its own that answers the same requests as the others. */
export interface Contender {
  name: 'Hearth' | 'limit' | 'PostGraphile';
  database: 'PostgreSQL' | 'SQLite';
  url: string;
  pid: number;
  request(query: BenchQuery, variables: Variables): Request;
  /** What it answered, in Hearth's shape. */
  data(query: BenchQuery, body: string): unknown;
  stop(): Promise<void>;
}

const HEALTHY_WITHIN_MS = 60_000;
const JSON_HEADERS = { 'content-type': 'application/json', accept: 'application/json' };

const dataOf = (body: string): unknown => (JSON.parse(body) as { data: unknown }).data;

/** The built Hearth on its migrated and filled database. */
export async function hearth(installation: Installation, database: Contender['database'], { token }: Company): Promise<Contender> {
  const { pid } = await installation.serve();
  const headers = { ...JSON_HEADERS, authorization: `Bearer ${token}` };
  return {
    name: 'Hearth',
    database,
    url: installation.url,
    pid: pid ?? 0,
    request: ({ text }, variables) => ({ method: 'POST', path: '/graphql', headers, body: JSON.stringify({ query: text, variables }) }),
    data: (_, body) => dataOf(body),
    stop: () => installation.stop(),
  };
}

/** Hand-written, on either database: `store` names it. */
export async function limit(database: Contender['database'], store: string, { viewer, timeZone }: Company): Promise<Contender> {
  const server = await startServer(database === 'PostgreSQL' ? 'limit.ts' : 'limit-sqlite.ts', {
    ...(database === 'PostgreSQL' ? { HEARTH_DATABASE_URL: store } : { BENCH_SQLITE: store }),
    BENCH_VIEWER: viewer,
    BENCH_TIME_ZONE: timeZone,
  });
  return {
    ...server,
    name: 'limit',
    database,
    request: ({ name }, variables) => {
      const asked = new URLSearchParams((variables.input ?? variables) as Record<string, string>);
      return { method: 'GET', path: `/${name}?${asked.toString()}`, headers: { accept: 'application/json' } };
    },
    data: (_, body) => dataOf(body),
  };
}

/** PostGraphile on the schema that was made for it. */
export async function postgraphile(databaseUrl: string): Promise<Contender> {
  const server = await startServer('postgraphile/server.ts', { HEARTH_DATABASE_URL: databaseUrl });
  return {
    ...server,
    name: 'PostGraphile',
    database: 'PostgreSQL',
    request: ({ name }, ofHearth) => {
      const { text: query, variables } = postgraphileQueries[name];
      return { method: 'POST', path: '/graphql', headers: JSON_HEADERS, body: JSON.stringify({ query, variables: variables(ofHearth) }) };
    },
    data: ({ name }, body) => postgraphileQueries[name].inHearthsShape(dataOf(body)),
  };
}

/** Starts a server of this folder and waits until it answers anything. */
async function startServer(file: string, env: Record<string, string>): Promise<Pick<Contender, 'url' | 'pid' | 'stop'>> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const child = spawn(process.execPath, [fileURLToPath(new URL(file, import.meta.url))], {
    env: { ...process.env, ...env, NODE_ENV: 'production', GRAPHILE_ENV: 'production', PORT: String(port) },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
  const exited = new Promise((resolve) => child.once('exit', resolve));
  const stop = async () => {
    if (child.exitCode === null && child.signalCode === null) child.kill();
    await exited;
  };
  const deadline = performance.now() + HEALTHY_WITHIN_MS;
  while (performance.now() < deadline && child.exitCode === null) {
    const answer = await fetch(`${url}/healthz`).catch(() => null);
    if (answer) return { url, pid: child.pid ?? 0, stop };
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  await stop();
  throw new Error(`${file} did not start: ${said}`);
}

/** Asks once and answers the body; anything but an answer to the request is an error. */
export async function ask(contender: Contender, query: BenchQuery, variables: Variables): Promise<string> {
  const { path, body, ...request } = contender.request(query, variables);
  const response = await fetch(contender.url + path, { ...request, ...(body === undefined ? {} : { body }) });
  const text = await response.text();
  if (!response.ok || !isAnswer(text)) {
    throw new Error(`${contender.name} on ${contender.database} answered “${query.title}” with ${response.status} ${text.slice(0, 2000)}`);
  }
  return text;
}

/** Is it data without errors? Where errors stand before the data it doesn't begin so; after them they are at the end. */
export const isAnswer = (body: string): boolean => body.startsWith('{"data"') && !body.slice(-1000).includes('"errors":[');
