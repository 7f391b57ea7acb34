// npm run bench [-- OPTION…]: builds the server, and the web app for who measures the chart, then measures it. `--help` lists the options.
import { buildForTests, buildServer, orExit } from './lib/build.mjs';
import { attach } from './lib/run.mjs';

await orExit(process.argv.includes('--chart') ? buildForTests() : buildServer());
process.exitCode = await attach(['tests/bench/main.ts', ...process.argv.slice(2)]);
