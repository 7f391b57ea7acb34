// npm start: builds what changed, then serves.
import { buildForStart, orExit } from './lib/build.mjs';
import { becomeServer } from './lib/run.mjs';

await orExit(buildForStart());
await becomeServer(['serve', ...process.argv.slice(2)]);
