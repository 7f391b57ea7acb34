import type { PersonColumn, PersonRow } from '../../../../schema/people-mapping.mjs';
import { wordKey } from '../people/vocabulary.rules.ts';
import { type HiddenBirthday, mergeBirthday } from './birthday-cells.rules.ts';
import type { CellFault } from './cell.rules.ts';
import { readCustomCells } from './custom-cells.rules.ts';
import { exportedRow } from './export.rules.ts';
import { KnownPeople } from './known-person.rules.ts';
import type { WrittenSkill } from './list-cell.rules.ts';
import { type NamedPerson, PeopleInCells } from './people-in-cells.rules.ts';
import { type Roster, type RosterColumns, type RosterPerson, type SkillStanding, textColumns } from './roster.rules.ts';
import { leftBeforeHired, readRow, type RowValues } from './row.rules.ts';
import { withoutUnchanged } from './same-text.rules.ts';

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
  /** All hobbies, as ids, and skills from now on; absent where they stay. */
  hobbies?: string[];
  skills?: ({ id: string } & SkillStanding)[];
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
  place: null,
  timeZone: null,
  locale: null,
  emergencyName: null,
  emergencyRelation: null,
  emergencyPhone: null,
  birthday: null,
  hiredOn: null,
  leftOn: null,
};
const LOCALES = ['zh-CN', 'en'] as const;

/**
 * Compares rows with what is stored. Give it the rows one by one, then ask for the people they name: a row may name somebody who comes
 * later.
 */
export class ImportPlan {
  readonly rows: PlannedRow[] = [];
  readonly faults: RowFault[] = [];
  readonly newHobbies: NewWord[] = [];
  readonly newSkills: NewWord[] = [];
  readonly #roster: Roster;
  readonly #today: string;
  /** From a later day on a place is compared by the organization alone, for more may be planned. */
  readonly #placesToday: boolean;
  readonly #newIds: NewIds;
  readonly #known: KnownPeople;
  readonly #managersByRow: { row: PlannedRow; number: string | null }[] = [];
  readonly #peopleByRow: { row: PlannedRow; stored: RosterPerson | undefined; field: { id: string; key: string }; cell: string }[] = [];

  constructor(roster: Roster, { today, effectiveOn }: { today: string; effectiveOn?: string | null | undefined }, newIds: NewIds) {
    this.#roster = roster;
    this.#today = today;
    this.#placesToday = (effectiveOn ?? today) === today;
    this.#newIds = newIds;
    this.#known = new KnownPeople(roster.people);
  }

  take(rowIndex: number, row: PersonRow): void {
    const refuse = (...found: CellFault[]): unknown => this.faults.push(...found.map((each) => ({ ...each, rowIndex })));
    const { hearthId, employeeNumber, name } = row;
    const doubts: CellFault[] = [];
    const stored = this.#known.find(readRow({ hearthId, employeeNumber, name }).values, (doubt) => doubts.push(doubt));
    const told = stored ? withoutUnchanged(row, this.#exported(stored)) : row;
    const { values, faults } = readRow(told);
    refuse(...faults, ...doubts);
    if (stored === null) return;

    const planned: PlannedRow = {
      rowIndex,
      person: { ...(stored ?? nobody), id: stored?.id ?? this.#newIds.person() },
      added: !stored,
      formerLeftOn: stored?.leftOn ?? null,
      changed: new Set(),
      place: {},
    };
    this.#setColumns(planned, stored, values, refuse);
    planned.hobbies = this.#hobbies(planned, values.hobbies, stored);
    planned.skills = this.#skills(planned, values.skills, stored);
    this.#customValues(planned, stored, told, refuse);
    this.#place(planned, values, refuse);
    this.rows.push(planned);
  }

  #exported(person: RosterPerson): PersonRow[] {
    const startsLater = !this.#placesToday || (person.hiredOn ?? '') > this.#today;
    return LOCALES.map((locale) => {
      const { title, unitPath, managerNumber, ...rest } = exportedRow(person, this.#roster, locale);
      return startsLater ? rest : { ...rest, title, unitPath, managerNumber };
    });
  }

  #setColumns(
    { person, changed }: PlannedRow,
    stored: RosterPerson | undefined,
    values: RowValues,
    refuse: (fault: CellFault) => unknown,
  ): void {
    for (const column of textColumns) {
      const value = values[column];
      if (value === undefined || (value === person[column] && !stored?.hidden.has(column))) continue;
      Object.assign(person, { [column]: value });
      changed.add(column);
    }
    const datesChanged = changed.has('hiredOn') || changed.has('leftOn');
    if (datesChanged && person.hiredOn && person.leftOn && person.leftOn < person.hiredOn && !(values.hiredOn && values.leftOn))
      refuse(leftBeforeHired());
    const hidden: HiddenBirthday = stored?.hidden.has('birthday') ? 'all' : stored?.hidden.has('birthYear') ? 'year' : null;
    const { birthday, fault } = mergeBirthday(stored?.birthday ?? null, values.birthday, this.#today, hidden);
    if (fault) refuse(fault);
    if (birthday === undefined) return;
    person.birthday = birthday;
    changed.add('birthday');
  }

  #hobbies({ changed }: PlannedRow, labels: string[] | null | undefined, stored: RosterPerson | undefined): string[] | undefined {
    if (labels === undefined) return undefined;
    const ids = new Set((labels ?? []).map((name) => wordOf(name, this.#roster.hobbies, this.newHobbies, () => this.#newIds.hobby())));
    if (ids.size === (stored?.hobbies.size ?? 0) && [...ids].every((id) => stored?.hobbies.has(id))) return undefined;
    changed.add('hobbies');
    return [...ids];
  }

  /** What a cell does not say of a level stays: other systems' files know none. */
  #skills({ changed }: PlannedRow, written: WrittenSkill[] | null | undefined, stored: RosterPerson | undefined): PlannedRow['skills'] {
    if (written === undefined) return undefined;
    const skills = new Map(
      (written ?? []).map(({ name, ...said }) => {
        const id = wordOf(name, this.#roster.skills, this.newSkills, () => this.#newIds.skill());
        return [id, { level: null, canHelp: false, ...stored?.skills.get(id), ...said, id }] as const;
      }),
    );
    const same = ({ id, level, canHelp }: { id: string } & SkillStanding): boolean => {
      const has = stored?.skills.get(id);
      return has?.level === level && has.canHelp === canHelp;
    };
    if (skills.size === (stored?.skills.size ?? 0) && [...skills.values()].every(same)) return undefined;
    changed.add('skills');
    return [...skills.values()];
  }

  #customValues(planned: PlannedRow, stored: RosterPerson | undefined, row: PersonRow, refuse: (...faults: CellFault[]) => unknown): void {
    const { cells, faults } = readCustomCells(row, this.#roster.customFields);
    refuse(...faults);
    for (const { field, value } of cells) {
      if (field.type === 'PERSON' && value !== null) this.#peopleByRow.push({ row: planned, stored, field, cell: value });
      else setCustom(planned, stored, field.id, value);
    }
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

  /** Finds whom rows name, in the file or among those who are stored. Call it after the last row. */
  findPeople(): void {
    const people = new PeopleInCells([...this.rows.map(({ person }) => person), ...this.#roster.people]);
    for (const { row, number } of this.#managersByRow) this.#findManager(row, number, people);
    for (const { row, stored, field, cell } of this.#peopleByRow) {
      const found = people.named(cell);
      if (found) setCustom(row, stored, field.id, found.id);
      else {
        const message = { zh: `没有工号或姓名为“${cell}”的人`, en: `Nobody has the number or the name “${cell}”` };
        this.faults.push({ rowIndex: row.rowIndex, column: 'custom', key: field.key, code: 'NO_SUCH_PERSON', message });
      }
    }
  }

  #findManager(row: PlannedRow, number: string | null, people: PeopleInCells): void {
    const manager: NamedPerson | null | undefined = number === null ? null : people.numbered(number);
    const refuse = (code: string, zh: string, en: string): unknown =>
      this.faults.push({ rowIndex: row.rowIndex, column: 'managerNumber', code, message: { zh, en } });
    if (manager === undefined) refuse('NO_SUCH_MANAGER', `没有工号为“${number}”的人`, `Nobody has the number “${number}”`);
    else if (manager?.id === row.person.id)
      refuse('OWN_MANAGER', `${manager.name} 不能是自己的上级`, `${manager.name} cannot be their own manager`);
    else row.place.manager = manager;
  }
}

/** The id of a word, which joins the vocabulary where it is new. */
function wordOf(name: string, vocabulary: Map<string, string>, added: NewWord[], newId: () => string): string {
  const key = wordKey(name);
  const known = vocabulary.get(key);
  if (known !== undefined) return known;
  const id = newId();
  vocabulary.set(key, id);
  added.push({ id, key, name });
  return id;
}

function setCustom(planned: PlannedRow, stored: RosterPerson | undefined, field: string, value: string | null): void {
  const hidden = stored?.hidden.has(field) ?? false;
  if ((stored?.custom.get(field) ?? null) === value && !hidden) return;
  planned.custom ??= new Map();
  planned.custom.set(field, value);
  // Nothing is told of what is hidden, not even that it was there to be cleared.
  if (value !== null || !hidden) planned.changed.add('custom');
}
