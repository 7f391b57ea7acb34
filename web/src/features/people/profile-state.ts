import type {
  AddPersonInput,
  Audience,
  LeapDayKeeping,
  LeapMonthKeeping,
  PersonProfileFragment,
  ProfileFormQuery,
  UpdatePersonInput,
} from '../../gql/graphql';

/** A birthday as it is typed: numbers are text until they are sent. */
export interface BirthdayState {
  calendar: 'SOLAR' | 'LUNAR';
  year: string;
  month: string;
  day: string;
  leapMonth: boolean;
}

export interface EmergencyContactState {
  name: string;
  relation: string;
  phone: string;
}

/** What stands in a custom field: the value as text, and for a member also their name. */
export interface CustomValueState {
  value: string;
  audience: Audience | 'DEFAULT';
  name?: string;
}

/** A profile as a form holds it. */
export interface ProfileState {
  name: string;
  employeeNumber: string;
  alias: string;
  email: string;
  phone: string;
  hiredOn: string;
  place: string;
  /** Empty: the company's. */
  timeZone: string;
  locale: string;
  bio: string;
  birthday: BirthdayState;
  leapDayKeeping: LeapDayKeeping;
  leapMonthKeeping: LeapMonthKeeping;
  emergencyContact: EmergencyContactState;
  /** By the keys of the fields. */
  customValues: Record<string, CustomValueState>;
  birthdayAudience: Audience | 'DEFAULT';
  birthYearAudience: Audience | 'DEFAULT';
  emailAudience: Audience | 'DEFAULT';
  phoneAudience: Audience | 'DEFAULT';
  photoAudience: Audience | 'DEFAULT';
}

const audienceFields = ['birthdayAudience', 'birthYearAudience', 'emailAudience', 'phoneAudience', 'photoAudience'] as const;

export const emptyCustomValue = (): CustomValueState => ({ value: '', audience: 'DEFAULT' });

export function profileState(person?: PersonProfileFragment): ProfileState {
  const { birthday, contact, audiences, emergencyContact } = person ?? {};
  return {
    name: person?.name ?? '',
    employeeNumber: person?.employeeNumber ?? '',
    alias: person?.alias ?? '',
    email: contact?.email ?? '',
    phone: contact?.phone ?? '',
    hiredOn: person?.hiredOn ?? '',
    place: person?.place ?? '',
    timeZone: person?.timeZone ?? '',
    locale: person?.locale ?? '',
    bio: person?.bio ?? '',
    birthday: {
      calendar: birthday?.calendar ?? 'SOLAR',
      year: birthday?.year ? String(birthday.year) : '',
      month: birthday ? String(birthday.month) : '',
      day: birthday ? String(birthday.day) : '',
      leapMonth: birthday?.leapMonth ?? false,
    },
    leapDayKeeping: birthday?.leapDayKeeping ?? 'FEB_28',
    leapMonthKeeping: birthday?.leapMonthKeeping ?? 'PLAIN_MONTH',
    emergencyContact: {
      name: emergencyContact?.name ?? '',
      relation: emergencyContact?.relation ?? '',
      phone: emergencyContact?.phone ?? '',
    },
    customValues: Object.fromEntries(
      (person?.customFields ?? []).map(({ field, value, audience, person: named }) => [
        field.key,
        { value, audience: audience ?? 'DEFAULT', ...(named ? { name: named.name } : {}) },
      ]),
    ),
    birthdayAudience: audiences?.birthday ?? 'DEFAULT',
    birthYearAudience: audiences?.birthYear ?? 'DEFAULT',
    emailAudience: audiences?.email ?? 'DEFAULT',
    phoneAudience: audiences?.phone ?? 'DEFAULT',
    photoAudience: audiences?.photo ?? 'DEFAULT',
  };
}

export type HiddenValue = 'birthday' | 'birthYear' | 'email' | 'phone';

/** What of a profile its editor may not see, because the person keeps it for themselves alone. It is written blindly, or left. */
export function hiddenFrom(
  person: PersonProfileFragment,
  defaults: Omit<ProfileFormQuery['audienceDefaults'], '__typename'>,
): ReadonlySet<HiddenValue> {
  if (person.viewerPermissions.chooseAudiences) return new Set();
  const values = ['birthday', 'birthYear', 'email', 'phone'] as const;
  return new Set(values.filter((value) => (person.audiences?.[value] ?? defaults[value]) === 'ONLY_ME'));
}

type ProfileInput = Omit<UpdatePersonInput, 'id' | 'version'>;
const differ = (a: unknown, b: unknown): boolean => JSON.stringify(a) !== JSON.stringify(b);

/** What is sent: only what differs from what was read, so that a value which the editor may not see is not erased. */
export function changedProfile(before: ProfileState, after: ProfileState, hidden: ReadonlySet<HiddenValue> = new Set()): ProfileInput {
  const input: ProfileInput = {};
  for (const field of ['name', 'employeeNumber', 'alias', 'email', 'phone', 'hiredOn', 'place', 'timeZone', 'locale', 'bio'] as const) {
    if (after[field] !== before[field]) input[field] = after[field].trim() || null;
  }
  for (const field of audienceFields) {
    const audience = after[field];
    if (audience !== before[field]) input[field] = audience === 'DEFAULT' ? null : audience;
  }
  if (after.leapDayKeeping !== before.leapDayKeeping) input.leapDayKeeping = after.leapDayKeeping;
  if (after.leapMonthKeeping !== before.leapMonthKeeping) input.leapMonthKeeping = after.leapMonthKeeping;
  if (differ(before.birthday, after.birthday)) input.birthday = birthdayInput(after.birthday, hidden.has('birthYear'));
  if (differ(before.emergencyContact, after.emergencyContact)) input.emergencyContact = emergencyInput(after.emergencyContact);
  const customValues = customValuesInput(before.customValues, after.customValues);
  if (customValues.length > 0) input.customValues = customValues;
  return input;
}

/** Where the year is hidden, year and leap month are left out: the server keeps them where the new day can be of them. */
function birthdayInput({ calendar, year, month, day, leapMonth }: BirthdayState, yearHidden: boolean): ProfileInput['birthday'] {
  if (!month && !day && !year) return null;
  const given = { calendar, month: Number(month), day: Number(day) };
  if (yearHidden && !year) return leapMonth && calendar === 'LUNAR' ? { ...given, leapMonth } : given;
  return { ...given, year: year ? Number(year) : null, leapMonth: calendar === 'LUNAR' && leapMonth };
}

function emergencyInput({ name, relation, phone }: EmergencyContactState): ProfileInput['emergencyContact'] {
  if (!name.trim() && !relation.trim() && !phone.trim()) return null;
  return { name, relation: relation.trim() || null, phone };
}

function customValuesInput(
  before: Readonly<Record<string, CustomValueState>>,
  after: Readonly<Record<string, CustomValueState>>,
): NonNullable<ProfileInput['customValues']> {
  return Object.entries(after).flatMap(([key, { value, audience }]) => {
    const known = before[key] ?? emptyCustomValue();
    const valueChanged = value !== known.value;
    // Who may see it goes with what is there: nothing has no audience.
    const audienceChanged = audience !== known.audience && value.trim() !== '';
    if (!valueChanged && !audienceChanged) return [];
    return [
      {
        key,
        ...(valueChanged ? { value: value.trim() || null } : {}),
        ...(audienceChanged ? { audience: audience === 'DEFAULT' ? null : audience } : {}),
      },
    ];
  });
}

export function newPerson(state: ProfileState): AddPersonInput {
  return { ...changedProfile(profileState(), state), name: state.name };
}
