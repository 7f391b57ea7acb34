// npm run bench [-- OPTION…]: builds the server, and the web app for who measures the chart or a workbook, then measures it. `--help` lists the options.
import { buildForTests, buildServer, orExit } from './lib/build.mjs';
import { attach } from './lib/run.mjs';

await orExit(process.argv.includes('--chart') || process.argv.includes('--import') ? buildForTests() : buildServer());
process.exitCode = await attach(['tests/bench/main.ts', ...process.argv.slice(2)]);
