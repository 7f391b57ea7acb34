import { numberInLabel } from './custom-cells.rules.ts';
import type { RosterColumns } from './roster.rules.ts';

export type NamedPerson = { id: string } & Pick<RosterColumns, 'name' | 'employeeNumber' | 'leftOn'>;

/** Finds whom a cell names: by id, by number, as 王小虎 (00012), or by a name that one person alone bears. */
export class PeopleInCells {
  readonly #byId = new Map<string, NamedPerson>();
  readonly #byNumber = new Map<string, NamedPerson>();
  readonly #byName: Map<string, NamedPerson[]>;

  /** Of people with one number or one id the first counts: name those in the file first. */
  constructor(people: readonly NamedPerson[]) {
    const once = (map: Map<string, NamedPerson>, key: string | null, person: NamedPerson): unknown =>
      key !== null && !map.has(key) && map.set(key, person);
    for (const person of people) {
      once(this.#byId, person.id, person);
      once(this.#byNumber, person.employeeNumber, person);
    }
    this.#byName = Map.groupBy(this.#byId.values(), ({ name }) => name);
  }

  numbered(number: string): NamedPerson | undefined {
    return this.#byNumber.get(number);
  }

  named(cell: string): NamedPerson | undefined {
    const namesakes = this.#byName.get(cell) ?? [];
    const inBrackets = numberInLabel(cell);
    return (
      this.#byId.get(cell) ??
      this.#byNumber.get(cell) ??
      (inBrackets === undefined ? undefined : this.#byNumber.get(inBrackets)) ??
      (namesakes.length === 1 ? namesakes[0] : undefined)
    );
  }
}
