import { pinyin } from 'pinyin-pro';
import { SolarDay } from 'tyme4ts';
import { type CastMember, cast, closedSeat, leavers, successors } from './cast.ts';
import { type Day, plusDays } from './days.ts';
import { hiredOn } from './organization.ts';
import type { Random } from './random.ts';

export interface DemoBirthday {
  calendar: 'SOLAR' | 'LUNAR';
  month: number;
  day: number;
  leapMonth: boolean;
  /** Of its own calendar; `null`: not told. */
  year: number | null;
}

export interface DemoPerson {
  name: string;
  alias: string | null;
  employeeNumber: string;
  email: string;
  phone: string;
  hiredOn: Day;
  leftOn: Day | null;
  birthday: DemoBirthday | null;
  hobbies: string[];
  /** From 1 (has begun) to 5 (others ask them). */
  skills: { name: string; level: number }[];
}

export const hobbies: readonly { zh: string; en: string }[] = [
  { zh: '羽毛球', en: 'Badminton' },
  { zh: '篮球', en: 'Basketball' },
  { zh: '爬山', en: 'Hiking' },
  { zh: '跑步', en: 'Running' },
  { zh: '游泳', en: 'Swimming' },
  { zh: '骑行', en: 'Cycling' },
  { zh: '瑜伽', en: 'Yoga' },
  { zh: '摄影', en: 'Photography' },
  { zh: '桌游', en: 'Board games' },
  { zh: '读书', en: 'Reading' },
  { zh: '烘焙', en: 'Baking' },
  { zh: '咖啡', en: 'Coffee' },
  { zh: '书法', en: 'Calligraphy' },
  { zh: '吉他', en: 'Guitar' },
  { zh: '钓鱼', en: 'Fishing' },
  { zh: '露营', en: 'Camping' },
];

export const skills: readonly { zh: string; en: string }[] = [
  { zh: '商务谈判', en: 'Negotiation' },
  { zh: '客户拜访', en: 'Client visits' },
  { zh: '方案演示', en: 'Product demos' },
  { zh: '招投标', en: 'Tenders' },
  { zh: '财务报表', en: 'Financial statements' },
  { zh: '数据分析', en: 'Data analysis' },
  { zh: '门店运营', en: 'Store operations' },
  { zh: '渠道管理', en: 'Channel management' },
  { zh: '合同审核', en: 'Contract review' },
  { zh: '英语', en: 'English' },
  { zh: '粤语', en: 'Cantonese' },
];

/** Birthdays that show what the calendar can do. The others are made from the seed. */
const notable: Readonly<Record<string, DemoBirthday>> = {
  孙泽宇: { calendar: 'SOLAR', month: 2, day: 29, leapMonth: false, year: 1992 },
  潘静: { calendar: 'LUNAR', month: 8, day: 12, leapMonth: true, year: 1995 },
  石磊: { calendar: 'LUNAR', month: 12, day: 30, leapMonth: false, year: 1990 },
  沈思远: { calendar: 'LUNAR', month: 9, day: 9, leapMonth: false, year: 1978 },
  麦凯琳: { calendar: 'SOLAR', month: 12, day: 31, leapMonth: false, year: null },
};

/** Those whose birthday is kept soon, in days from today, whenever the demo company is loaded. */
const soon: readonly [name: string, days: number, calendar: DemoBirthday['calendar'], year: number | null][] = [
  ['李明朗', 1, 'SOLAR', 1995],
  ['单雨薇', 4, 'LUNAR', 1991],
  ['唐梦瑶', 6, 'SOLAR', null],
  ['邓伟伦', 11, 'LUNAR', null],
  ['何晓雯', 19, 'SOLAR', 1999],
];

/** Everybody of the demo company, those who left included. `today` fixes the dates, the seed all the rest. */
export function demoPeople(today: Day, random: Random): DemoPerson[] {
  const left = new Map(leavers.map((one) => [one.name, plusDays(today, -one.lastDayDaysAgo)]));
  const everybody: { name: string; alias?: string; hired: Day; left: Day | null; title: string }[] = [
    ...cast.map((member: CastMember) => ({ ...member, hired: hiredOn(member, today), left: left.get(member.name) ?? null })),
    ...successors.map((one) => ({ ...one, hired: plusDays(today, -one.daysAgo), left: null, title: titleOf(one.into) })),
    { ...closedSeat, hired: hiredOn({ ...closedSeat, unit: 'sales' }, today), left: plusDays(today, -closedSeat.lastDayDaysAgo) },
  ];
  const ordered = everybody.sort((a, b) => (a.hired === b.hired ? a.name.localeCompare(b.name, 'zh') : a.hired < b.hired ? -1 : 1));
  return ordered.map((one, index) => ({
    name: one.name,
    alias: one.alias ?? null,
    employeeNumber: `HM${String(index + 1).padStart(4, '0')}`,
    email: emailOf(one.name),
    phone: `1390000${String(1100 + index * 7)}`,
    hiredOn: one.hired,
    leftOn: one.left,
    birthday: birthdayOf(one.name, today, random),
    hobbies: random.some(hobbies, 1 + random.below(4)).map((hobby) => hobby.zh),
    skills: skillsOf(one.title, random),
  }));
}

const titleOf = (name: string): string => cast.find((member) => member.name === name)?.title ?? '';

/** `.example` is reserved: no mail of a demo ever reaches anybody. */
function emailOf(name: string): string {
  const [family = '', ...given] = pinyin(name, { surname: 'head', toneType: 'none', type: 'array', v: true });
  return `${given.join('')}.${family}@hemu.example`;
}

function birthdayOf(name: string, today: Day, random: Random): DemoBirthday | null {
  const year = 1980 + random.below(22);
  const month = 1 + random.below(12);
  const day = 1 + random.below(28);
  const lunar = random.chance(28);
  const told = random.chance(80);
  const untold = random.chance(4);
  const known = notable[name];
  if (known) return known;
  const near = soon.find(([who]) => who === name);
  if (near) return birthdayOn(plusDays(today, near[1]), near[2], near[3]);
  if (untold) return null;
  return { calendar: lunar ? 'LUNAR' : 'SOLAR', month, day, leapMonth: false, year: told ? year : null };
}

/** The birthday that is kept on this day, in either calendar. */
function birthdayOn(day: Day, calendar: DemoBirthday['calendar'], year: number | null): DemoBirthday {
  const [solarYear = 0, month = 1, dayOfMonth = 1] = day.split('-').map(Number);
  if (calendar === 'SOLAR') return { calendar, month, day: month === 2 ? Math.min(dayOfMonth, 28) : dayOfMonth, leapMonth: false, year };
  const lunar = SolarDay.fromYmd(solarYear, month, dayOfMonth).getLunarDay();
  return { calendar, month: lunar.getLunarMonth().getMonth(), day: Math.min(lunar.getDay(), 29), leapMonth: false, year };
}

function skillsOf(title: string, random: Random): DemoPerson['skills'] {
  const own =
    title.includes('经理') || title.includes('总') || title.includes('主管')
      ? ['商务谈判', '客户拜访']
      : title.includes('售前')
        ? ['方案演示']
        : title.includes('售后')
          ? ['门店运营']
          : [];
  const others = random.some(
    skills.map((skill) => skill.zh).filter((name) => !own.includes(name)),
    1 + random.below(2),
  );
  return [...own.map((name) => ({ name, level: 3 + random.below(3) })), ...others.map((name) => ({ name, level: 1 + random.below(4) }))];
}
