import { today } from '../../platform/company/company.ts';
import type { Context } from '../../platform/context.ts';
import { Absence } from './absence.entity.ts';
import { FormerEmployment } from './former-employment.entity.ts';
import { Hobby } from './hobby.entity.ts';
import { Person } from './person.entity.ts';
import { PersonSkill } from './skill.entity.ts';

/** Groups rows by the key they belong to, in the order in which a loader asks for the keys. */
const grouped = <Row>(keys: readonly string[], rows: readonly Row[], keyOf: (row: Row) => string): Row[][] => {
  const byKey = Map.groupBy(rows, keyOf);
  return keys.map((key) => byKey.get(key) ?? []);
};

export const hobbiesOf = (ctx: Context, personId: string): Promise<Hobby[]> =>
  ctx.loaders.load('hobbies of people', personId, async (ids) => {
    const people = await ctx.em.find(Person, { id: { $in: [...ids] } }, { populate: ['hobbies'], orderBy: { hobbies: { key: 'asc' } } });
    const byId = new Map(people.map((person) => [person.id, person.hobbies.getItems()]));
    return ids.map((id) => byId.get(id) ?? []);
  });

export const skillsOf = (ctx: Context, personId: string): Promise<PersonSkill[]> =>
  ctx.loaders.load('skills of people', personId, async (ids) => {
    const skills = await ctx.em.find(
      PersonSkill,
      { person: { $in: [...ids] } },
      { populate: ['skill'], orderBy: { skill: { key: 'asc' } } },
    );
    return grouped(ids, skills, (each) => each.person.id);
  });

export const formerEmploymentsOf = (ctx: Context, personId: string): Promise<FormerEmployment[]> =>
  ctx.loaders.load('former employments of people', personId, async (ids) => {
    const spans = await ctx.em.find(FormerEmployment, { person: { $in: [...ids] } }, { orderBy: { leftOn: 'desc' } });
    return grouped(ids, spans, (span) => span.person.id);
  });

/** From today on; a person has a few a year. */
export const absencesOf = (ctx: Context, personId: string): Promise<Absence[]> =>
  ctx.loaders.load('absences of people', personId, async (ids) => {
    const absences = await ctx.em.find(
      Absence,
      { person: { $in: [...ids] }, to: { $gt: await today(ctx) } },
      { orderBy: { from: 'asc', id: 'asc' } },
    );
    return grouped(ids, absences, (each) => each.person.id);
  });
