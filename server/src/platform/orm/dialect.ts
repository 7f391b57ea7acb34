import type { EntityManager } from '@mikro-orm/core';

/** Is this database SQLite? Else it is PostgreSQL. */
export const isSqlite = (em: EntityManager): boolean => em.getPlatform().constructor.name === 'SqlitePlatform';
