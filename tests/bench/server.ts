import { readFileSync } from 'node:fs';
import { Installation } from '../support/installation.ts';

const USER_HZ = 100;

/** The built server in a process of its own, on an empty database, with an HR person's token. */
export class BenchServer {
  readonly label: string;
  readonly url: string;
  readonly token: string;
  readonly #installation: Installation;
  readonly #pid: number | undefined;

  private constructor(label: string, installation: Installation, token: string, pid: number | undefined) {
    this.label = label;
    this.url = installation.url;
    this.token = token;
    this.#installation = installation;
    this.#pid = pid;
  }

  /** `databaseUrl`: an empty PostgreSQL database; without it SQLite in a temporary folder. */
  static async start(label: string, databaseUrl?: string): Promise<BenchServer> {
    const installation = await Installation.create(databaseUrl ? { HEARTH_DATABASE_URL: databaseUrl } : {});
    installation.operate(['migrate']);
    const password = 'a long password of the bench';
    installation.operate(
      ['account', 'create', '--company', '基准', '--email', 'hr@bench.test', '--name', '人事', '--role', 'HR', '--password-stdin'],
      {
        input: password,
      },
    );
    const token = installation.operate(['token', 'create', '--email', 'hr@bench.test', '--scopes', 'read,write', '--expires', '1d']);
    const { pid } = await installation.serve();
    return new BenchServer(label, installation, token, pid);
  }

  /** Seconds of CPU that the server has used so far; null where the system doesn't say. */
  cpuSeconds(): number | null {
    const stat = this.#read('stat');
    // After the command's name in brackets: state is field 3, utime 14, stime 15.
    const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields ? (Number(fields[11]) + Number(fields[12])) / USER_HZ : null;
  }

  /** The most memory that the server has held at once, in MB; null where the system doesn't say. */
  peakMemory(): number | null {
    const peak = /VmHWM:\s+(\d+) kB/.exec(this.#read('status') ?? '')?.[1];
    return peak ? Math.round(Number(peak) / 1024) : null;
  }

  stop(): Promise<void> {
    return this.#installation[Symbol.asyncDispose]();
  }

  #read(file: 'stat' | 'status'): string | null {
    return process.platform === 'linux' ? readFileSync(`/proc/${this.#pid}/${file}`, 'utf8') : null;
  }
}
