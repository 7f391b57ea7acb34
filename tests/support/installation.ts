import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from './free-port.ts';

const cli = fileURLToPath(new URL('../../server/dist/cli.js', import.meta.url));
const HEALTHY_WITHIN_MS = 60_000;

export interface Outcome {
  status: number | null;
  stdout: string;
  stderr: string;
}

/** The built product on a database of its own, as an operator has it: command line and server in processes of their own. */
export class Installation {
  readonly url: string;
  readonly folder: string;
  readonly env: NodeJS.ProcessEnv;
  #server: ChildProcess | undefined;

  private constructor(url: string, folder: string, env: NodeJS.ProcessEnv) {
    this.url = url;
    this.folder = folder;
    this.env = env;
  }

  /** On SQLite in a temporary folder, without the demo company; `env` says otherwise. */
  static async create(env: NodeJS.ProcessEnv = {}): Promise<Installation> {
    const folder = mkdtempSync(join(tmpdir(), 'hearth-installation-'));
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    return new Installation(url, folder, {
      ...process.env,
      NODE_ENV: 'production',
      HEARTH_DATABASE_URL: `sqlite:${join(folder, 'hearth.db')}`,
      HEARTH_SECRET: 'a secret that nobody else ever uses, 32+',
      HEARTH_DEMO: 'false',
      HEARTH_LOG_LEVEL: 'error',
      HEARTH_PUBLIC_URL: url,
      PORT: String(port),
      ...env,
    });
  }

  /** Runs a command to its end, whatever comes of it. */
  run(args: string[], { input = '' }: { input?: string } = {}): Outcome {
    const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], {
      env: this.env,
      cwd: this.folder,
      encoding: 'utf8',
      input,
    });
    return { status, stdout, stderr };
  }

  /** Runs a command that must succeed and answers what it printed. */
  operate(args: string[], options?: { input?: string }): string {
    const { status, stdout, stderr } = this.run(args, options);
    if (status !== 0) throw new Error(`hearth ${args.join(' ')} ended with ${status}: ${stderr}`);
    return stdout.trim();
  }

  /** Starts the server and answers once it is healthy. */
  async serve(): Promise<ChildProcess> {
    const child = spawn(process.execPath, [cli, 'serve'], { env: this.env, cwd: this.folder, stdio: ['ignore', 'ignore', 'pipe'] });
    this.#server = child;
    let said = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
    const deadline = performance.now() + HEALTHY_WITHIN_MS;
    while (performance.now() < deadline && child.exitCode === null) {
      const answer = await fetch(`${this.url}/healthz`).catch(() => null);
      if (answer?.ok) return child;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    await this.stop('SIGKILL');
    throw new Error(`The server did not become healthy: ${said}`);
  }

  /** Ends the server and waits until it is gone. */
  async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
    const child = this.#server;
    this.#server = undefined;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const exited = new Promise((resolve) => child.once('exit', resolve));
    child.kill(signal);
    await exited;
  }

  /** Ends the server and removes the folder. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
