// npm run do check: everything that can be judged without running the product.
import { buildAll } from './lib/build.mjs';
import { runChecks } from './lib/checks.mjs';

await buildAll();
const { failed } = await runChecks();
process.exitCode = failed ? 1 : 0;
