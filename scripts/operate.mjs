// npm run --silent hearth -- <command>: the operator's command line. stdin and stdout are the command's alone.
import { buildServer, orExit } from './lib/build.mjs';
import { becomeServer } from './lib/run.mjs';

await orExit(buildServer());
await becomeServer(process.argv.slice(2));
