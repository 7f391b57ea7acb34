import { Field, ObjectType } from 'type-graphql';
import { onDay } from '../../platform/orm/dated.ts';
import type { EntityManager } from '../../platform/orm/orm.ts';
import { Rejected, UserError } from '../../platform/graphql/user-error.ts';
import { type Text } from '../../platform/locale.ts';
import { Person } from '../people/person.entity.ts';
import { sayLoop } from './chart-words.rules.ts';
import { OrgUnit, OrgUnitTerm } from './org-unit.entity.ts';
import { Position, PositionTerm } from './position.entity.ts';
import type { Loop } from './tree.rules.ts';

@ObjectType({ implements: UserError, description: 'The seats would report to each other in a circle.' })
export class ReportingCycleError extends UserError {
  @Field(() => [Position], { description: 'The circle: each reports to the next, the last to the first.' })
  loop: Position[] = [];
}

@ObjectType({ implements: UserError, description: 'The units would stand inside each other in a circle.' })
export class UnitCycleError extends UserError {
  @Field(() => [OrgUnit], { description: 'The circle: each stands in the next, the last in the first.' })
  loop: OrgUnit[] = [];
}

/** One refusal with its field. */
export const refusal = (code: string, field: string | null, message: Text): Rejected =>
  new Rejected([{ code, message, ...(field === null ? {} : { path: [field] }) }]);

/**
 * What a loop of seats is called: by the holders of the seats on that day; a vacant one by its title. `known` names seats that are not
 * written yet.
 */
export async function reportingLoopText(em: EntityManager, loop: Loop, known: ReadonlyMap<string, string> = new Map()): Promise<Text> {
  const names = await seatNames(em, loop.ids, loop.on);
  return sayLoop(
    'seats',
    loop.ids.map((id) => known.get(id) ?? names.get(id) ?? id),
    loop.on,
  );
}

export async function reportingCycle(em: EntityManager, loop: Loop, field: string): Promise<Rejected> {
  const message = await reportingLoopText(em, loop);
  const seats = new Map((await em.find(Position, { id: { $in: [...loop.ids] } })).map((seat) => [seat.id, seat]));
  const named = loop.ids.flatMap((id) => seats.get(id) ?? []);
  return new Rejected([
    { code: 'REPORTING_CYCLE', path: [field], message, as: () => Object.assign(new ReportingCycleError(), { loop: named }) },
  ]);
}

export async function unitCycle(em: EntityManager, loop: Loop, field: string): Promise<Rejected> {
  const terms = await em.find(OrgUnitTerm, { unit: { $in: [...loop.ids] }, ...onDay(loop.on) }, { populate: ['unit'] });
  const byUnit = new Map(terms.map((term) => [term.unit.id, term]));
  const ordered = loop.ids.flatMap((id) => byUnit.get(id) ?? []);
  return new Rejected([
    {
      code: 'UNIT_CYCLE',
      path: [field],
      message: sayLoop(
        'units',
        ordered.map((term) => term.name),
        loop.on,
      ),
      as: () => Object.assign(new UnitCycleError(), { loop: ordered.map((term) => term.unit.unwrap()) }),
    },
  ]);
}

/** What people call these seats on a day: their holders' names, else their titles. */
export async function seatNames(em: EntityManager, ids: readonly string[], day: string): Promise<Map<string, string>> {
  const terms = await em.find(PositionTerm, { position: { $in: [...ids] }, ...onDay(day) });
  const holders = terms.flatMap((term) => term.holder?.id ?? []);
  const people = new Map((await em.find(Person, { id: { $in: holders } })).map((person) => [person.id, person.name]));
  return new Map(terms.map((term) => [term.position.id, people.get(term.holder?.id ?? '') ?? term.title]));
}
