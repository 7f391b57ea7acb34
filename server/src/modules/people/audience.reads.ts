import { holdsOn } from '../../platform/read/dated.ts';
import type { Scope } from '../../platform/read/definition.ts';
import { type Sql, sql } from '../../platform/read/sql.ts';
import { defaultAudience, type PrivateValue } from './people.policy.ts';
import { Audience } from './person.entity.ts';

// The policy `maySee` as SQL: part of every statement that reads a private value, selects by it, or orders by it.

/**
 * The ids of those whose TEAM the viewer is: everyone below the viewer in the chart, those of the same unit, and those to whom the
 * viewer reports.
 */
export function teamOf(viewerPersonId: Sql, today: Sql): Sql {
  const mine = sql`mine.holder_id = ${viewerPersonId} and ${holdsOn('mine', today)}`;
  const held = sql`select seat.holder_id from position_term seat where seat.holder_id is not null and ${holdsOn('seat', today)}`;
  return sql`with recursive below(id) as (
      select mine.position_id from position_term mine where ${mine}
      union select seat.position_id from position_term seat join below on seat.reports_to_id = below.id where ${holdsOn('seat', today)}
    )
    ${held} and seat.position_id in (select id from below)
    union ${held} and seat.unit_id in (select mine.unit_id from position_term mine where ${mine} and mine."primary")
    union ${held} and seat.position_id in (select mine.reports_to_id from position_term mine where ${mine})`;
}

const audienceColumn: Record<PrivateValue, string> = {
  birthday: 'birthdayAudience',
  birthYear: 'birthYearAudience',
  email: 'emailAudience',
  phone: 'phoneAudience',
  photo: 'photoAudience',
};

/** Anything that knows the columns of a person. */
export interface PersonColumns {
  column(property: string): Sql;
}

/**
 * Whom a value is for: the person's own choice, else the company's, else Hearth's. The company's is read in the statement, once for all its rows,
 * so that a change of it shows at once on every server.
 */
export const audienceOf = (person: PersonColumns, value: PrivateValue): Sql =>
  sql`coalesce(${person.column(audienceColumn[value])}, (select chosen.audience from audience_default chosen where chosen.value = ${sql.lit(value)}), ${sql.lit(defaultAudience[value])})`;

/** May the viewer see this value of the person? */
export const visible = (person: PersonColumns, value: PrivateValue, scope: Scope): Sql =>
  visibleTo(audienceOf(person, value), person.column('id'), scope);

/** May the viewer see what is for this audience of a person? */
export function visibleTo(audience: Sql, personId: Sql, { viewer, viewerPersonId, today }: Scope): Sql {
  const open = viewer.hr ? [Audience.EVERYONE, Audience.TEAM, Audience.HR] : [Audience.EVERYONE];
  const seen = [sql`${audience} in (${sql.join(open.map((each) => sql.lit(each)))})`];
  if (viewer.member) {
    seen.push(sql`${personId} = ${viewerPersonId}`);
    if (!viewer.hr) seen.push(sql`(${audience} = ${sql.lit(Audience.TEAM)} and ${personId} in (${teamOf(viewerPersonId, today)}))`);
  }
  return sql`(${sql.join(seen, sql` or `)})`;
}
