// npm start: builds what changed, then serves.
import { buildForStart } from './lib/build.mjs';
import { becomeServer } from './lib/run.mjs';

await buildForStart();
await becomeServer(['serve', ...process.argv.slice(2)]);
