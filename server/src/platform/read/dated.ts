import { type Sql, sql } from './sql.ts';

/** Does a dated row, true in `[valid_from, valid_to)`, hold on the day? */
export const holdsOn = (alias: string, day: Sql): Sql =>
  sql`${sql.ref(`${alias}.valid_from`)} <= ${day} and (${sql.ref(`${alias}.valid_to`)} is null or ${sql.ref(`${alias}.valid_to`)} > ${day})`;
