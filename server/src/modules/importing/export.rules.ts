import type { PersonRow } from '../../../../schema/people-mapping.mjs';
import { pathsOf } from '../organization/unit-path.rules.ts';
import { writeList, writeSkill } from './list-cell.rules.ts';
import type { Roster, RosterField, RosterPerson, StoredBirthday } from './roster.rules.ts';

type Locale = 'zh-CN' | 'en';

const WORDS = {
  'zh-CN': { SOLAR: '公历', LUNAR: '农历', yes: '是', no: '否', comma: '、', 'zh-CN': '中文', en: '英文' },
  en: { SOLAR: 'SOLAR', LUNAR: 'LUNAR', yes: 'yes', no: 'no', comma: ', ', 'zh-CN': 'Chinese', en: 'English' },
} as const;
const isLocale = (locale: string | null): locale is Locale => locale === 'zh-CN' || locale === 'en';
const two = (value: number): string => String(value).padStart(2, '0');

/** The path of every unit, as the import reads it. */
export const unitPaths = pathsOf;

/** Somebody as a row that says of them what is stored, so that importing it changes nothing. What is hidden is left empty. */
export function exportedRow(person: RosterPerson, roster: Exported, locale: Locale): PersonRow {
  const seat = roster.seats.get(person.id);
  const words = WORDS[locale];
  const nameOf = (id: string): string => {
    const word = roster.words.get(id);
    return (locale === 'en' ? word?.nameEn : word?.nameZh) ?? '';
  };
  const skills = [...person.skills].map(([id, standing]) => writeSkill(nameOf(id), standing, locale));
  return {
    employeeNumber: person.employeeNumber,
    name: person.name,
    alias: person.alias,
    email: person.hidden.has('email') ? null : person.email,
    phone: person.hidden.has('phone') ? null : person.phone,
    title: seat?.title ?? null,
    unitPath: (seat && roster.paths.get(seat.unit)) ?? null,
    managerNumber: seat?.managerNumber ?? null,
    ...birthdayCells(person, words),
    hiredOn: person.hiredOn,
    leftOn: person.leftOn,
    hobbies: writeList([...person.hobbies].map(nameOf).sort(), words.comma),
    skills: skills.sort().join(words.comma),
    place: person.place,
    timeZone: person.timeZone,
    locale: isLocale(person.locale) ? words[person.locale] : person.locale,
    emergencyName: person.emergencyName,
    emergencyRelation: person.emergencyRelation,
    emergencyPhone: person.emergencyPhone,
    hearthId: person.id,
    custom: [...roster.customFields.values()].map((field) => ({ key: field.key, value: customCell(person, field, roster) })),
  };
}

/** What an export knows beside the person. */
type Exported = Pick<Roster, 'seats' | 'paths' | 'words' | 'customFields' | 'labels'>;

function birthdayCells(
  { birthday, hidden }: { birthday: StoredBirthday | null; hidden: ReadonlySet<string> },
  words: (typeof WORDS)[Locale],
): Pick<PersonRow, 'birthday' | 'birthdayCalendar' | 'leapMonth'> {
  if (birthday === null || hidden.has('birthday')) return { birthday: null, birthdayCalendar: null, leapMonth: null };
  const { calendar, month, day, leapMonth } = birthday;
  const yearSeen = !hidden.has('birthYear');
  const year = yearSeen && birthday.year ? `${birthday.year}-` : '';
  return {
    birthday: `${year}${two(month)}-${two(day)}`,
    birthdayCalendar: words[calendar],
    leapMonth: yearSeen && calendar === 'LUNAR' ? words[leapMonth ? 'yes' : 'no'] : null,
  };
}

function customCell(person: RosterPerson, { id, type }: RosterField, { labels }: Exported): string {
  const value = person.custom.get(id);
  if (value === undefined || person.hidden.has(id)) return '';
  return type === 'PERSON' ? (labels.get(value) ?? value) : value;
}
