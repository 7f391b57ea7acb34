import { GraphQLError } from 'graphql';
import type { Statement } from '../read/sql.ts';
import type { Orm } from './orm.ts';

/** One log counts, shows and complains of slow statements on every way to the database: MikroORM's. */
export async function logged<Answer>(orm: Orm, { text, values }: Statement, run: () => Promise<Answer>): Promise<Answer> {
  const started = performance.now();
  const log = (level: 'info' | 'error'): void => {
    const took = performance.now() - started;
    orm.config.getLogger().logQuery({ query: text, params: values, took, level });
    const threshold = orm.config.get('slowQueryThreshold');
    if (threshold !== undefined && took >= threshold) {
      const slow = { query: text, params: [...values], took: Math.round(took), level, enabled: true, namespace: 'slow-query' as const };
      orm.config.getSlowQueryLogger().logQuery(slow);
    }
  };
  try {
    const answer = await run();
    log('info');
    return answer;
  } catch (error) {
    log('error');
    if (isWrongValue(error))
      throw new GraphQLError('A value of this question can stand for nothing', { extensions: { code: 'BAD_USER_INPUT' } });
    throw error;
  }
}

/** PostgreSQL's class 22: what was asked for is no day, no number, no text. A cursor that somebody made up, say. */
const isWrongValue = (error: unknown): boolean => error instanceof Error && 'code' in error && /^22\w{3}$/.test(String(error.code));
