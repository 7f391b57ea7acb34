// npm run bench: makes companies, lets Hearth and others answer the same requests, and says how they compare. README.md tells the rest.
import { writeFileSync } from 'node:fs';
import { checkAgreement } from './agreement.ts';
import { measureChart } from './chart/chart.ts';
import { type Company, makeCompany } from './company/company.ts';
import { createDatabase, dropDatabase } from './database/postgresql.ts';
import { type PostgresServer, startPostgresServer } from './database/postgres-server.ts';
import { companyOnPostgresql, companyOnSqlite, type Field } from './field.ts';
import { measureDirectory } from './directory/directory.ts';
import { measureHistory } from './history/history.ts';
import { measureImport, measureTables } from './import/import.ts';
import { measureWorkbook } from './import/workbook.ts';
import { type Figures, lastsFor, measure, median } from './measure.ts';
import { type Options, readOptions, USAGE } from './options.ts';
import { installPostgraphile } from './postgraphile/install.ts';
import { memoryOf } from './process-usage.ts';
import { type BenchQuery, queries } from './queries.ts';
import { printGrowth, printMemory, printQuery, printRatios } from './report.ts';
import { asJson, type HearthMemory, type Result } from './results.ts';
import { soak } from './soak.ts';

const now = new Date();

/** What stands now and must go when somebody ends the bench before its time, the last made first. */
const standing: { close(): Promise<unknown> }[] = [];
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void endEarly());
}
async function endEarly(): Promise<never> {
  for (const each of standing.toReversed()) await each.close().catch(() => undefined);
  process.exit(1);
}

async function open(company: Company, options: Options, postgres: PostgresServer | null): Promise<Field[]> {
  const fields: Field[] = [];
  try {
    if (postgres) fields.push(await companyOnPostgresql(postgres.url, company));
    if (options.databases.includes('SQLite')) fields.push(await companyOnSqlite(company));
    return fields;
  } catch (error) {
    await close(fields);
    throw error;
  }
}

async function close(fields: readonly Field[]): Promise<void> {
  for (const field of fields) await field.close();
}

/** Round by round all contenders ask the same, one after the other. */
async function compare(query: BenchQuery, people: number, { fields, company, options, postgres }: Setting): Promise<Result[]> {
  const loads = fields
    .flatMap(({ contenders }) => contenders)
    .map((contender) => ({
      load: { contender, query, company, postgresPid: contender.database === 'PostgreSQL' ? (postgres?.pid ?? null) : null },
      rounds: [] as Figures[],
      seconds: options.seconds,
    }));
  for (const each of loads) each.seconds = lastsFor(options.seconds, await measure(each.load, { seconds: options.warmUpSeconds }));
  for (let round = 0; round < options.rounds; round += 1) {
    for (const { load, rounds, seconds } of loads) {
      // While the others had their turn V8 forgot what it had compiled, and the pools closed their connections.
      await measure(load, { seconds: options.leadInSeconds });
      rounds.push(await measure(load, { seconds }));
    }
  }
  return loads.map(({ load: { contender }, rounds }) => ({
    title: query.title,
    people,
    server: contender.name,
    database: contender.database,
    figures: median(rounds),
  }));
}

interface Setting {
  fields: Field[];
  company: Company;
  options: Options;
  postgres: PostgresServer | null;
}

async function run(options: Options, postgres: PostgresServer | null): Promise<object> {
  const asked = queries.filter(({ title }) => title.includes(options.query));
  const results: Result[] = [];
  const memory: HearthMemory[] = [];
  const soaked: object[] = [];
  for (const people of options.sizes) {
    const started = performance.now();
    const company = makeCompany(people, now);
    const fields = await open(company, options, postgres);
    standing.push(...fields);
    // The rows are in the databases now; hundreds of thousands of them need not stand in the way of what measures.
    company.rows.clear();
    try {
      await checkAgreement(fields, asked, company);
      const seconds = ((performance.now() - started) / 1000).toFixed(0);
      console.log(`\n${people.toLocaleString('en')} people: made in ${seconds} s, and every server answers alike`);
      const servers = fields.flatMap(({ contenders }) => contenders.filter(({ name }) => name === 'Hearth'));
      if (options.requests) {
        for (const server of servers) {
          soaked.push({ people, database: server.database, megabytes: await soak(server, asked, company, options.requests) });
        }
      } else {
        for (const query of asked) {
          results.push(...(await compare(query, people, { fields, company, options, postgres })));
          printQuery(query.title, people, results);
        }
      }
      memory.push(...servers.map(({ database, pid }) => ({ people, database, ...(memoryOf(pid) ?? { now: 0, peak: 0 }) })));
    } finally {
      standing.splice(-fields.length);
      await close(fields);
    }
  }
  if (options.requests) return { memory: soaked };
  printRatios(results);
  printGrowth(results);
  printMemory(memory);
  return asJson(results, memory);
}

async function runImport({ sizes: [people = 10_000], databases }: Options, postgres: PostgresServer | null): Promise<object> {
  const imports: object[] = [];
  for (const measureOne of [measureImport, measureTables]) {
    if (databases.includes('SQLite')) imports.push(await measureOne(people));
    if (!postgres) continue;
    const name = `hearth_bench_${process.pid}_import`;
    try {
      imports.push(await measureOne(people, await createDatabase(postgres.url, name)));
    } finally {
      await dropDatabase(postgres.url, name);
    }
  }
  if (databases.includes('SQLite')) imports.push(await measureWorkbook(people));
  return { imports };
}

async function runHistory({ sizes: [people = 10_000], databases }: Options, postgres: PostgresServer | null): Promise<object> {
  const history: object[] = [];
  if (databases.includes('SQLite')) history.push(await measureHistory(people));
  if (postgres) {
    const made: string[] = [];
    try {
      history.push(
        await measureHistory(people, (years) => {
          made.push(`hearth_bench_${process.pid}_history_${years}`);
          return createDatabase(postgres.url, made.at(-1) ?? '');
        }),
      );
    } finally {
      for (const name of made) await dropDatabase(postgres.url, name);
    }
  }
  return { history };
}

async function runDirectory({ sizes, databases }: Options, postgres: PostgresServer | null): Promise<object> {
  const directory: object[] = [];
  if (databases.includes('SQLite')) directory.push(await measureDirectory(sizes));
  if (postgres) directory.push(await measureDirectory(sizes, postgres.url));
  return { directory };
}

async function runChart({ sizes: [people = 10_000] }: Options): Promise<object> {
  const { figures, missed } = await measureChart(people);
  if (missed) process.exitCode = 1;
  return { chart: figures };
}

async function startPostgres({ databases, postgresqlUrl }: Options): Promise<PostgresServer | null> {
  if (!databases.includes('PostgreSQL')) return null;
  return postgresqlUrl ? { url: postgresqlUrl, pid: null, stop: () => Promise.resolve() } : startPostgresServer();
}

function outcomeOf(options: Options, postgres: PostgresServer | null): Promise<object> {
  if (options.import) return runImport(options, postgres);
  if (options.directory) return runDirectory(options, postgres);
  return options.history ? runHistory(options, postgres) : run(options, postgres);
}

async function main(options: Options): Promise<void> {
  if (options.chart) {
    const outcome = await runChart(options);
    if (options.json) writeFileSync(options.json, `${JSON.stringify(outcome, null, 2)}\n`);
    return;
  }
  if (!options.import && !options.history && !options.directory && options.databases.includes('PostgreSQL')) installPostgraphile();
  const postgres = await startPostgres(options);
  if (postgres) standing.push({ close: () => postgres.stop() });
  try {
    const outcome = await outcomeOf(options, postgres);
    if (options.json) writeFileSync(options.json, `${JSON.stringify(outcome, null, 2)}\n`);
  } finally {
    await postgres?.stop();
  }
}

function optionsOrNull(): Options | null {
  try {
    const options = readOptions(process.argv.slice(2));
    if (!options) console.log(USAGE);
    return options;
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
    process.exitCode = 2;
    return null;
  }
}

const options = optionsOrNull();
if (options) await main(options);
