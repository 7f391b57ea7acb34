import { cast, type UnitKey } from './cast.ts';
import { type Day, plusDays } from './days.ts';
import type { DemoPerson } from './people.ts';
import type { Random } from './random.ts';

/** What people say of themselves, or HR keeps of them, beside their place in the company. */
export interface DemoProfile {
  person: string;
  place: string;
  /** Where it is not the company's own. */
  timeZone: string | null;
  bio: string;
  emergencyContact: { name: string; relation: string; phone: string };
  /** By the keys of the fields below; a member by name. */
  custom: Record<string, string>;
}

export interface DemoCustomField {
  key: string;
  zh: string;
  en: string;
  type: 'DATE' | 'CHOICE' | 'PERSON';
  choices: string[];
  audience: 'EVERYONE' | 'TEAM' | 'HR';
  filledByPerson: boolean;
}

const sizes = ['S', 'M', 'L', 'XL'];
const diets = ['不限', '素食', '清真', '不吃辣', '海鲜过敏'];

export const customFields: readonly DemoCustomField[] = [
  { key: 'mentor', zh: '导师', en: 'Mentor', type: 'PERSON', choices: [], audience: 'EVERYONE', filledByPerson: false },
  { key: 'diet', zh: '饮食习惯', en: 'Diet', type: 'CHOICE', choices: diets, audience: 'TEAM', filledByPerson: true },
  { key: 'shirt-size', zh: '衣服尺码', en: 'Shirt size', type: 'CHOICE', choices: sizes, audience: 'HR', filledByPerson: true },
  { key: 'contract-ends', zh: '合同到期', en: 'End of contract', type: 'DATE', choices: [], audience: 'HR', filledByPerson: false },
];

const places: Partial<Record<UnitKey, string>> = {
  shanghai: '上海 · 静安',
  hangzhou: '杭州 · 滨江',
  guangzhou: '广州 · 天河',
  shenzhen: '深圳 · 南山',
  south: '广州 · 天河',
  beijing: '北京 · 朝阳',
  north: '北京 · 朝阳',
  xian: '西安 · 高新',
};
const HEADQUARTERS = '上海 · 徐汇';

const bios: Readonly<Record<string, string>> = {
  苏婉清: '负责招聘、档案和团队活动。\n\n有任何资料要改，**直接找我**，或在这里自己改。',
  陈晓明: '带团队的三件事：\n\n1. 目标说清楚\n2. 难题摆上桌\n3. 做成了一起庆祝',
  李明朗: '做过两年门店店长，懂店里一天是怎么过的。\n\n- 周末常去爬山\n- 会修咖啡机',
  何晓雯: '刚转到售前，正在学 *怎么把方案讲短*。',
};

/** Those of another family have a family name of their own. */
const contacts: readonly { relation: string; name?: string; given?: string }[] = [
  { relation: '父亲', given: '建国' },
  { relation: '母亲', name: '王秀英' },
  { relation: '哥哥', given: '志强' },
  { relation: '姐姐', given: '丽华' },
  { relation: '母亲', name: '许雅琴' },
];

/** The profiles of those who work here; the seed is its own, so that nothing else of the company changes with it. */
export function demoProfiles(people: readonly DemoPerson[], today: Day, random: Random): DemoProfile[] {
  const unitOf = new Map(cast.map(({ name, unit }) => [name, unit]));
  const superiorOf = new Map(cast.map(({ name, reportsTo }) => [name, reportsTo]));
  const here = people.filter(({ leftOn }) => leftOn === null);
  return here.map(({ name, hiredOn }, index) => {
    const unit = unitOf.get(name);
    const { relation, name: own, given = '' } = random.pick(contacts);
    const contact = { name: own ?? name.slice(0, 1) + given, relation, phone: `1380000${String(2100 + index * 3)}` };
    const custom: Record<string, string> = { diet: random.chance(60) ? '不限' : random.pick(diets), 'shirt-size': random.pick(sizes) };
    const ends = plusDays(today, 30 + random.below(900));
    if (random.chance(70)) custom['contract-ends'] = ends;
    const mentor = superiorOf.get(name);
    // Newcomers of the last two years have somebody to ask.
    if (mentor && hiredOn > plusDays(today, -730) && here.some((each) => each.name === mentor)) custom['mentor'] = mentor;
    return {
      person: name,
      place: (unit && places[unit]) ?? HEADQUARTERS,
      timeZone: name === '麦凯琳' ? 'Asia/Singapore' : null,
      bio: bios[name] ?? '',
      emergencyContact: contact,
      custom,
    };
  });
}
