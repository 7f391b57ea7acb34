import type { CellFault } from './cell.rules.ts';
import type { RosterPerson } from './roster.rules.ts';
import type { RowValues } from './row.rules.ts';

type Named = Pick<RowValues, 'employeeNumber' | 'name'>;
type Refuse = (fault: CellFault) => unknown;

/**
 * Tells whom a row is about: by Hearth's own id, which an export writes, so that a number too can be changed in the file; else by number;
 * without one, by name among those who have none.
 */
export class KnownPeople {
  readonly #byId: ReadonlyMap<string, RosterPerson>;
  readonly #byNumber: ReadonlyMap<string, RosterPerson>;
  readonly #numberless: ReadonlyMap<string, RosterPerson[]>;
  /** Who stands in the file already, by id and by number or name → their name. */
  readonly #seen = new Map<string, string>();

  constructor(people: readonly RosterPerson[]) {
    this.#byId = new Map(people.map((person) => [person.id, person]));
    this.#byNumber = new Map(
      people.flatMap((person) => (person.employeeNumber === null ? [] : [[person.employeeNumber, person] as const])),
    );
    this.#numberless = Map.groupBy(
      people.filter(({ employeeNumber, leftOn }) => employeeNumber === null && leftOn === null),
      ({ name }) => name,
    );
  }

  /** Undefined for somebody new, null where the row cannot be taken. */
  find(values: RowValues, refuse: Refuse): RosterPerson | undefined | null {
    const { employeeNumber, name } = values;
    const byId = this.#byId.get(values.hearthId ?? '');
    if (!byId && employeeNumber === undefined && name === undefined) {
      refuse({ column: 'name', code: 'REQUIRED', message: { zh: '缺少姓名', en: 'The name is missing' } });
      return null;
    }
    const known = byId ? this.#renumbered(byId, values, refuse) : this.#byNumberOrName(values, refuse);
    if (known === null) return null;
    const keys = [...(known ? [`id ${known.id}`] : []), ...(known && employeeNumber === undefined ? [] : [keyOf(values)])];
    const twin = keys.map((key) => this.#seen.get(key)).find((each) => each !== undefined);
    if (twin !== undefined) {
      const label = employeeNumber ?? name ?? known?.name ?? '';
      refuse({
        column: employeeNumber === undefined ? 'name' : 'employeeNumber',
        code: 'DUPLICATE',
        message: { zh: `“${label}”在文件里出现了两次（${twin}）`, en: `“${label}” stands in the file twice (${twin})` },
      });
      return null;
    }
    for (const key of keys) this.#seen.set(key, name ?? known?.name ?? '');
    return known;
  }

  #renumbered(person: RosterPerson, { employeeNumber }: Named, refuse: Refuse): RosterPerson | null {
    const holder = this.#byNumber.get(employeeNumber ?? '');
    if (!holder || holder === person) return person;
    refuse({
      column: 'employeeNumber',
      code: 'NUMBER_TAKEN',
      message: { zh: `工号 ${employeeNumber} 已经是${holder.name}的`, en: `${holder.name} already has the number ${employeeNumber}` },
    });
    return null;
  }

  #byNumberOrName({ employeeNumber, name }: Named, refuse: Refuse): RosterPerson | undefined | null {
    if (employeeNumber !== undefined) {
      const known = this.#byNumber.get(employeeNumber);
      if (!known && name === undefined)
        refuse({ column: 'name', code: 'REQUIRED', message: { zh: '新成员缺少姓名', en: 'A new member needs a name' } });
      return known;
    }
    const namesakes = this.#numberless.get(name ?? '') ?? [];
    if (namesakes.length < 2) return namesakes[0];
    refuse({
      column: 'employeeNumber',
      code: 'AMBIGUOUS',
      message: {
        zh: `有 ${namesakes.length} 位没有工号的“${name}”，请先给他们工号`,
        en: `${namesakes.length} people without a number are named “${name}”: give them numbers first`,
      },
    });
    return null;
  }
}

const keyOf = ({ employeeNumber, name }: Named): string => (employeeNumber === undefined ? `name ${name}` : `number ${employeeNumber}`);
