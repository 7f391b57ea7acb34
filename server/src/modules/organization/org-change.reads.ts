import type { Context } from '../../platform/context.ts';
import type { Change } from './change.rules.ts';
import { personBy, positionBy, unitBy, unitOn } from './organization.loaders.ts';
import { OrgUnit, OrgUnitKind, OrgUnitTerm } from './org-unit.entity.ts';
import { OrgChange } from './organization.types.ts';
import { Position } from './position.entity.ts';
import type { OrgState } from './state.rules.ts';

/**
 * Changes with what they name, in the same three statements however many they are. `draft` is the state of a plan: what the plan makes stands
 * there alone, and units have the names that it gives them.
 */
export function tellChanges(ctx: Context, changes: readonly Change[], draft?: OrgState): Promise<OrgChange[]> {
  const person = async (id: string | null) => (id === null ? null : personBy(ctx, id));
  const position = async (id: string | null) => (id === null ? null : draft ? seatOf(id) : positionBy(ctx, id));
  return Promise.all(
    changes.map(async (change) => {
      const unit = async (id: string | null) => (id === null ? null : (draftUnit(draft, id, change.on) ?? unitBy(ctx, id, change.on)));
      // Asked for together, so that all changes share three statements.
      const [people, positions, units] = await Promise.all([
        Promise.all([change.person, change.manager, change.formerManager].map(person)),
        Promise.all([change.seat, change.formerSeat, change.superior, change.formerSuperior].map(position)),
        Promise.all([change.unit, change.formerUnit, change.parent, change.formerParent].map(unit)),
      ]);
      return Object.assign(new OrgChange(), {
        ...change,
        person: people[0] ?? null,
        manager: people[1] ?? null,
        formerManager: people[2] ?? null,
        position: positions[0] ?? null,
        formerPosition: positions[1] ?? null,
        superior: positions[2] ?? null,
        formerSuperior: positions[3] ?? null,
        unit: units[0] ?? null,
        formerUnit: units[1] ?? null,
        parent: units[2] ?? null,
        formerParent: units[3] ?? null,
      });
    }),
  );
}

/** A seat by its id alone: one that a plan makes is nowhere else. */
export const seatOf = (id: string): Position => Object.assign(new Position(), { id });

function draftUnit(draft: OrgState | undefined, id: string, day: string): OrgUnit | undefined {
  const state = draft?.units.get(id);
  if (!state) return undefined;
  const term = Object.assign(new OrgUnitTerm(), {
    name: state.name,
    kind: OrgUnitKind[state.kind],
    responsibilities: state.responsibilities,
  });
  return unitOn(id, 1, day, term);
}
