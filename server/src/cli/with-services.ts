import { closeServices, openServices } from '../services.ts';
import type { Viewer } from '../platform/auth/viewer.ts';
import { loadConfig } from '../platform/config.ts';
import { type Context, createContext, type Services } from '../platform/context.ts';
import { bringUpToDate } from '../up-to-date.ts';
import { terminalLocale } from './outcome.ts';

/** Whoever can run commands on this machine can do all that HR and administrators may. */
const operator: Viewer = {
  accountId: 'operator',
  personId: null,
  roles: new Set(['HR', 'ADMIN']),
  locale: terminalLocale,
  timeZone: null,
  tokenScopes: null,
};

/** Runs a command on the configured database, brought up to date, beside a server that may be running on it. */
export async function withServices<T>(work: (services: Services) => Promise<T>): Promise<T> {
  process.env['HEARTH_LOG_LEVEL'] ??= 'warn';
  const services = await openServices(loadConfig());
  try {
    await bringUpToDate(services);
    return await work(services);
  } finally {
    await closeServices(services);
  }
}

/** The same with a context in which the operator asks. */
export const asOperator = <T>(work: (ctx: Context) => Promise<T>): Promise<T> =>
  withServices((services) => work(createContext(services, { viewer: operator, locale: terminalLocale })));
