import type { Config } from '@hearth/server/platform/config';
import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export interface Ended {
  code: number | null;
  stdout: string;
  stderr: string;
}

const cli = fileURLToPath(import.meta.resolve('@hearth/server/cli'));
const SECRET = 'a secret that only the tests know, 32+';

/** The operator's command line on one database, as processes of their own. */
export class CommandLine {
  readonly #env: NodeJS.ProcessEnv;

  constructor(database: Config['database'], env: NodeJS.ProcessEnv = {}) {
    const url = database.dialect === 'sqlite' ? `sqlite:${database.path}` : database.url;
    const { PATH } = process.env;
    this.#env = { PATH, LANG: 'C', HEARTH_DATABASE_URL: url, HEARTH_SECRET: SECRET, HEARTH_DEMO: 'false', ...env };
  }

  /** Starts a command, to be watched or killed. */
  start(...args: string[]): ChildProcessWithoutNullStreams {
    return spawn(process.execPath, [cli, ...args], { env: this.#env });
  }

  /** Runs a command to its end; `input` is what it reads from stdin. */
  async run(args: string[], input = ''): Promise<Ended> {
    const child = this.start(...args);
    const ended = collect(child);
    child.stdin.end(input);
    return ended;
  }
}

/** Everything a process says until it ends. */
export function collect(child: ChildProcessWithoutNullStreams): Promise<Ended> {
  let [stdout, stderr] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, stdout, stderr })));
}

/** Answers as soon as a process has written these words to stderr. */
export function says(child: ChildProcessWithoutNullStreams, words: string): Promise<void> {
  let heard = '';
  return new Promise((resolve, reject) => {
    child.stderr.on('data', (text: Buffer | string) => {
      heard += String(text);
      if (heard.includes(words)) resolve();
    });
    child.on('close', () => reject(new Error(`It ended without saying “${words}”: ${heard}`)));
  });
}
