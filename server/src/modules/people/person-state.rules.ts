/** All that is kept of somebody, by name: what the audit compares. */
export type PersonState = Readonly<Record<string, unknown>>;

/** Days of employment and ids: what the log may say of somebody to whoever reads it, and goes on saying once they are erased. All else is sealed. */
const plain: ReadonlySet<string> = new Set(['hiredOn', 'leftOn', 'erasedAt', 'formerEmployments', 'photo', 'mergedFrom', 'mergedInto']);

/** Values are plain, and a state is always read in one order. */
const same = (one: unknown, other: unknown): boolean => JSON.stringify(one ?? null) === JSON.stringify(other ?? null);

const says = (value: unknown): boolean =>
  value !== null && value !== undefined && value !== false && value !== '' && !(Array.isArray(value) && value.length === 0);

/** What one change made different of somebody; null where nothing is. Who is new or no more is told by what says something. */
export function differenceOf(
  before: PersonState | undefined,
  after: PersonState | undefined,
): { before: PersonState | null; after: PersonState | null } | null {
  const changed = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])].filter((field) =>
    before && after ? !same(before[field], after[field]) : says((after ?? before)?.[field]),
  );
  if (before && after && changed.length === 0) return null;
  const of = (state: PersonState | undefined) => state && Object.fromEntries(changed.map((field) => [field, state[field] ?? null]));
  return { before: of(before) ?? null, after: of(after) ?? null };
}

/** A state in what anybody who reads the log may know, and what is to be sealed. */
export function parted(state: PersonState): { open: PersonState; personal: PersonState } {
  const entries = Object.entries(state);
  return {
    open: Object.fromEntries(entries.filter(([field]) => plain.has(field))),
    personal: Object.fromEntries(entries.filter(([field]) => !plain.has(field))),
  };
}

export type FieldAudience =
  | 'EVERYONE'
  /** The person and HR. */
  | 'HR'
  /** Who may see every one of these private values. */
  | readonly ('birthday' | 'birthYear' | 'email' | 'phone')[]
  /** Who may see when the person is away. */
  | 'ABSENCE'
  /** Who may see the custom field of this key. */
  | { readonly customField: string };

const audiences: Readonly<Record<string, FieldAudience>> = {
  name: 'EVERYONE',
  alias: 'EVERYONE',
  employeeNumber: 'EVERYONE',
  bio: 'EVERYONE',
  place: 'EVERYONE',
  timeZone: 'EVERYONE',
  locale: 'EVERYONE',
  hobbies: 'EVERYONE',
  skills: 'EVERYONE',
  email: ['email'],
  phone: ['phone'],
  birthCalendar: ['birthday'],
  birthMonth: ['birthday'],
  birthDay: ['birthday'],
  leapDayKeeping: ['birthday'],
  birthLeapMonth: ['birthday', 'birthYear'],
  leapMonthKeeping: ['birthday', 'birthYear'],
  birthYear: ['birthday', 'birthYear'],
  absence: 'ABSENCE',
};

const CUSTOM = 'custom.';

export const customFieldName = (key: string): string => `${CUSTOM}${key}`;

/** Who may read a sealed field in the log: those who may see it on the profile. What nobody has thought of is for the person and HR. */
export const audienceOfField = (field: string): FieldAudience =>
  field.startsWith(CUSTOM) ? { customField: field.slice(CUSTOM.length) } : (audiences[field] ?? 'HR');
