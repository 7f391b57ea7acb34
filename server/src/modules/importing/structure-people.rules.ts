import type { NamedPerson } from '../organization/structure.rules.ts';
import type { StructureFault } from '../organization/structure-check.rules.ts';
import { faultAt, type StructureRow } from './structure-row.rules.ts';

/** Somebody as they are stored when an import begins. */
export interface KnownPerson extends NamedPerson {
  readonly id: string;
  readonly employeeNumber: string | null;
}

/** Somebody whom a file names and nobody knows yet. */
export interface NewPerson {
  readonly id: string;
  readonly employeeNumber: string | null;
  readonly name: string;
}

/** How a row knows somebody: by a number, by Hearth's id, or by the name alone. */
export const personKey = ({ holder, holderName }: Pick<StructureRow, 'holder' | 'holderName'>): string | null =>
  holder ?? (holderName === null ? null : `name ${holderName}`);

export interface PersonIds {
  /** Is it what Hearth itself calls somebody? An export writes it in the place of a number that is missing. */
  readonly isOwnId: (key: string) => boolean;
  readonly newId: () => string;
}

/**
 * Finds everybody whom the rows name: by number; by Hearth's own id, or else by a name that nobody else without a number bears. Who is
 * missing is to be added, under the name that stands beside the number.
 */
export function peopleOfRows(
  rows: readonly StructureRow[],
  known: readonly KnownPerson[],
  { isOwnId, newId }: PersonIds,
): { ids: Map<string, string>; added: NewPerson[]; faults: StructureFault[] } {
  const byNumber = new Map(
    known.flatMap((person) => (person.employeeNumber === null ? [] : [[person.employeeNumber, person.id] as const])),
  );
  const byId = new Set(known.map(({ id }) => id));
  const numberless = Map.groupBy(
    known.filter(({ employeeNumber, leftOn }) => employeeNumber === null && leftOn === null),
    ({ name }) => name,
  );
  const named = namesIn(rows);
  // How many of each name the file names by an id of Hearth's that nobody here has.
  const claims = new Map<string, number>();
  for (const [key, { name }] of named) {
    if (name !== null && isOwnId(key) && !byId.has(key)) claims.set(name, (claims.get(name) ?? 0) + 1);
  }
  const ids = new Map<string, string>();
  const added: NewPerson[] = [];
  const faults: StructureFault[] = [];
  for (const [key, { name, rowIndex, column }] of named) {
    const at = { rowIndex, column };
    const byOwnId = isOwnId(key);
    const byName = byOwnId || key.startsWith('name ');
    let id = byNumber.get(key) ?? (byId.has(key) ? key : undefined);
    if (id === undefined && byName && name !== null) {
      const namesakes = numberless.get(name) ?? [];
      const claimed = claims.get(name) ?? 0;
      // Two of one name in the file are two people, and which of them is here cannot be told.
      if (namesakes.length > 1 || (namesakes.length === 1 && claimed > 1)) {
        faults.push(
          faultAt(
            at,
            'AMBIGUOUS',
            `有不止一位没有工号的“${name}”，请先给他们工号`,
            `More than one person without a number is named “${name}”: give them numbers first`,
          ),
        );
        continue;
      }
      id = namesakes[0]?.id;
    }
    if (id === undefined && name === null) {
      faults.push(
        faultAt(at, 'REQUIRED', `没有工号为“${key}”的人，要添加就写上姓名`, `Nobody has the number “${key}”: write a name to add them`),
      );
      continue;
    }
    if (id === undefined) {
      id = byOwnId ? key : newId();
      added.push({ id, employeeNumber: byName ? null : key, name: name ?? key });
    }
    ids.set(key, id);
  }
  return { ids, added, faults };
}

/** Everybody the rows name, each with the name and the first place where they stand. */
function namesIn(rows: readonly StructureRow[]): Map<string, { name: string | null; rowIndex: number; column: 'holder' | 'manager' }> {
  const named = new Map<string, { name: string | null; rowIndex: number; column: 'holder' | 'manager' }>();
  for (const row of rows) {
    const key = personKey(row);
    const seen = key === null ? undefined : named.get(key);
    if (seen) seen.name ??= row.holderName;
    else if (key !== null) named.set(key, { name: row.holderName, rowIndex: row.rowIndex, column: 'holder' });
    if (row.manager !== null && !named.has(row.manager)) named.set(row.manager, { name: null, rowIndex: row.rowIndex, column: 'manager' });
  }
  return named;
}
