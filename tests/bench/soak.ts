import type { Company } from './company/company.ts';
import type { Contender } from './contender.ts';
import { MOST_MEMORY } from './goals.ts';
import { measure } from './measure.ts';
import { memoryOf } from './process-usage.ts';
import type { BenchQuery } from './queries.ts';

const STEPS = 10;

/** Sends many requests of all kinds to one server and shows after each tenth of them what memory it holds: it should rise and then stay. */
export async function soak(contender: Contender, queries: readonly BenchQuery[], company: Company, requests: number): Promise<number[]> {
  const held: number[] = [];
  console.log(`\n${requests.toLocaleString('en')} requests to ${contender.name} on ${contender.database} (at most ${MOST_MEMORY} MB)`);
  for (let step = 1; step <= STEPS; step += 1) {
    for (const query of queries) {
      const amount = Math.ceil(requests / STEPS / queries.length);
      await measure({ contender, query, company, postgresPid: null }, { seconds: 0, amount });
    }
    const memory = memoryOf(contender.pid);
    if (!memory) break;
    held.push(memory.now);
    const sent = Math.round((requests * step) / STEPS).toLocaleString('en');
    console.log(`  after ${sent.padStart(9)}: ${memory.now} MB now, ${memory.peak} MB at most ${memory.peak <= MOST_MEMORY ? '✓' : '✗'}`);
  }
  return held;
}
