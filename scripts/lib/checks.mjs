// What is checked beside the tests. Each is one line of the report and counts as one test.
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { checkBudget } from './budget.mjs';
import { capture, root, tool } from './run.mjs';

const web = join(root, 'web');
/** @type {[name: string, check: string[] | (() => { ok: boolean, output: string, seconds: number }), cwd?: string][]} */
const checks = [
  ['every file is formatted (oxfmt)', [tool('.', 'oxfmt'), '--check', '.']],
  ['no lint, types included (oxlint)', [tool('.', 'oxlint')]],
  [
    'imports keep to the architecture (dependency-cruiser)',
    [tool('.', 'dependency-cruiser', 'depcruise'), 'server', 'web', 'tests', 'scripts', '--config', '.dependency-cruiser.mjs'],
  ],
  ['nothing is unused (knip)', [tool('.', 'knip'), '--config', '.knip.json']],
  [
    'the schema keeps to its rules (graphql-eslint)',
    [tool('.', 'eslint'), '--config', 'schema/eslint.config.mjs', 'schema/schema.graphql'],
  ],
  ['the web app type-checks (vue-tsc)', [tool('web', 'vue-tsc'), '--noEmit'], web],
  ['the tests type-check (tsc)', [tool('tests', 'typescript', 'tsc'), '-p', 'tests/tsconfig.json']],
  ['the first load and each page keep to their budget (gzip)', checkBudget],
];

/** Runs all checks, as many at a time as there are cores, and answers how many passed and failed. */
export async function runChecks() {
  const waiting = [...checks];
  let failed = 0;
  const worker = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [name, check, cwd] = next;
      const { ok, output, seconds } = typeof check === 'function' ? check() : await capture(check, { cwd });
      console.log(`${ok ? '✓' : '✗'} ${name} (${seconds.toFixed(1)} s)`);
      if (ok) continue;
      failed += 1;
      console.log(output);
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, worker));
  return { passed: checks.length - failed, failed };
}
