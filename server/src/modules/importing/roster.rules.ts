import type { Birthday } from '../people/birthday.rules.ts';
import type { CustomFieldShape } from '../people/custom-field.rules.ts';

/** What somebody said of a skill of theirs. */
export interface SkillStanding {
  level: number | null;
  canHelp: boolean;
}

export type StoredBirthday = Omit<Birthday, 'leapDayKeeping' | 'leapMonthKeeping'>;

/** The columns of a row that are stored as the text they are. */
export const textColumns = [
  'employeeNumber',
  'name',
  'alias',
  'email',
  'phone',
  'place',
  'timeZone',
  'locale',
  'emergencyName',
  'emergencyRelation',
  'emergencyPhone',
  'hiredOn',
  'leftOn',
] as const;

/** Somebody as they are stored when an import begins. */
export interface RosterPerson extends Record<Exclude<(typeof textColumns)[number], 'name'>, string | null> {
  id: string;
  name: string;
  birthday: StoredBirthday | null;
  /** Id of the word → what they say of it. */
  hobbies: ReadonlySet<string>;
  skills: ReadonlyMap<string, SkillStanding>;
  /** Id of the field → value. */
  custom: ReadonlyMap<string, string>;
  /** Which of the private values the viewer may not see: `custom` ones by the field’s id. An import must not tell them either. */
  hidden: ReadonlySet<string>;
}

export type RosterColumns = Pick<RosterPerson, (typeof textColumns)[number] | 'birthday'>;

/** Somebody's main post today, as the import would set it. */
export interface RosterSeat {
  title: string;
  unit: string;
  /** Of who holds the seat above; null where it is vacant or they have no number. */
  managerNumber: string | null;
}

export interface RosterField extends CustomFieldShape {
  id: string;
  key: string;
  labelZh: string;
  labelEn: string;
}

/** All that an import is compared with, and all that an export says. */
export interface Roster {
  /** In the order of the directory. */
  people: readonly RosterPerson[];
  /** Every key by which a word is known → its id. */
  hobbies: Map<string, string>;
  skills: Map<string, string>;
  /** Id of a word → its names. */
  words: ReadonlyMap<string, { nameZh: string; nameEn: string }>;
  /** Id of somebody → how a cell names them. */
  labels: ReadonlyMap<string, string>;
  /** By key, in HR's order. */
  customFields: ReadonlyMap<string, RosterField>;
  /** Id of the person → their main post today. */
  seats: ReadonlyMap<string, RosterSeat>;
  /** Id of the unit → its path, as the import reads it. */
  paths: ReadonlyMap<string, string>;
}
