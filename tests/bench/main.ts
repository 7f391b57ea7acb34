// npm run bench [-- --people N --seconds S --rounds R --json FILE --no-postgresql]
// Starts the built server on empty databases, brings N people in through the real import, and asks the same queries of all of them
// in turn. Ratios between servers of one run say more than figures of different days.
import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { Client } from '../support/client.ts';
import { startPostgres } from '../support/postgresql.ts';
import { crowd } from './crowd.ts';
import { type Figures, measure, median } from './measure.ts';
import { anybody, importCrowd, queries } from './queries.ts';
import { BenchServer } from './server.ts';

const { values } = parseArgs({
  options: {
    people: { type: 'string', default: '10000' },
    seconds: { type: 'string', default: '1' },
    rounds: { type: 'string', default: '3' },
    json: { type: 'string' },
    'no-postgresql': { type: 'boolean', default: false },
  },
});
const [people, seconds, rounds] = [values.people, values.seconds, values.rounds].map(Number) as [number, number, number];
if (![people, seconds, rounds].every((value) => Number.isInteger(value) && value > 0))
  throw new Error('--people, --seconds and --rounds are whole numbers above 0');

interface Contender {
  server: BenchServer;
  people: number;
  importSeconds: number;
  /** MB, after the import. */
  importPeakMemory: number | null;
  variables: Record<string, unknown>;
}

async function enter(server: BenchServer, size: number): Promise<Contender> {
  const client = new Client(server.url, { authorization: `Bearer ${server.token}` });
  const started = performance.now();
  const { importPeople } = await client.run(importCrowd, { input: { rows: crowd(size), dryRun: false } });
  const importSeconds = (performance.now() - started) / 1000;
  if (importPeople.added !== size) throw new Error(`${server.label}: ${JSON.stringify(importPeople).slice(0, 500)}`);
  const middle = crowd(size)[Math.floor(size / 2)]?.employeeNumber ?? '';
  const found = await client.run(anybody, { search: middle });
  const day = (offset: number) => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);
  const variables = { id: found.people.nodes[0]?.id, from: day(0), to: day(30) };
  console.log(`${server.label}: ${size} people in ${importSeconds.toFixed(1)} s, at most ${server.peakMemory() ?? '?'} MB`);
  return { server, people: size, importSeconds, importPeakMemory: server.peakMemory(), variables };
}

async function compare(contenders: Contender[]): Promise<Record<string, Record<string, Figures>>> {
  const results: Record<string, Record<string, Figures>> = {};
  for (const [name, query] of Object.entries(queries)) {
    const taken = new Map<string, Figures[]>(contenders.map(({ server }) => [server.label, []]));
    for (let round = 0; round < rounds; round += 1) {
      for (const { server, variables } of contenders) {
        taken.get(server.label)?.push(await measure(server, query, variables, seconds));
      }
    }
    results[name] = Object.fromEntries([...taken].map(([label, figures]) => [label, median(figures)]));
  }
  return results;
}

function print(results: Record<string, Record<string, Figures>>, contenders: Contender[]): void {
  const [reference] = contenders;
  for (const [name, byServer] of Object.entries(results)) {
    console.log(`\n${name}`);
    const base = reference && byServer[reference.server.label];
    for (const [label, figures] of Object.entries(byServer)) {
      const cpu = figures.cpuMicroseconds === null ? '' : `  ${Math.round(figures.cpuMicroseconds)} µs CPU`;
      const ratio =
        base && base !== figures ? `  ${(figures.requestsPerSecond / base.requestsPerSecond).toFixed(2)} of ${reference.server.label}` : '';
      console.log(
        `  ${label.padEnd(20)} ${figures.requestsPerSecond.toFixed(0).padStart(6)}/s  p50 ${figures.p50} ms  p99 ${figures.p99} ms${cpu}${ratio}`,
      );
    }
  }
}

const small = Math.max(10, Math.round(people / 10));
const postgres = values['no-postgresql'] ? null : await startPostgres();
const servers: BenchServer[] = [];
const start = async (label: string, databaseUrl?: string) => {
  const server = await BenchServer.start(label, databaseUrl);
  servers.push(server);
  return server;
};
try {
  const contenders = [await enter(await start(`SQLite, ${people}`), people), await enter(await start(`SQLite, ${small}`), small)];
  if (postgres) {
    const database = await postgres.createDatabase(`hearth_bench_${randomBytes(4).toString('hex')}`);
    contenders.push(await enter(await start(`PostgreSQL, ${people}`, database), people));
  }
  const results = await compare(contenders);
  print(results, contenders);
  const memory = Object.fromEntries(contenders.map(({ server }) => [server.label, server.peakMemory()]));
  console.log(`\nMost memory at once, MB: ${JSON.stringify(memory)}`);
  if (values.json) {
    const imports = contenders.map(({ server, people: rows, importSeconds, importPeakMemory }) => ({
      server: server.label,
      people: rows,
      importSeconds,
      importPeakMemory,
    }));
    writeFileSync(values.json, `${JSON.stringify({ imports, results, memory }, null, 2)}\n`);
  }
} finally {
  for (const server of servers) await server.stop();
  await postgres?.stop();
}
