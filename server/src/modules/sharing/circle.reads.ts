import type { Context } from '../../platform/context.ts';
import { addDays } from '../../platform/time/wall-clock.ts';
import { OrgUnitTerm } from '../organization/org-unit.entity.ts';
import { PositionTerm } from '../organization/position.entity.ts';
import { Absence } from '../people/absence.entity.ts';
import { FormerEmployment } from '../people/former-employment.entity.ts';
import { Person } from '../people/person.entity.ts';
import { circleReader, type CircleDefinition, type EmploymentSpan, type SeatSpan, type UnitSpan } from './circle.rules.ts';
import type { RotationMember } from './rotation.rules.ts';

/** Whom a series brings together, by ids. */
export interface Circle extends CircleDefinition {
  /** The named members where there is no unit. */
  memberIds: readonly string[];
}

/** The circle on a day. */
export type CircleOn = (day: string) => RotationMember[];

/** The circles as they are on any day from `from` on, in the order asked: the same few statements for one circle or a hundred. */
export async function readCircles(ctx: Context, circles: readonly Circle[], from: string): Promise<CircleOn[]> {
  const unitIds = circles.flatMap((circle) => circle.unitId ?? []);
  const units = circles.some((circle) => circle.unitId !== null && circle.includeSubunits) ? await readUnits(ctx, from) : [];
  const [seats, named] = await Promise.all([
    readSeats(ctx, withSubunits(unitIds, units), from),
    readEmployments(
      ctx,
      circles.flatMap((circle) => circle.memberIds),
    ),
  ]);
  const away = await readAbsences(ctx, [...seats, ...named], from);
  return circles.map((circle) => {
    const members = new Set(circle.memberIds);
    return circleReader(circle, { units, seats, away, named: named.filter((span) => members.has(span.personId)) });
  });
}

async function readUnits(ctx: Context, from: string): Promise<UnitSpan[]> {
  const terms = await ctx.em.find(OrgUnitTerm, stillTrueOn(from), { fields: ['unit', 'parent', 'validFrom', 'validTo'] });
  return terms.map((term) => ({ unitId: term.unit.id, parentId: term.parent?.id ?? null, from: term.validFrom, to: term.validTo }));
}

/** Every unit that stands below one of these at some time. */
function withSubunits(unitIds: readonly string[], units: readonly UnitSpan[]): string[] {
  const found = new Set(unitIds);
  for (let before = 0; before < found.size;) {
    before = found.size;
    for (const unit of units) if (unit.parentId !== null && found.has(unit.parentId)) found.add(unit.unitId);
  }
  return [...found];
}

async function readSeats(ctx: Context, unitIds: readonly string[], from: string): Promise<SeatSpan[]> {
  if (unitIds.length === 0) return [];
  const terms = await ctx.em.find(
    PositionTerm,
    { unit: { $in: [...unitIds] }, holder: { $ne: null }, primary: true, ...stillTrueOn(from) },
    { fields: ['holder', 'unit', 'validFrom', 'validTo'], orderBy: { id: 'asc' } },
  );
  return terms.flatMap((term) =>
    term.holder === null ? [] : [{ personId: term.holder.id, unitId: term.unit.id, from: term.validFrom, to: term.validTo }],
  );
}

async function readEmployments(ctx: Context, personIds: readonly string[]): Promise<EmploymentSpan[]> {
  if (personIds.length === 0) return [];
  const people = await ctx.em.find(Person, { id: { $in: [...personIds] } }, { orderBy: { sortKey: 'asc', id: 'asc' } });
  const former = Map.groupBy(await ctx.em.find(FormerEmployment, { person: { $in: [...personIds] } }), (span) => span.person.id);
  return people.flatMap((person) =>
    [...(former.get(person.id) ?? []), person].map(({ hiredOn, leftOn }) => ({
      personId: person.id,
      from: hiredOn,
      to: leftOn === null ? null : addDays(leftOn, 1),
    })),
  );
}

async function readAbsences(ctx: Context, people: readonly { personId: string }[], from: string) {
  if (people.length === 0) return [];
  const personIds = [...new Set(people.map((person) => person.personId))];
  const absences = await ctx.em.find(Absence, { person: { $in: personIds }, to: { $gt: from } });
  return absences.map((absence) => ({ personId: absence.person.id, from: absence.from, to: absence.to }));
}

const stillTrueOn = (day: string) => ({ $or: [{ validTo: null }, { validTo: { $gt: day } }] });
