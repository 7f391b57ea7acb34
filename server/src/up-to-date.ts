import { modules } from './modules.ts';
import { createContext, type Services } from './platform/context.ts';
import { migrate } from './platform/orm/migrate.ts';

/** Brings the database up to date, with what an older Hearth has left unwritten, and answers which migrations that took. */
export async function bringUpToDate(services: Services): Promise<string[]> {
  const applied = await migrate(services.orm);
  for (const module of modules) await module.makeUp?.(createContext(services, { viewer: null }));
  return applied;
}
