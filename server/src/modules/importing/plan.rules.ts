import type { PersonColumn, PersonRow } from '../../../../schema/people-mapping.mjs';
import type { Birthday } from '../people/birthday.rules.ts';
import { type CustomFieldShape, readCustomValue } from '../people/custom-field.rules.ts';
import { wordKey } from '../people/vocabulary.rules.ts';
import { type CellFault, customTooLong, leftBeforeHired, mergeBirthday, readCell, readRow, type RowValues } from './row.rules.ts';

/** Somebody as they are stored when an import begins. */
export interface RosterPerson {
  id: string;
  employeeNumber: string | null;
  name: string;
  alias: string | null;
  email: string | null;
  phone: string | null;
  birthday: Omit<Birthday, 'leapDayKeeping' | 'leapMonthKeeping'> | null;
  hiredOn: string | null;
  leftOn: string | null;
  /** Ids of the vocabulary. */
  hobbies: ReadonlySet<string>;
  skills: ReadonlySet<string>;
  /** Id of the field → value. */
  custom: ReadonlyMap<string, string>;
}

/** All that an import is compared with. */
export interface Roster {
  people: readonly RosterPerson[];
  /** Every key by which a word is known → its id. */
  hobbies: Map<string, string>;
  skills: Map<string, string>;
  customFields: ReadonlyMap<string, CustomFieldShape & { id: string }>;
}

export type RosterColumns = Pick<RosterPerson, 'employeeNumber' | 'name' | 'alias' | 'email' | 'phone' | 'birthday' | 'hiredOn' | 'leftOn'>;

/** What one row asks for. */
export interface PlannedRow {
  rowIndex: number;
  /** The person after the import. */
  person: { id: string } & RosterColumns;
  added: boolean;
  /** Their last day as it was known before. */
  formerLeftOn: string | null;
  /** The columns whose values differ from what is stored. */
  changed: Set<PersonColumn | 'custom'>;
  /** All hobbies and skills from now on, as ids; absent where they stay. */
  hobbies?: string[];
  skills?: string[];
  /** Values to write, null to remove; absent where they stay. */
  custom?: Map<string, string | null>;
  /** Where the row puts the person, for the organization to judge. */
  place: { title?: string; unitPath?: string; manager?: { id: string; name: string; leftOn: string | null } | null };
}

export interface RowFault extends CellFault {
  rowIndex: number;
}

/** A word that no vocabulary has yet. */
export interface NewWord {
  id: string;
  key: string;
  name: string;
}

export interface NewIds {
  person(): string;
  hobby(): string;
  skill(): string;
}

const nobody: RosterColumns = {
  employeeNumber: null,
  name: '',
  alias: null,
  email: null,
  phone: null,
  birthday: null,
  hiredOn: null,
  leftOn: null,
};

/**
 * Compares rows with what is stored. Give it the rows one by one, then ask for the managers: a row may name somebody who comes later.
 * Somebody is known by their number; without one, by their name among those who have none.
 */
export class ImportPlan {
  readonly rows: PlannedRow[] = [];
  readonly faults: RowFault[] = [];
  readonly newHobbies: NewWord[] = [];
  readonly newSkills: NewWord[] = [];
  readonly #roster: Roster;
  readonly #today: string;
  readonly #newIds: NewIds;
  readonly #byNumber: Map<string, RosterPerson>;
  readonly #numberless: Map<string, RosterPerson[]>;
  readonly #managersByRow: { row: PlannedRow; number: string | null }[] = [];
  /** Who stands in the file, by number or, without one, by name. */
  readonly #seen = new Map<string, PlannedRow>();

  constructor(roster: Roster, today: string, newIds: NewIds) {
    this.#roster = roster;
    this.#today = today;
    this.#newIds = newIds;
    this.#byNumber = new Map(
      roster.people.flatMap((person) => (person.employeeNumber === null ? [] : [[person.employeeNumber, person] as const])),
    );
    this.#numberless = Map.groupBy(
      roster.people.filter(({ employeeNumber, leftOn }) => employeeNumber === null && leftOn === null),
      ({ name }) => name,
    );
  }

  take(rowIndex: number, row: PersonRow): void {
    const { values, faults } = readRow(row);
    const refuse = (...found: CellFault[]): unknown => this.faults.push(...found.map((each) => ({ ...each, rowIndex })));
    refuse(...faults);
    const stored = this.#known(values, refuse);
    if (stored === null) return;

    const planned: PlannedRow = {
      rowIndex,
      person: { ...(stored ?? nobody), id: stored?.id ?? this.#newIds.person() },
      added: !stored,
      formerLeftOn: stored?.leftOn ?? null,
      changed: new Set(),
      place: {},
    };
    this.#setColumns(planned, stored ?? null, values, refuse);
    planned.hobbies = this.#words(planned, 'hobbies', values.hobbies, stored?.hobbies, this.newHobbies);
    planned.skills = this.#words(planned, 'skills', values.skills, stored?.skills, this.newSkills);
    planned.custom = this.#customValues(planned, stored?.custom, row, refuse);
    this.#place(planned, values, refuse);
    this.rows.push(planned);
    this.#seen.set(seenKey(values), planned);
  }

  /** The person whom a row is about: undefined for somebody new, null where the row cannot be taken. */
  #known({ employeeNumber, name }: RowValues, refuse: (fault: CellFault) => unknown): RosterPerson | undefined | null {
    if (employeeNumber === undefined && name === undefined) {
      refuse({ column: 'name', code: 'REQUIRED', message: { zh: '缺少姓名', en: 'The name is missing' } });
      return null;
    }
    const twin = this.#seen.get(seenKey({ employeeNumber, name }));
    if (twin) {
      const label = employeeNumber ?? name ?? '';
      refuse({
        column: employeeNumber === undefined ? 'name' : 'employeeNumber',
        code: 'DUPLICATE',
        message: {
          zh: `“${label}”在文件里出现了两次（${twin.person.name}）`,
          en: `“${label}” stands in the file twice (${twin.person.name})`,
        },
      });
      return null;
    }
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

  #setColumns(
    { person, changed }: PlannedRow,
    stored: RosterPerson | null,
    values: RowValues,
    refuse: (fault: CellFault) => unknown,
  ): void {
    for (const column of ['employeeNumber', 'name', 'alias', 'email', 'phone', 'hiredOn', 'leftOn'] as const) {
      const value = values[column];
      if (value === undefined || value === person[column]) continue;
      Object.assign(person, { [column]: value });
      changed.add(column);
    }
    const datesChanged = changed.has('hiredOn') || changed.has('leftOn');
    if (datesChanged && person.hiredOn && person.leftOn && person.leftOn < person.hiredOn && !(values.hiredOn && values.leftOn))
      refuse(leftBeforeHired());
    const { birthday, fault } = mergeBirthday(stored?.birthday ?? null, values.birthday, this.#today);
    if (fault) refuse(fault);
    if (birthday === undefined) return;
    person.birthday = birthday;
    changed.add('birthday');
  }

  #words(
    { changed }: PlannedRow,
    column: 'hobbies' | 'skills',
    labels: string[] | null | undefined,
    stored: ReadonlySet<string> | undefined,
    added: NewWord[],
  ): string[] | undefined {
    if (labels === undefined) return undefined;
    const vocabulary = this.#roster[column];
    const ids = new Set(
      (labels ?? []).map((name) => {
        const key = wordKey(name);
        let id = vocabulary.get(key);
        if (id === undefined) {
          id = column === 'hobbies' ? this.#newIds.hobby() : this.#newIds.skill();
          vocabulary.set(key, id);
          added.push({ id, key, name });
        }
        return id;
      }),
    );
    if (ids.size === (stored?.size ?? 0) && [...ids].every((id) => stored?.has(id))) return undefined;
    changed.add(column);
    return [...ids];
  }

  #customValues(
    { changed }: PlannedRow,
    stored: ReadonlyMap<string, string> | undefined,
    row: PersonRow,
    refuse: (fault: CellFault) => unknown,
  ): Map<string, string | null> | undefined {
    const values = new Map<string, string | null>();
    for (const written of row.custom ?? []) {
      const long = customTooLong(written);
      if (long) {
        refuse(long);
        continue;
      }
      const { key, value } = written;
      const field = this.#roster.customFields.get(key);
      if (!field) {
        refuse({
          column: 'custom',
          code: 'NO_SUCH_FIELD',
          message: { zh: `没有名为“${key}”的自定义字段`, en: `There is no custom field “${key}”` },
        });
        continue;
      }
      const cell = readCell(value);
      if (cell === undefined) continue;
      const read = cell === null ? { value: null } : readCustomValue(field, cell);
      if (!('value' in read))
        refuse({ column: 'custom', code: 'INVALID', message: { zh: `${key}：${read.zh}`, en: `${key}: ${read.en}` } });
      else if ((stored?.get(field.id) ?? null) !== read.value) values.set(field.id, read.value);
    }
    if (values.size === 0) return undefined;
    changed.add('custom');
    return values;
  }

  #place(planned: PlannedRow, { title, unitPath, managerNumber }: RowValues, refuse: (fault: CellFault) => unknown): void {
    for (const [column, cell] of [
      ['title', title],
      ['unitPath', unitPath],
    ] as const) {
      if (cell === null) {
        refuse({
          column,
          code: 'CANNOT_CLEAR',
          message: {
            zh: '职位和部门不能在导入里清除，请在组织架构里撤岗',
            en: 'Title and unit cannot be cleared by an import: vacate the seat in the chart',
          },
        });
      } else if (cell !== undefined) planned.place[column] = cell;
    }
    if (managerNumber !== undefined) this.#managersByRow.push({ row: planned, number: managerNumber });
  }

  /** Finds the managers that rows name, in the file or among those who are stored. Call it after the last row. */
  findManagers(): void {
    const inFile = new Map(this.rows.map(({ person }) => [person.employeeNumber, person]));
    for (const { row, number } of this.#managersByRow) {
      const manager = number === null ? null : (inFile.get(number) ?? this.#byNumber.get(number));
      const refuse = (code: string, zh: string, en: string): unknown =>
        this.faults.push({ rowIndex: row.rowIndex, column: 'managerNumber', code, message: { zh, en } });
      if (manager === undefined) refuse('NO_SUCH_MANAGER', `没有工号为“${number}”的人`, `Nobody has the number “${number}”`);
      else if (manager?.id === row.person.id)
        refuse('OWN_MANAGER', `${manager.name} 不能是自己的上级`, `${manager.name} cannot be their own manager`);
      else row.place.manager = manager;
    }
  }
}

const seenKey = ({ employeeNumber, name }: Pick<RowValues, 'employeeNumber' | 'name'>): string =>
  employeeNumber === undefined ? `name ${name}` : `number ${employeeNumber}`;
