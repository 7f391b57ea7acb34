// npm run do format: writes every file in the one format.
import { attach, tool } from './lib/run.mjs';

process.exitCode = await attach([tool('.', 'oxfmt')]);
