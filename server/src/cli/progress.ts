import { Presets, SingleBar } from 'cli-progress';

export interface Progress {
  step(): void;
  at(done: number): void;
  stop(): void;
}

/** A bar on stderr, where a person watches; nothing where stderr is a file. stdout stays the command's own. */
export function progressBar(what: string, total: number): Progress {
  const bar = new SingleBar(
    {
      stream: process.stderr,
      format: `${what} {bar} {percentage}% {value}/{total} {eta_formatted}`,
      clearOnComplete: true,
      hideCursor: true,
      noTTYOutput: false,
    },
    Presets.shades_classic,
  );
  bar.start(total, 0);
  return {
    step: () => bar.increment(),
    at: (done) => bar.update(done),
    stop: () => bar.stop(),
  };
}
