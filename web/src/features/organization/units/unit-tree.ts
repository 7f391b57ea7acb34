export interface Placed {
  readonly id: string;
  readonly name: string;
  readonly parent?: { readonly id: string } | null;
}

/** Which units are folded: none or all of them, and those that are otherwise. */
export interface Folding {
  readonly all: boolean;
  readonly except: ReadonlySet<string>;
}

export interface TreeRow<Unit> {
  readonly unit: Unit;
  readonly depth: number;
  readonly folded: boolean;
  /** Are there units in it? */
  readonly branches: boolean;
}

/** The units that stand in no other one are folded by nobody who folds all: they are where one begins. */
export const isFolded = (folding: Folding, id: string, depth: number): boolean => (folding.all && depth > 0) !== folding.except.has(id);

/** The rows of a tree, of units that come after the one they stand in: what a folded one has in it is left out. */
export function rowsOf<Unit extends Placed>(units: readonly Unit[], folding: Folding): TreeRow<Unit>[] {
  const parents = new Set(units.map(({ parent }) => parent?.id));
  const shown = new Map<string, TreeRow<Unit>>();
  const known = new Set(units.map(({ id }) => id));
  for (const unit of units) {
    const above = unit.parent && known.has(unit.parent.id) ? shown.get(unit.parent.id) : null;
    if (above === undefined || above?.folded) continue;
    const depth = above ? above.depth + 1 : 0;
    const branches = parents.has(unit.id);
    shown.set(unit.id, { unit, depth, branches, folded: branches && isFolded(folding, unit.id, depth) });
  }
  return [...shown.values()];
}

/** The units that one stands in, from the top down. */
export function pathTo(units: readonly Placed[], parent: { readonly id: string } | null | undefined): Placed[] {
  const known = new Map(units.map((unit) => [unit.id, unit]));
  const path: Placed[] = [];
  for (let unit = known.get(parent?.id ?? ''); unit; unit = known.get(unit.parent?.id ?? '')) path.unshift(unit);
  return path;
}

/** A unit and all that stand in it, of units that come after the one they stand in. */
export function unitsWithin(units: readonly Placed[], top: string): Set<string> {
  const within = new Set([top]);
  for (const { id, parent } of units) if (parent && within.has(parent.id)) within.add(id);
  return within;
}
