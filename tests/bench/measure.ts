import autocannon from 'autocannon';
import type { Company } from './company/company.ts';
import { type Contender, isAnswer } from './contender.ts';
import { cpuSeconds, cpuSecondsOfTree } from './process-usage.ts';
import type { BenchQuery } from './queries.ts';

export interface Figures {
  requestsPerSecond: number;
  /** Milliseconds. */
  p50: number;
  p99: number;
  /** Microseconds of CPU for one request, of the server's process and of the database's: steadier than throughput on a shared machine. */
  serverCpu: number | null;
  databaseCpu: number | null;
}

export const CONNECTIONS = 16;

export interface Load {
  contender: Contender;
  query: BenchQuery;
  company: Company;
  /** Whose children are the database's connections; null where it can't be seen, or is part of the server. */
  postgresPid: number | null;
}

/**
 * Sends one kind of request over 16 connections for some seconds, or so many in all. Throws when any answer is not the data that was
 * asked for. Ends when the server is at rest again: what it still does for connections that are gone is not the next one's burden.
 */
export async function measure(load: Load, { seconds, amount }: { seconds: number; amount?: number }): Promise<Figures> {
  const { contender, query, company } = load;
  const requests = query.variables(company).map((variables) => contender.request(query, variables));
  const before = cpuOf(load);
  let connection = 0;
  const result = await autocannon({
    url: contender.url,
    connections: CONNECTIONS,
    ...(amount ? { amount } : { duration: seconds }),
    timeout: 60,
    verifyBody: (body) => typeof body === 'string' && isAnswer(body),
    setupClient: (client) => client.setRequests(partOf(requests, connection++, query.writes === true)),
  });
  const after = await atRest(load);
  const answered = result['2xx'];
  // Nobody was answered in time: ask for longer, rather than give a figure of nothing.
  if (!answered && !amount && seconds < 60) return measure(load, { seconds: seconds * 4 });
  const wrong = result.errors + result.non2xx + result.mismatches;
  if (wrong || !answered) throw new Error(`${contender.name} on ${contender.database}: ${wrong} requests for “${query.title}” failed`);
  // Each connection has one more request under way when time is up, and the server answers it to nobody.
  const sent = amount ? answered : answered + CONNECTIONS;
  const perRequest = (from: number | null, to: number | null) => (from === null || to === null ? null : ((to - from) * 1e6) / sent);
  return {
    requestsPerSecond: answered / result.duration,
    p50: result.latency.p50,
    p99: result.latency.p99,
    serverCpu: perRequest(before.server, after.server),
    databaseCpu: perRequest(before.database, after.database),
  };
}

/** A round that tells something of a server: a slow one is asked for longer, so that several answers of each connection count. */
export const lastsFor = (seconds: number, { p50 }: Figures): number => Math.max(seconds, Math.min(2 * seconds, (5 * p50) / 1000));

const cpuOf = ({ contender, postgresPid }: Load) => ({ server: cpuSeconds(contender.pid), database: cpuSecondsOfTree(postgresPid) });

/** The CPU used once the server has used next to none for a moment. */
async function atRest(load: Load): Promise<ReturnType<typeof cpuOf>> {
  const deadline = performance.now() + 10_000;
  let last = cpuOf(load);
  while (performance.now() < deadline) {
    await new Promise((resolve) => setTimeout(resolve, 60));
    const next = cpuOf(load);
    const used = (next.server ?? 0) - (last.server ?? 0) + (next.database ?? 0) - (last.database ?? 0);
    last = next;
    if (used <= 0.011) break;
  }
  return last;
}

/**
 * What one connection asks. Reads are the same for all, each beginning elsewhere. Of writes each has its own: two that answered the same
 * occurrence would wait for each other, and the second would find nothing to change.
 */
function partOf<Asked>(requests: readonly Asked[], connection: number, own: boolean): Asked[] {
  if (own) return requests.filter((_, index) => (index % (requests.length / 3)) % CONNECTIONS === connection % CONNECTIONS);
  const start = Math.floor((requests.length * connection) / CONNECTIONS) % requests.length;
  return [...requests.slice(start), ...requests.slice(0, start)];
}

/** The median of each figure: rounds are interleaved, so that a slow minute of the machine hits everybody alike. */
export function median(rounds: readonly Figures[]): Figures {
  const middle = (values: readonly number[]) => {
    const sorted = values.toSorted((one, other) => one - other);
    const [low, high] = [sorted[(sorted.length - 1) >> 1] ?? Number.NaN, sorted[sorted.length >> 1] ?? Number.NaN];
    return (low + high) / 2;
  };
  const cpu = (values: readonly (number | null)[]) => {
    const known = values.filter((value) => value !== null);
    return known.length ? middle(known) : null;
  };
  return {
    requestsPerSecond: middle(rounds.map((round) => round.requestsPerSecond)),
    p50: middle(rounds.map((round) => round.p50)),
    p99: middle(rounds.map((round) => round.p99)),
    serverCpu: cpu(rounds.map((round) => round.serverCpu)),
    databaseCpu: cpu(rounds.map((round) => round.databaseCpu)),
  };
}
