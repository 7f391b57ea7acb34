import type { PersonRow } from '../../../../schema/people-mapping.mjs';
import { pathsOf } from '../organization/unit-path.rules.ts';
import type { RosterPerson } from './plan.rules.ts';

type Locale = 'zh-CN' | 'en';

/** Somebody's main post today, as the import would set it. */
export interface ExportedSeat {
  title: string;
  unit: string;
  /** Of who holds the seat above; null where it is vacant or they have no number. */
  managerNumber: string | null;
}

/** The path of every unit, as the import reads it. */
export const unitPaths = pathsOf;

type ExportedPerson = Omit<RosterPerson, 'id' | 'hobbies' | 'skills' | 'custom' | 'birthday'> & {
  /** As far as the viewer may see it: without a year the leap month is hidden too. */
  birthday: { calendar: 'SOLAR' | 'LUNAR'; month: number; day: number; leapMonth?: boolean; year?: number | null } | null;
  hobbies: readonly string[];
  skills: readonly string[];
  custom: readonly { key: string; value: string }[];
};

/** Somebody as a row that says of them what is stored, so that importing it changes nothing. */
export function exportedRow(
  person: ExportedPerson,
  seat: ExportedSeat | undefined,
  paths: ReadonlyMap<string, string>,
  locale: Locale,
): PersonRow {
  const { birthday } = person;
  const [solar, lunar, yes, no, comma] = locale === 'en' ? ['SOLAR', 'LUNAR', 'yes', 'no', ', '] : ['公历', '农历', '是', '否', '、'];
  const two = (value: number): string => String(value).padStart(2, '0');
  const leap = birthday?.calendar === 'LUNAR' && birthday.leapMonth !== undefined ? (birthday.leapMonth ? yes : no) : null;
  return {
    employeeNumber: person.employeeNumber,
    name: person.name,
    alias: person.alias,
    email: person.email,
    phone: person.phone,
    title: seat?.title ?? null,
    unitPath: (seat && paths.get(seat.unit)) ?? null,
    managerNumber: seat?.managerNumber ?? null,
    birthday: birthday && `${birthday.year ? `${birthday.year}-` : ''}${two(birthday.month)}-${two(birthday.day)}`,
    birthdayCalendar: birthday && (birthday.calendar === 'SOLAR' ? solar : lunar),
    leapMonth: leap,
    hiredOn: person.hiredOn,
    leftOn: person.leftOn,
    hobbies: person.hobbies.join(comma),
    skills: person.skills.join(comma),
    custom: [...person.custom],
  };
}
