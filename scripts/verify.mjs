// npm test: checks and all tests; `npm test -- <vitest arguments>` runs the named tests alone. Ends with `N passed, N failed`.
import { readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildForTests } from './lib/build.mjs';
import { runChecks } from './lib/checks.mjs';
import { attach, tool } from './lib/run.mjs';

const filters = process.argv.slice(2);
const report = join(tmpdir(), `hearth-tests-${process.pid}.json`);

/** Runs vitest and counts: a test file that could not even be loaded counts as one failure. */
async function runTests() {
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const code = await attach([tool('tests', 'vitest'), 'run', '--config', 'tests/vitest.config.ts', ...reporters, ...filters]);
  try {
    const { numPassedTests: passed, numFailedTests, testResults } = JSON.parse(readFileSync(report, 'utf8'));
    const unloaded = testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0).length;
    return { passed, failed: Math.max(numFailedTests + unloaded, code ? 1 : 0) };
  } catch {
    return { passed: 0, failed: 1 };
  } finally {
    rmSync(report, { force: true });
  }
}

const started = performance.now();
const parts = [];
try {
  await buildForTests();
  if (!filters.length) parts.push(await runChecks());
  parts.push(await runTests());
} catch (error) {
  console.error(error.message);
  parts.push({ passed: 0, failed: 1 });
}
const sum = (key) => parts.reduce((total, part) => total + part[key], 0);
console.log(`\n${Math.round((performance.now() - started) / 1000)} s`);
console.log(`${sum('passed')} passed, ${sum('failed')} failed`);
process.exitCode = sum('failed') ? 1 : 0;
