import type { Hearth } from './app.ts';

/** How many statements the database got while this ran. */
export async function statementsOf(hearth: Hearth, run: () => Promise<unknown>): Promise<number> {
  const logger = hearth.services.orm.config.getLogger();
  const log = logger.logQuery.bind(logger);
  let count = 0;
  logger.logQuery = () => void (count += 1);
  try {
    await run();
  } finally {
    logger.logQuery = log;
  }
  return count;
}
