import type { EntityManager } from '@mikro-orm/core';
import { OrgUnit, OrgUnitKind, OrgUnitTerm } from '../modules/organization/org-unit.entity.ts';
import { DottedLine, Position, PositionTerm, StandIn } from '../modules/organization/position.entity.ts';
import type { FindPerson } from './load-demo.ts';
import type { DemoOrganization } from './organization.ts';

/** Writes both trees with their terms; answers the units by key. */
export function writeOrganization(em: EntityManager, organization: DemoOrganization, find: FindPerson): ReadonlyMap<string, OrgUnit> {
  const units = new Map(organization.units.map((unit) => [unit.key, em.create(OrgUnit, {})]));
  const seats = new Map(organization.seats.map((seat) => [seat.key, em.create(Position, {})]));
  em.persist([...units.values(), ...seats.values()]);

  for (const { key, kind, order, head, responsibilities, terms } of organization.units) {
    for (const { from, to, name, parent } of terms) {
      em.persist(
        em.create(OrgUnitTerm, {
          unit: get(units, key),
          validFrom: from,
          validTo: to,
          name,
          kind: OrgUnitKind[kind],
          parent: parent === null ? null : get(units, parent),
          sortOrder: order,
          headPosition: head === null ? null : get(seats, head),
          responsibilities,
        }),
      );
    }
  }
  for (const [order, { key, terms }] of organization.seats.entries()) {
    for (const { from, to, title, unit, reportsTo, holder, primary } of terms) {
      em.persist(
        em.create(PositionTerm, {
          position: get(seats, key),
          validFrom: from,
          validTo: to,
          title,
          unit: get(units, unit),
          reportsTo: reportsTo === null ? null : get(seats, reportsTo),
          holder: holder === null ? null : find(holder),
          primary,
          sortOrder: order,
        }),
      );
    }
  }
  for (const { from, to, seat, towards } of organization.dottedLines) {
    em.persist(em.create(DottedLine, { position: get(seats, seat), reportsTo: get(seats, towards), validFrom: from, validTo: to }));
  }
  for (const { from, to, seat, person } of organization.standIns) {
    em.persist(em.create(StandIn, { position: get(seats, seat), person: find(person), validFrom: from, validTo: to }));
  }
  return units;
}

function get<T>(all: ReadonlyMap<string, T>, key: string): T {
  const one = all.get(key);
  if (!one) throw new Error(`The demo company has no ${key}`);
  return one;
}
