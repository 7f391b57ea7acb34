import type { PersonRow } from '../../../../schema/people-mapping.mjs';
import { today } from '../../platform/company/company.ts';
import type { Context } from '../../platform/context.ts';
import { onDay } from '../../platform/orm/dated.ts';
import { selectSql } from '../../platform/orm/select.ts';
import { holdsOn } from '../../platform/read/dated.ts';
import { type Sql, sql } from '../../platform/read/sql.ts';
import { OrgUnitTerm } from '../organization/org-unit.entity.ts';
import { CustomField } from '../people/custom-field.entity.ts';
import { Hobby } from '../people/hobby.entity.ts';
import { Audience } from '../people/person.entity.ts';
import { seenValues } from '../people/private-values.service.ts';
import { Skill } from '../people/skill.entity.ts';
import { type ExportedSeat, exportedRow, unitPaths } from './export.rules.ts';
import { readRoster } from './roster.reads.ts';

/** Everybody, in the order of the directory, as far as the viewer may see them. */
export async function exportedPeople(ctx: Context): Promise<{ rows: PersonRow[]; customKeys: string[] }> {
  const day = await today(ctx);
  const roster = await readRoster(ctx);
  const seats = await seatsOn(ctx, day);
  const units = await ctx.em.find(OrgUnitTerm, onDay(day));
  const paths = unitPaths(units.map(({ unit, name, kind, parent }) => ({ id: unit.id, name, kind, parent: parent?.id ?? null })));
  const name = (word: Hobby | Skill): string => (ctx.locale === 'en' ? word.nameEn : word.nameZh);
  const hobbies = new Map((await ctx.em.find(Hobby, {})).map((word) => [word.id, name(word)]));
  const skills = new Map((await ctx.em.find(Skill, {})).map((word) => [word.id, name(word)]));
  const fields = await ctx.em.find(CustomField, { audience: { $ne: Audience.ONLY_ME } }, { orderBy: { sortOrder: 'asc', key: 'asc' } });

  const rows = await Promise.all(
    roster.people.map(async (person) => {
      const { email, phone, birthday } = await seenValues(ctx, person.id);
      const named = (words: ReadonlySet<string>, names: ReadonlyMap<string, string>): string[] =>
        [...words].flatMap((id) => names.get(id) ?? []).sort();
      const custom = fields.flatMap(({ id, key }) => ({ key, value: person.custom.get(id) ?? '' }));
      const exported = {
        ...person,
        email,
        phone,
        birthday,
        hobbies: named(person.hobbies, hobbies),
        skills: named(person.skills, skills),
        custom,
      };
      return exportedRow(exported, seats.get(person.id), paths, ctx.locale);
    }),
  );
  return { rows, customKeys: fields.map(({ key }) => key) };
}

/** Everybody's main post on a day. */
async function seatsOn(ctx: Context, day: string): Promise<Map<string, ExportedSeat>> {
  const on = (term: string): Sql => holdsOn(term, sql`${day}`);
  const rows = await selectSql<{ holder: string } & ExportedSeat>(
    ctx.em,
    sql`select t.holder_id as holder, t.title, t.unit_id as unit, manager.employee_number as "managerNumber"
    from position_term t
    left join position_term above on above.position_id = t.reports_to_id and above."primary" and ${on('above')}
    left join person manager on manager.id = above.holder_id
    where t.holder_id is not null and t."primary" and ${on('t')}`,
  );
  return new Map(rows.map(({ holder, ...seat }) => [holder, seat]));
}
