// The build, in steps that are skipped while their inputs are the same. Everything it says goes to stderr.
import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { capture, root, tool } from './run.mjs';

const say = (message) => process.stderr.write(`${message}\n`);

/** Hashes the files that match, by path and content. */
function fingerprint(patterns) {
  const hash = createHash('sha256').update(process.version);
  for (const name of globSync(patterns, { cwd: root, exclude: ['**/node_modules/**', 'web/src/gql/**', 'tests/gql/**'] }).sort()) {
    const file = join(root, name);
    if (statSync(file).isFile()) hash.update(name).update(readFileSync(file));
  }
  return hash.digest('hex');
}

/** Runs `work` unless `output` was made from exactly these inputs. The stamp lies in the output, so that removing the output rebuilds it. */
async function step(name, { inputs, output, work }) {
  const stamp = join(root, output, '.built-from');
  const wanted = fingerprint(['pnpm-lock.yaml', ...inputs]);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return false;
  rmSync(stamp, { force: true });
  const { ok, output: text, seconds } = await work();
  if (!ok) throw new Error(`Building the ${name} failed:\n${text}`);
  mkdirSync(join(root, output), { recursive: true });
  writeFileSync(stamp, wanted);
  say(`Built the ${name} (${seconds.toFixed(1)} s)`);
  return true;
}

/** tsc leaves the output of a removed source where it was; a removed migration would still run. */
function dropOrphans() {
  const dist = join(root, 'server', 'dist');
  const orphan = globSync('**/*.js', { cwd: dist }).some((file) => !existsSync(join(root, 'server', 'src', file.replace(/\.js$/, '.ts'))));
  if (orphan) rmSync(dist, { recursive: true, force: true });
}

/** server/src → server/dist */
export const buildServer = () =>
  step('server', {
    inputs: ['server/src/**', 'server/tsconfig.json', 'server/package.json'],
    output: 'server/dist',
    work: () => {
      dropOrphans();
      return capture([tool('server', 'typescript', 'tsc'), '-p', 'server/tsconfig.json']);
    },
  });

/** server/dist → schema/schema.graphql, which is committed: a start needs no emit, development and tests do. */
export async function emitSchema() {
  const { ok, output } = await capture(['server/dist/emit-schema.js']);
  if (!ok) throw new Error(`Emitting the schema failed:\n${output}`);
}

const codegen = (workspace) => () =>
  capture([tool(workspace, '@graphql-codegen/cli', 'graphql-codegen'), '--config', 'codegen.ts'], { cwd: join(root, workspace) });

/** schema + the web app's documents → web/src/gql */
export const generateDocuments = () =>
  step('GraphQL documents', {
    inputs: ['web/src/**/*.graphql.ts', 'web/codegen.ts', 'schema/schema.graphql'],
    output: 'web/src/gql',
    work: codegen('web'),
  });

/** schema + the tests' documents → tests/gql */
const generateTestDocuments = () =>
  step("tests' GraphQL types", {
    inputs: ['tests/*/**/*.ts', 'tests/codegen.ts', 'schema/schema.graphql'],
    output: 'tests/gql',
    work: codegen('tests'),
  });

/** web → web/dist */
export const buildWeb = () =>
  step('web app', {
    inputs: ['web/src/**', 'web/public/**', 'web/index.html', 'web/*.ts', 'web/package.json', 'schema/**'],
    output: 'web/dist',
    work: () => capture([tool('web', 'vite'), 'build', '--logLevel', 'warn'], { cwd: join(root, 'web'), env: { NODE_ENV: 'production' } }),
  });

/** Waits for a build and ends the program in words, not with a stack, where it fails. */
export async function orExit(build) {
  try {
    await build;
  } catch (error) {
    say(error.message);
    process.exit(1);
  }
}

/** Everything a start needs, server and web side by side: the web is generated from the committed schema. */
export async function buildForStart() {
  await Promise.all([buildServer(), generateDocuments().then(buildWeb)]);
}

/** Everything the tests need, the committed schema left as it is: a test compares it with the code. */
export async function buildForTests() {
  await Promise.all([buildForStart(), generateTestDocuments()]);
}

/** Everything, each from what the step before it made. */
export async function buildAll() {
  await buildServer();
  await emitSchema();
  await Promise.all([generateDocuments().then(buildWeb), generateTestDocuments()]);
}
