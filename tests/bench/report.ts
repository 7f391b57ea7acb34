import { type Goal, goals, MOST_GROWTH, MOST_MEMORY, type Ratio } from './goals.ts';
import { growthOf, type HearthMemory, ratiosOf, type Result, sizeName } from './results.ts';

const whole = (value: number | null, width: number) => (value === null ? '–' : value.toFixed(value < 10 ? 1 : 0)).padStart(width);

/** What every server did with one kind of request. */
export function printQuery(title: string, people: number, results: readonly Result[]): void {
  const shown = results.filter((result) => result.title === title && result.people === people);
  console.log(`\n${title}, ${people.toLocaleString('en')} people`);
  console.log(`  ${'server'.padEnd(26)}${['per s', 'p50 ms', 'p99 ms', 'CPU µs', 'db CPU µs'].map((head) => head.padStart(11)).join('')}`);
  for (const { server, database, figures } of shown) {
    const { requestsPerSecond, p50, p99, serverCpu, databaseCpu } = figures;
    const columns = [requestsPerSecond, p50, p99, serverCpu, databaseCpu].map((value) => whole(value, 11)).join('');
    console.log(`  ${`${server} on ${database}`.padEnd(26)}${columns}`);
  }
}

/** `0.52 ✗ 0.70 0.85`: the ratio, whether it reaches the goal (✓, or ★ the stretch goal), and both. */
function judged(ratio: number | undefined, goals: Goal | undefined): string {
  if (ratio === undefined || !goals) return '–';
  const { goal, stretch } = goals;
  const mark = ratio >= stretch ? '★' : ratio >= goal ? '✓' : '✗';
  return `${ratio.toFixed(2)} ${mark} ${goal.toFixed(2)} ${stretch.toFixed(2)}`;
}

/** Hearth against the others: every ratio beside its goals, then the same by CPU, which a busy machine changes less. */
export function printRatios(results: readonly Result[]): void {
  const titles = [...new Set(results.map(({ title }) => title))];
  const sizes = [...new Set(results.map(({ people }) => people))];
  const columns: [Ratio, string][] = [
    ['limit', 'of the limit'],
    ['postgraphile', 'against PostGraphile'],
    ['sqlite', 'SQLite, of its limit'],
  ];
  const table = (cell: (title: string, name: Ratio) => string) => {
    console.log(`  ${''.padEnd(26)}${columns.map(([, head]) => head.padEnd(24)).join('')}`);
    for (const title of titles) console.log(`  ${title.padEnd(26)}${columns.map(([name]) => cell(title, name).padEnd(24)).join('')}`);
  };
  for (const people of sizes) {
    const size = `${people.toLocaleString('en')} people`;
    console.log(`\nThroughput of Hearth, ${size}: ratio, ✗ missed ✓ goal ★ stretch goal, goal, stretch goal`);
    table((title, name) => judged(ratiosOf(results, title, people, 'throughput')[name], goals[title]?.[name]));
    if (!results.some(({ figures }) => figures.serverCpu !== null)) continue;
    console.log(`\nThe same by the CPU that a request takes, server and database, ${size}`);
    table((title, name) => ratiosOf(results, title, people, 'cpu')[name]?.toFixed(2) ?? '–');
  }
}

/** What grows with the company, and should hardly. */
export function printGrowth(results: readonly Result[]): void {
  const sizes = [...new Set(results.map(({ people }) => people))].sort((one, other) => one - other);
  if (sizes.length < 2) return;
  console.log(`\nCPU of a request to Hearth, ${sizes.map(sizeName).join(' → ')}, server and database (at most ${MOST_GROWTH})`);
  for (const title of new Set(results.map((result) => result.title))) {
    const cells = (['PostgreSQL', 'SQLite'] as const).map((database) => {
      const growth = growthOf(results, title, database);
      return growth === null ? '' : `${database} ${growth.toFixed(2)} ${growth <= MOST_GROWTH ? '✓' : '✗'}`.padEnd(24);
    });
    console.log(`  ${title.padEnd(26)}${cells.join('')}`);
  }
}

export function printMemory(memory: readonly HearthMemory[]): void {
  console.log(`\nMemory of Hearth's process, MB (at most ${MOST_MEMORY})`);
  for (const { people, database, now, peak } of memory) {
    const name = `${people.toLocaleString('en')} people, ${database}`;
    console.log(`  ${name.padEnd(28)}${now} now, ${peak} at most ${peak <= MOST_MEMORY ? '✓' : '✗'}`);
  }
}
