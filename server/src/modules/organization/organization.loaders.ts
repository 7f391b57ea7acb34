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

/** One term by id. */
export const termBy = (ctx: Context, term: string): Promise<PositionTerm> =>
  ctx.loaders.load('organization.term', term, async (ids) => {
    const terms = new Map((await ctx.em.find(PositionTerm, { id: { $in: [...ids] } })).map((each) => [each.id, each]));
    return ids.map((id) => {
      const found = terms.get(id);
      if (!found) throw new Error(`There is no term ${id}`);
      return found;
    });
  });

const daysOfTerms = new WeakMap<PositionTerm, string>();

/** The term as an answer about one day shows it. Two answers of one request may be about different days, and know one entity. */
export function termOn(term: PositionTerm, day: string): PositionTerm {
  const shown = Object.create(term) as PositionTerm;
  daysOfTerms.set(shown, day);
  return shown;
}

/** The day a term is shown on: that of the answer it is part of, else today. */
export const shownOn = async (ctx: Context, term: PositionTerm): Promise<string> => daysOfTerms.get(term) ?? (await today(ctx));

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

/** The day nearest to this one on which a term is true: the day itself, else its first. */
export const dayOfTerm = (term: Span, day: string): string =>
  term.validFrom > day || (term.validTo !== null && term.validTo < day) ? term.validFrom : day;
