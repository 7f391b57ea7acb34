// npm run dev: server and web reload as their files change. tsc compiles the server, node --watch restarts it, Vite serves the web
// app and passes its API calls on; the schema and the generated documents follow both.
import { spawn } from 'node:child_process';
import { watch } from 'node:fs';
import { join } from 'node:path';
import { buildServer, emitSchema, generateDocuments } from './lib/build.mjs';
import { root, tool } from './lib/run.mjs';

const children = new Set();
let ending = false;

function end(code) {
  if (ending) return;
  ending = true;
  process.exitCode = code;
  for (const child of children) child.kill('SIGTERM');
  setTimeout(() => process.exit(code), 3000).unref();
}

function keepRunning(argv, cwd = root) {
  const child = spawn(process.execPath, argv, { cwd, stdio: 'inherit', env: { NODE_ENV: 'development', ...process.env } });
  children.add(child);
  child.on('exit', (code) => {
    children.delete(child);
    end(code ?? 1);
    if (!children.size) process.exit();
  });
}

/** Calls `work` once the folder has been quiet for a moment; never twice at a time. */
function follow(folder, concerns, work) {
  let timer;
  let running = Promise.resolve();
  watch(join(root, folder), { recursive: true }, (_event, file) => {
    if (!file || !concerns(file)) return;
    clearTimeout(timer);
    timer = setTimeout(() => {
      running = running.then(work).catch((error) => console.error(error.message));
    }, 300);
  });
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => end(0));

await buildServer();
await emitSchema();
await generateDocuments();

keepRunning([tool('server', 'typescript', 'tsc'), '-p', 'server/tsconfig.json', '--watch', '--preserveWatchOutput']);
keepRunning(['--enable-source-maps', '--watch', '--watch-preserve-output', 'server/dist/cli.js', 'serve']);
keepRunning([tool('web', 'vite')], join(root, 'web'));
follow(
  'server/dist',
  (file) => file.endsWith('.js'),
  () => emitSchema().then(generateDocuments),
);
follow('web/src', (file) => file.endsWith('.graphql.ts'), generateDocuments);
