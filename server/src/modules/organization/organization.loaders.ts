import { today } from '../../platform/company/company.ts';
import type { Context } from '../../platform/context.ts';
import { Person } from '../people/person.entity.ts';
import { OrgUnit, OrgUnitTerm } from './org-unit.entity.ts';
import { Position, PositionTerm } from './position.entity.ts';
import { covers, type Span } from './term.rules.ts';

// What resolvers fetch by id, batched over one request.

export const personBy = (ctx: Context, id: string): Promise<Person | undefined> =>
  ctx.loaders.load('organization.person', id, async (ids) => {
    const people = new Map((await ctx.em.find(Person, { id: { $in: [...ids] } })).map((person) => [person.id, person]));
    return ids.map((each) => people.get(each));
  });

export const peopleBy = async (ctx: Context, ids: readonly string[]): Promise<Person[]> =>
  (await Promise.all(ids.map((id) => personBy(ctx, id)))).flatMap((person) => person ?? []);

export const positionBy = (ctx: Context, id: string): Promise<Position | undefined> =>
  ctx.loaders.load('organization.position', id, async (ids) => {
    const positions = new Map((await ctx.em.find(Position, { id: { $in: [...ids] } })).map((position) => [position.id, position]));
    return ids.map((each) => positions.get(each));
  });

/** All terms of a seat, oldest first. */
export const termsOf = (ctx: Context, position: string): Promise<PositionTerm[]> =>
  ctx.loaders.load('organization.terms', position, async (ids) => {
    const rows = await ctx.em.find(PositionTerm, { position: { $in: [...ids] } }, { orderBy: { validFrom: 'asc' } });
    const groups = Map.groupBy(rows, (row) => row.position.id);
    return ids.map((each) => groups.get(each) ?? []);
  });

interface Seen {
  readonly day: string;
  readonly term: OrgUnitTerm | undefined;
}
const seen = new WeakMap<OrgUnit, Seen>();

/** The unit as an answer about one day shows it: under the name it has then. Where its term is known already, nothing is asked again. */
export function unitOn(id: string, version: number, day: string, term?: OrgUnitTerm): OrgUnit {
  const unit = Object.assign(new OrgUnit(), { id, version });
  seen.set(unit, { day, term });
  return unit;
}

export async function unitBy(ctx: Context, id: string, day: string): Promise<OrgUnit | undefined> {
  const unit = await ctx.loaders.load('organization.unit', id, async (ids) => {
    const units = new Map((await ctx.em.find(OrgUnit, { id: { $in: [...ids] } })).map((each) => [each.id, each]));
    return ids.map((each) => units.get(each));
  });
  return unit && unitOn(unit.id, unit.version, day);
}

/** The day a unit is shown on: that of the answer it is part of, else today. */
export const dayOfUnit = async (ctx: Context, unit: OrgUnit): Promise<string> => seen.get(unit)?.day ?? (await today(ctx));

/** What is true of a unit on its day; of one that is no more, what was true last; of one to come, what will be first. */
export function unitTermOf(ctx: Context, unit: OrgUnit): OrgUnitTerm | undefined | Promise<OrgUnitTerm | undefined> {
  return seen.get(unit)?.term ?? loadTermOf(ctx, unit);
}

const loadTermOf = async (ctx: Context, unit: OrgUnit): Promise<OrgUnitTerm | undefined> =>
  nearest(await unitTermsOf(ctx, unit.id), await dayOfUnit(ctx, unit));

/** All terms of a unit, oldest first. */
export const unitTermsOf = (ctx: Context, unit: string): Promise<OrgUnitTerm[]> =>
  ctx.loaders.load('organization.unitTerms', unit, async (ids) => {
    const rows = await ctx.em.find(OrgUnitTerm, { unit: { $in: [...ids] } }, { orderBy: { validFrom: 'asc' } });
    const groups = Map.groupBy(rows, (row) => row.unit.id);
    return ids.map((each) => groups.get(each) ?? []);
  });

function nearest<T extends Span>(terms: readonly T[], day: string): T | undefined {
  return terms.find((term) => covers(term, day)) ?? terms.findLast((term) => term.validFrom <= day) ?? terms[0];
}

/** The day on which a term is best looked at: today where it is true today, else its nearest day. */
export const dayOfTerm = (term: Span, now: string): string => {
  if (covers(term, now) || term.validTo === null) return term.validFrom > now ? term.validFrom : now;
  return term.validFrom > now ? term.validFrom : term.validTo < now ? term.validFrom : now;
};
