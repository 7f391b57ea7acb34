import autocannon from 'autocannon';
import type { BenchServer } from './server.ts';

export interface Figures {
  requestsPerSecond: number;
  /** Milliseconds. */
  p50: number;
  p99: number;
  /** Microseconds of the server's CPU for one request: steadier than throughput on a shared machine. */
  cpuMicroseconds: number | null;
}

/** Sends one query over 16 connections for some seconds. Throws when any answer is not the data that was asked for. */
export async function measure(server: BenchServer, query: string, variables: Record<string, unknown>, seconds: number): Promise<Figures> {
  const before = server.cpuSeconds();
  const result = await autocannon({
    url: `${server.url}/graphql`,
    method: 'POST',
    connections: 16,
    duration: seconds,
    headers: { 'content-type': 'application/json', accept: 'application/json', authorization: `Bearer ${server.token}` },
    body: JSON.stringify({ query, variables }),
    verifyBody: (body) => typeof body === 'string' && body.startsWith('{"data":{'),
  });
  // Nobody was answered in time: ask for longer, rather than give a figure of nothing.
  if (!result['2xx'] && seconds < 60) return measure(server, query, variables, seconds * 4);
  const wrong = result.errors + result.non2xx + result.mismatches;
  if (wrong || !result['2xx']) throw new Error(`${server.label}: ${wrong} of ${result.requests.sent} requests failed`);
  const after = server.cpuSeconds();
  return {
    requestsPerSecond: result['2xx'] / result.duration,
    p50: result.latency.p50,
    p99: result.latency.p99,
    cpuMicroseconds: before === null || after === null ? null : ((after - before) * 1e6) / result['2xx'],
  };
}

/** The median of each figure: rounds are interleaved, so that a slow minute of the machine hits everybody alike. */
export function median(rounds: Figures[]): Figures {
  const middle = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
  const cpu = rounds.map((round) => round.cpuMicroseconds).filter((value) => value !== null);
  return {
    requestsPerSecond: middle(rounds.map((round) => round.requestsPerSecond)),
    p50: middle(rounds.map((round) => round.p50)),
    p99: middle(rounds.map((round) => round.p99)),
    cpuMicroseconds: cpu.length ? middle(cpu) : null,
  };
}
