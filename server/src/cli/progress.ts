import { Presets, SingleBar } from 'cli-progress';
import { note } from './outcome.ts';

export interface Progress {
  step(): void;
  at(done: number): void;
  stop(): void;
}

/** From so many steps on, progress is worth lines in a log. */
const LONG = 1000;

/** How far a command is, on stderr: a bar where a person watches, a line at each tenth of long work elsewhere. stdout is the command's own. */
export const progressBar = (what: string, total: number): Progress =>
  process.stderr.isTTY ? drawnBar(what, total) : writtenLines(what, total);

function drawnBar(what: string, total: number): Progress {
  const format = `${what} {bar} {percentage}% {value}/{total} {eta_formatted}`;
  const bar = new SingleBar({ stream: process.stderr, format, clearOnComplete: true, hideCursor: true }, Presets.shades_classic);
  bar.start(total, 0);
  return { step: () => bar.increment(), at: (done) => bar.update(done), stop: () => bar.stop() };
}

function writtenLines(what: string, total: number): Progress {
  let done = 0;
  let tenths = 0;
  const at = (now: number): void => {
    done = now;
    const reached = Math.floor((done * 10) / total);
    if (total >= LONG && reached > tenths) note(`${what} ${reached * 10}%`);
    tenths = Math.max(tenths, reached);
  };
  return { step: () => at(done + 1), at, stop: () => undefined };
}
