import { readdirSync, readFileSync } from 'node:fs';

const USER_HZ = 100;

/** A file of a process in /proc; null where the system has none, or the process is gone. */
function read(pid: number | string, file: 'stat' | 'status'): string | null {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return null;
  }
}

/** What stands after the command's name in brackets: state is field 0, the parent 1, user and system time 11 and 12, those of ended children 13 and 14. */
const fieldsOf = (pid: number | string): string[] | null => {
  const stat = read(pid, 'stat');
  return stat === null ? null : stat.slice(stat.lastIndexOf(')') + 2).split(' ');
};
const seconds = (ticks: readonly (string | undefined)[]) => ticks.reduce((sum, each) => sum + Number(each), 0) / USER_HZ;

/** Seconds of CPU that a process has used so far. */
export function cpuSeconds(pid: number): number | null {
  const fields = fieldsOf(pid);
  return fields && seconds(fields.slice(11, 13));
}

/** The same of a process with all its children, those that have ended too: a PostgreSQL with its connections. */
export function cpuSecondsOfTree(pid: number | null): number | null {
  const fields = pid === null ? null : fieldsOf(pid);
  if (!fields) return null;
  const children = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  const living = children.map(fieldsOf).filter((each) => each?.[1] === String(pid));
  return living.reduce((sum, each) => sum + seconds(each?.slice(11, 13) ?? []), seconds(fields.slice(11, 15)));
}

export interface Memory {
  /** MB. */
  now: number;
  peak: number;
}

export function memoryOf(pid: number): Memory | null {
  const status = read(pid, 'status');
  const megabytes = (name: string) => Math.round(Number(new RegExp(`${name}:\\s+(\\d+) kB`).exec(status ?? '')?.[1]) / 1024);
  return status === null ? null : { now: megabytes('VmRSS'), peak: megabytes('VmHWM') };
}
