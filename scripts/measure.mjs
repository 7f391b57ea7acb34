// npm run bench [-- --people N --json FILE]: builds, then measures the built server.
import { buildForStart, orExit } from './lib/build.mjs';
import { attach } from './lib/run.mjs';

await orExit(buildForStart());
process.exitCode = await attach(['tests/bench/main.ts', ...process.argv.slice(2)]);
