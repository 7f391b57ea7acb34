import { anniversaryKey } from '@hearth/server/modules/people/anniversary.rules';
import { type NameReading, readName } from '@hearth/server/modules/people/name.rules';
import { findableBy } from '@hearth/server/modules/people/search.rules';
import { addDays } from '@hearth/server/platform/time/wall-clock';
import { ADOPTED_ON, type Making } from './making.ts';

/** Somebody, as far as the rest of the company depends on it. */
export interface Member {
  id: string;
  name: string;
  sortKey: string;
  hiredOn: string;
  /** Last day; null while no end is known. */
  leftOn: string | null;
}

const FAMILIES = '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余'.split('');
const GIVEN = '明朗晓静伟芳娜敏强磊洋艳勇军杰涛超兰霞平刚桂英华建国文斌志丽秀慧雪婷浩宇欣怡子涵梓轩'.split('');
const HOBBIES = [
  ['羽毛球', 'badminton'],
  ['徒步', 'hiking'],
  ['摄影', 'photography'],
  ['围棋', 'go'],
  ['游泳', 'swimming'],
  ['烘焙', 'baking'],
  ['骑行', 'cycling'],
  ['书法', 'calligraphy'],
  ['吉他', 'guitar'],
  ['露营', 'camping'],
  ['瑜伽', 'yoga'],
  ['桌游', 'board games'],
] as const;
const SKILLS = [
  ['财务', 'finance'],
  ['谈判', 'negotiation'],
  ['数据分析', 'data analysis'],
  ['英语', 'English'],
  ['演讲', 'public speaking'],
  ['合同', 'contracts'],
  ['招聘', 'hiring'],
  ['设计', 'design'],
] as const;
const PLACES = ['上海', '北京', '广州', '深圳', '成都', '杭州', '武汉', '西安'] as const;
const AUDIENCES = ['TEAM', 'HR', 'ONLY_ME'] as const;

const twoDigits = (value: number) => String(value).padStart(2, '0');
const day = (year: number, month: number, date: number) => `${year}-${twoDigits(month)}-${twoDigits(date)}`;

/**
 * Everybody who was ever there: of a hundred two have left, and one in two hundred will leave within the next weeks. Whoever has left
 * was followed in their seat by somebody who was hired the day after.
 */
export function makePeople(making: Making, size: number): Member[] {
  const { random, today } = making;
  const hobbies = makeHobbies(making);
  const people: Member[] = [];
  let successorHiredOn: string | null = null;
  for (let index = 0; index < size; index += 1) {
    const fate: number = successorHiredOn || index === size - 1 ? 1 : random.next();
    const leftOn: string | null =
      fate < 0.02 ? addDays(ADOPTED_ON, random.whole(30, 600)) : fate < 0.025 ? addDays(today, random.whole(1, 40)) : null;
    const hiredOn: string = successorHiredOn ?? day(random.whole(2005, 2023), random.whole(1, 12), random.whole(1, 28));
    const name = nameOf(making);
    const member = { id: making.ids.next('per'), name, sortKey: readingOf(name).sortKey, hiredOn, leftOn };
    successorHiredOn = leftOn !== null && leftOn < today ? addDays(leftOn, 1) : null;
    people.push(member);
    writePerson(making, member, index);
    for (const hobby of random.some(hobbies, random.whole(0, 4)))
      making.rows.add('person_hobby', { person_id: member.id, hobby_id: hobby });
  }
  return people;
}

const nameOf = ({ random }: Making) => `${random.pick(FAMILIES)}${random.pick(GIVEN)}${random.chance(0.8) ? random.pick(GIVEN) : ''}`;

const readings = new Map<string, NameReading>();
function readingOf(name: string): NameReading {
  const known = readings.get(name) ?? readName(name);
  readings.set(name, known);
  return known;
}

function writePerson(making: Making, { id, name, sortKey, hiredOn, leftOn }: Member, index: number): void {
  const { random } = making;
  const { full, initials } = readingOf(name);
  const number = String(index + 1).padStart(6, '0');
  making.rows.add('person', {
    id,
    employee_number: `B${number}`,
    name,
    alias: random.chance(0.1) ? `小${random.pick(GIVEN)}` : null,
    pinyin: full,
    initials,
    sort_key: sortKey,
    email: `b${number}@bench.test`,
    place: PLACES[index % PLACES.length] ?? null,
    phone: `139${String(10_000_000 + index)}`,
    ...birthdayOf(making),
    birthday_audience: random.chance(0.1) ? random.pick(AUDIENCES) : null,
    birth_year_audience: null,
    phone_audience: null,
    email_audience: null,
    hired_on: hiredOn,
    anniversary_key: anniversaryKey(hiredOn),
    left_on: leftOn,
    bio: random.chance(0.2) ? '先听客户说完，再开口。' : '',
    version: 1,
  });
  // One of many: the tokens of everybody would be most of all rows, and only `--directory` searches.
  making.rows.add('person_token', { person_id: id, token: `b${number}`, sort_key: sortKey });
}

/** One in seven keeps a lunar birthday, some of them one in a leap month; one in fifty has told none. */
function birthdayOf({ random }: Making) {
  const keeping = { leap_day_keeping: random.pick(['FEB_28', 'MAR_1', 'LEAP_YEARS_ONLY']), leap_month_keeping: 'PLAIN_MONTH' };
  if (random.chance(0.02)) {
    return { birth_calendar: null, birth_month: null, birth_day: null, birth_leap_month: false, birth_year: null, ...keeping };
  }
  const year = random.chance(0.1) ? null : random.whole(1960, 2002);
  const month = random.whole(1, 12);
  if (random.chance(1 / 7)) {
    const leap = random.chance(0.02);
    return {
      birth_calendar: 'LUNAR',
      birth_month: month,
      birth_day: random.whole(1, 30),
      birth_leap_month: leap,
      // Which years repeat which month the data need not know: a leap month is told without its year.
      birth_year: leap ? null : year,
      ...keeping,
    };
  }
  const leapDay = random.chance(0.002);
  return {
    birth_calendar: 'SOLAR',
    birth_month: leapDay ? 2 : month,
    birth_day: leapDay ? 29 : random.whole(1, 28),
    birth_leap_month: false,
    birth_year: leapDay ? 1988 : year,
    ...keeping,
  };
}

const wordOf = (zh: string, en: string) => ({
  key: zh,
  name_zh: zh,
  name_en: en,
  version: 1,
  findable_by: findableBy({ nameZh: zh, nameEn: en }),
});

/** Two skills each, of which one in three offers help. Made last: what was made before stays what it was. */
export function makeSkills({ random, ids, rows }: Making, people: readonly Member[]): void {
  const skills = SKILLS.map(([zh, en]) => rows.add('skill', { id: ids.next('skl'), ...wordOf(zh, en) }).id);
  for (const { id } of people) {
    for (const skill of random.some(skills, 2)) {
      rows.add('person_skill', {
        id: ids.next('psk'),
        person_id: id,
        skill_id: skill,
        level: random.whole(1, 5),
        can_help: random.chance(1 / 3),
      });
    }
  }
}

function makeHobbies({ ids, rows }: Making): string[] {
  return HOBBIES.map(([zh, en]) => rows.add('hobby', { id: ids.next('hob'), ...wordOf(zh, en) }).id);
}
