import { endOfTerm } from '../orm/dated.ts';
import type { Args, Scope } from './definition.ts';
import { type Sql, sql } from './sql.ts';

/** The first day on which a dated row no longer holds; later than every day where none is known. */
export const endOf = (alias: string): Sql => sql.raw(endOfTerm(sql.ref(`${alias}.valid_to`).text));

/** Does a dated row, true in `[valid_from, valid_to)`, hold on the day? */
export const holdsOn = (alias: string, day: Sql): Sql => sql`${endOf(alias)} > ${day} and ${sql.ref(`${alias}.valid_from`)} <= ${day}`;

/** The day that a field's argument `asOf` names; today without one. */
export const dayAsked = ({ asOf }: Args, { dialect, today }: Scope): Sql => (typeof asOf === 'string' ? dialect.day(sql`${asOf}`) : today);
