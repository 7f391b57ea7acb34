// npm run do build: everything, with the schema emitted anew.
import { buildAll, orExit } from './lib/build.mjs';

await orExit(buildAll());
