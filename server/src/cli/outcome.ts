import { ConfigError } from '../platform/config.ts';
import { inLocale, type Locale } from '../platform/locale.ts';
import { Rejected } from '../platform/graphql/user-error.ts';

/** What a script can tell from how a command ended. */
export const EXIT = {
  done: 0,
  /** The rules of Hearth refuse it; nothing was changed. */
  refused: 1,
  /** The command was called wrongly. */
  usage: 2,
  /** A setting can't be used, or the database can't be reached or is busy. */
  unreachable: 3,
  /** Something went wrong inside Hearth. */
  broken: 4,
} as const;

/** Ends a command with words for a person and a code for a script. */
export class CommandFailed extends Error {
  constructor(
    readonly exitCode: number,
    message: string,
  ) {
    super(message);
    this.name = 'CommandFailed';
  }
}

/** The operator's language, as the terminal has it. */
export const terminalLocale: Locale = /^zh/i.test(process.env['LC_ALL'] || process.env['LC_MESSAGES'] || process.env['LANG'] || '')
  ? 'zh-CN'
  : 'en';

export const note = (line: string): void => void process.stderr.write(`${line}\n`);
export const print = (text: string): void => void process.stdout.write(text.endsWith('\n') ? text : `${text}\n`);

/** What went wrong in a sentence, and the exit code that says it. */
export function explain(error: unknown): { exitCode: number; message: string } {
  if (error instanceof CommandFailed) return error;
  if (error instanceof ConfigError) return { exitCode: EXIT.unreachable, message: error.message };
  if (error instanceof Rejected) {
    return { exitCode: EXIT.refused, message: error.problems.map((problem) => inLocale(problem.message, terminalLocale)).join('\n') };
  }
  const cause = error as Error & { code?: string };
  if (/SQLITE_BUSY|database is locked/.test(`${cause.code} ${cause.message}`)) {
    return {
      exitCode: EXIT.unreachable,
      message: 'The database is busy: another program has been writing for more than five seconds. Try again.',
    };
  }
  if (/ECONNREFUSED|ENOTFOUND|ETIMEDOUT|SQLITE_CANTOPEN|28P01|3D000/.test(`${cause.code} ${cause.message}`)) {
    return { exitCode: EXIT.unreachable, message: `The database cannot be reached: ${cause.message}` };
  }
  return { exitCode: EXIT.broken, message: `Something went wrong inside Hearth: ${cause.stack ?? String(error)}` };
}
