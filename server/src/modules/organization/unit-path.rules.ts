import type { OrgUnitKind } from './org-unit.entity.ts';

/** The kinds as plain text, as a row carries them. */
export type UnitKind = `${OrgUnitKind}`;

/** The names along a path such as 销售部/华东区/上海团队, from the top down. */
export const unitPathNames = (path: string): string[] =>
  path
    .split(/[/／]/)
    .map((name) => name.trim())
    .filter((name) => name !== '');

/** What sort of unit a name stands for: 区 is a region, 团队 and 组 are teams, anything else is a department. */
export function unitKindOf(name: string): UnitKind {
  if (/(区|region)$/i.test(name)) return 'REGION';
  return /([队组]|team|group)$/i.test(name) ? 'TEAM' : 'DEPARTMENT';
}

export interface UnitOnPath {
  readonly id: string;
  readonly name: string;
  readonly kind: UnitKind;
  readonly parent: string | null;
}

/**
 * Finds units by their paths. A path may leave out the company itself, which every unit stands in: 销售部/华东区 is found below 围炉公司.
 * What does not exist is made by `make`, and found from then on.
 */
export class UnitPaths {
  readonly #children: Map<string, UnitOnPath>;
  readonly #make: (unit: Omit<UnitOnPath, 'id'>) => string;
  #company: UnitOnPath | undefined;

  constructor(units: readonly UnitOnPath[], make: (unit: Omit<UnitOnPath, 'id'>) => string) {
    this.#children = new Map(units.map((unit) => [childKey(unit.parent, unit.name), unit]));
    this.#company = units.find((unit) => unit.parent === null && unit.kind === 'COMPANY');
    this.#make = make;
  }

  /** The unit at the end of the path. */
  find(path: string): string {
    const names = unitPathNames(path);
    const atTop = this.#children.has(childKey(null, names[0] ?? ''));
    let parent = atTop ? null : (this.#company?.id ?? null);
    for (const name of names) parent = this.#childOf(parent, name, unitKindOf(name));
    return parent ?? '';
  }

  /** The company itself, under this name where it is made now. */
  company(name: string): string {
    if (!this.#company) {
      const id = this.#childOf(null, name, 'COMPANY');
      this.#company = { id, name, kind: 'COMPANY', parent: null };
    }
    return this.#company.id;
  }

  #childOf(parent: string | null, name: string, kind: UnitKind): string {
    const known = this.#children.get(childKey(parent, name));
    if (known) return known.id;
    const unit = { name, kind, parent };
    const id = this.#make(unit);
    this.#children.set(childKey(parent, name), { id, ...unit });
    return id;
  }
}

const childKey = (parent: string | null, name: string): string => `${parent ?? ''}/${name}`;

/** The path of every unit, as `UnitPaths` reads it: without the company, except for the company itself. */
export function pathsOf(units: readonly UnitOnPath[]): Map<string, string> {
  const known = new Map(units.map((unit) => [unit.id, unit]));
  const paths = new Map<string, string>();
  for (const { id } of units) {
    const names: string[] = [];
    for (let unit = known.get(id); unit; unit = known.get(unit.parent ?? '')) {
      const isCompany = unit.parent === null && unit.kind === 'COMPANY';
      if (!isCompany || unit.id === id) names.unshift(unit.name);
    }
    paths.set(id, names.join('/'));
  }
  return paths;
}
