// npm run do check: everything that can be judged without running the product.
import { buildAll, orExit } from './lib/build.mjs';
import { runChecks } from './lib/checks.mjs';

await orExit(buildAll());
const { failed } = await runChecks();
process.exitCode = failed ? 1 : 0;
