// npm run do build: everything, with the schema emitted anew.
import { buildAll } from './lib/build.mjs';

await buildAll();
