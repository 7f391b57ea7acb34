import type { Services } from '@hearth/server/platform/context';

/** The text of every statement that the database got while this ran, in their order. */
export async function statementTexts({ services }: { services: Services }, run: () => Promise<unknown>): Promise<string[]> {
  const logger = services.orm.config.getLogger();
  const log = logger.logQuery.bind(logger);
  const texts: string[] = [];
  logger.logQuery = ({ query }) => void texts.push(query ?? '');
  try {
    await run();
  } finally {
    logger.logQuery = log;
  }
  return texts;
}

/** How many statements the database got while this ran. */
export const statementsOf = async (hearth: { services: Services }, run: () => Promise<unknown>): Promise<number> =>
  (await statementTexts(hearth, run)).length;
