// Runs the tools of the workspace with the Node that runs this, on any platform: no shell and no .cmd files in between.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** The script file behind a package's command, as `workspace` (server, web, tests or '.') has it installed. */
export function tool(workspace, packageName, command = packageName) {
  const folder = join(root, workspace, 'node_modules', packageName);
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return join(folder, typeof bin === 'string' ? bin : bin[command]);
}

/** Runs a Node script to its end and answers { ok, output, seconds }; what it prints is kept, not shown. */
export function capture(argv, { cwd = root, env } = {}) {
  const started = performance.now();
  return new Promise((resolve) => {
    const child = spawn(process.execPath, argv, { cwd, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (output += text));
    child.on('close', (code) => resolve({ ok: code === 0, output, seconds: (performance.now() - started) / 1000 }));
  });
}

/** Runs a Node script on this terminal and answers its exit code. It ends when this process is asked to end. */
export function attach(argv, { cwd = root, env } = {}) {
  const child = spawn(process.execPath, argv, { cwd, env: { ...process.env, ...env }, stdio: 'inherit' });
  const end = () => child.kill('SIGTERM');
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, end);
  return new Promise((resolve) => {
    child.on('exit', (code) => {
      for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.off(signal, end);
      resolve(code ?? 1);
    });
  });
}

/** Becomes the built server's command line: same process, same terminal, same signals. */
export async function becomeServer(args) {
  const cli = new URL('../../server/dist/cli.js', import.meta.url);
  process.env.NODE_ENV ??= 'production';
  process.setSourceMapsEnabled(true);
  process.argv.splice(1, process.argv.length, fileURLToPath(cli), ...args);
  await import(cli.href);
}
