import type {
  AddPersonInput,
  Audience,
  LeapDayKeeping,
  LeapMonthKeeping,
  PersonProfileFragment,
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

/** A profile as a form holds it. */
export interface ProfileState {
  name: string;
  employeeNumber: string;
  alias: string;
  email: string;
  phone: string;
  hiredOn: string;
  bio: string;
  birthday: BirthdayState;
  leapDayKeeping: LeapDayKeeping;
  leapMonthKeeping: LeapMonthKeeping;
  birthdayAudience: Audience | 'DEFAULT';
  birthYearAudience: Audience | 'DEFAULT';
  emailAudience: Audience | 'DEFAULT';
  phoneAudience: Audience | 'DEFAULT';
}

export function profileState(person?: PersonProfileFragment): ProfileState {
  const { birthday, contact, audiences } = person ?? {};
  return {
    name: person?.name ?? '',
    employeeNumber: person?.employeeNumber ?? '',
    alias: person?.alias ?? '',
    email: contact?.email ?? '',
    phone: contact?.phone ?? '',
    hiredOn: person?.hiredOn ?? '',
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
    birthdayAudience: audiences?.birthday ?? 'DEFAULT',
    birthYearAudience: audiences?.birthYear ?? 'DEFAULT',
    emailAudience: audiences?.email ?? 'DEFAULT',
    phoneAudience: audiences?.phone ?? 'DEFAULT',
  };
}

type ProfileInput = Omit<UpdatePersonInput, 'id' | 'version'>;

/** What is sent: only what differs from what was read, so that a value which the editor may not see is not erased. */
export function changedProfile(before: ProfileState, after: ProfileState): ProfileInput {
  const input: ProfileInput = {};
  for (const field of ['name', 'employeeNumber', 'alias', 'email', 'phone', 'hiredOn', 'bio'] as const) {
    if (after[field] !== before[field]) input[field] = after[field].trim() || null;
  }
  for (const field of ['birthdayAudience', 'birthYearAudience', 'emailAudience', 'phoneAudience'] as const) {
    const audience = after[field];
    if (audience !== before[field]) input[field] = audience === 'DEFAULT' ? null : audience;
  }
  if (after.leapDayKeeping !== before.leapDayKeeping) input.leapDayKeeping = after.leapDayKeeping;
  if (after.leapMonthKeeping !== before.leapMonthKeeping) input.leapMonthKeeping = after.leapMonthKeeping;
  if (JSON.stringify(after.birthday) !== JSON.stringify(before.birthday)) input.birthday = birthdayInput(after.birthday);
  return input;
}

function birthdayInput({ calendar, year, month, day, leapMonth }: BirthdayState): ProfileInput['birthday'] {
  if (!month && !day && !year) return null;
  return {
    calendar,
    year: year ? Number(year) : null,
    month: Number(month),
    day: Number(day),
    leapMonth: calendar === 'LUNAR' && leapMonth,
  };
}

export function newPerson(state: ProfileState): AddPersonInput {
  return { ...changedProfile(profileState(), state), name: state.name };
}
