#!/usr/bin/env node
// Gives every command the pinned Node and pnpm (fetched once from the npm registry into .toolchain), installs the
// workspace when the lock file changed, then runs scripts/<task>.mjs. Needs only a Node >= 18 and its npm, so it has no imports
// beyond Node's own. Everything it says goes to stderr: a task's stdout is the task's alone.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const { toolchain } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const [task, ...args] = process.argv.slice(2);
const script = join(root, 'scripts', `${task}.mjs`);
const modules = join(root, '.toolchain', 'node_modules');
const windows = process.platform === 'win32';

const say = (message) => process.stderr.write(`${message}\n`);
const die = (message) => {
  say(message);
  process.exit(1);
};
if (!task || !existsSync(script)) die(`Usage: node scripts/run.mjs <task>; there is no scripts/${task}.mjs`);

function installedVersion(name) {
  const file = join(modules, name, 'package.json');
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).version : undefined;
}
function run(file, argv, options) {
  const { status, error } = spawnSync(file, argv, { cwd: root, stdio: ['ignore', 2, 2], ...options });
  if (error || status) die(`${file} ${argv.join(' ')} failed${error ? `: ${error.message}` : ''}`);
}

// 22.18 is the first Node that runs our build and SQLite binding as they are; an older one gets the pinned Node beside it.
const [major, minor] = process.versions.node.split('.').map(Number);
const recent = major > 22 || (major === 22 && minor >= 18);
const nodePackage = `node-${windows ? 'win' : process.platform}-${process.arch}`;
if (!recent && process.platform === 'darwin') die(`Hearth needs Node >= 22.18 on macOS; this is ${process.version}.`);

const wanted = [['pnpm', toolchain.pnpm]];
if (!recent) wanted.push([nodePackage, toolchain.node]);
if (wanted.some(([name, version]) => installedVersion(name) !== version)) {
  say(`Fetching ${wanted.map(([name, version]) => `${name} ${version}`).join(' and ')} …`);
  const flags = ['--no-save', '--no-package-lock', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  run('npm', ['install', '--prefix', '.toolchain', ...flags, ...wanted.map((pair) => pair.join('@'))], { shell: windows });
}
const node = recent ? process.execPath : join(modules, nodePackage, 'bin', windows ? 'node.exe' : 'node');
const path = [dirname(node), join(modules, '.bin'), join(root, 'node_modules', '.bin'), process.env.PATH];
const env = { ...process.env, PATH: path.join(delimiter), HEARTH_PNPM: join(modules, 'pnpm', 'bin', 'pnpm.mjs') };

const lock = createHash('sha256');
for (const file of ['pnpm-lock.yaml', 'pnpm-workspace.yaml']) lock.update(readFileSync(join(root, file)));
const wantedLock = `${lock.digest('hex')} ${process.platform}-${process.arch}`;
const stamp = join(root, 'node_modules', '.hearth-installed');
if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== wantedLock) {
  say('Installing packages …');
  run(node, [env.HEARTH_PNPM, 'install', '--frozen-lockfile', '--reporter=append-only'], { env });
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, wantedLock);
}

const child = spawn(node, [script, ...args], { cwd: root, env, stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
// npm starts scripts through a shell that swallows SIGTERM: notice the orphaning instead.
const parent = process.ppid;
setInterval(() => process.ppid === parent || child.kill('SIGTERM'), 500).unref();
child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
