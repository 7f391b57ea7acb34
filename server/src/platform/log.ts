import { pino, type Logger } from 'pino';

export type Log = Logger;

/** One JSON object a line on stderr: a command's stdout is its own. Credentials are never written. */
export function createLog(level: string): Log {
  const redact = { paths: ['req.headers.authorization', 'req.headers.cookie', 'password', 'token'], censor: '[hidden]' };
  return pino({ level, redact, base: null, timestamp: pino.stdTimeFunctions.isoTime }, pino.destination({ fd: 2, sync: true }));
}
