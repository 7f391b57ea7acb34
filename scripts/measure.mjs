// npm run bench [-- OPTION…]: builds the server, then measures it. `--help` lists the options.
import { buildServer, orExit } from './lib/build.mjs';
import { attach } from './lib/run.mjs';

await orExit(buildServer());
process.exitCode = await attach(['tests/bench/main.ts', ...process.argv.slice(2)]);
