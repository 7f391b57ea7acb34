import { type CastMember, cast, closedSeat, type GroupKey, leavers, successors, type UnitKey } from './cast.ts';
import { type Day, firstOfMonth, plusDays, plusMonths } from './days.ts';

export interface DemoUnitTerm {
  /** The first day on which this holds, and the first on which it no longer does (`null`: it still holds). */
  from: Day;
  to: Day | null;
  name: string;
  parent: string | null;
}

export interface DemoUnit {
  key: string;
  kind: 'COMPANY' | 'DEPARTMENT' | 'REGION' | 'TEAM';
  order: number;
  /** The seat that heads it. */
  head: string | null;
  responsibilities: string;
  terms: DemoUnitTerm[];
}

export interface DemoSeatTerm {
  from: Day;
  to: Day | null;
  title: string;
  unit: string;
  reportsTo: string | null;
  /** A person's name; `null` while the seat is vacant. */
  holder: string | null;
  primary: boolean;
}

export interface DemoSeat {
  key: string;
  terms: DemoSeatTerm[];
}

export interface DemoOrganization {
  /** The day on which the chart of the early structure begins, and the day of the reorganisation. */
  chartedOn: Day;
  reorganisedOn: Day;
  units: DemoUnit[];
  seats: DemoSeat[];
  dottedLines: { from: Day; to: Day | null; seat: string; towards: string }[];
  standIns: { from: Day; to: Day | null; seat: string; person: string }[];
}

type UnitLine = [
  key: UnitKey | GroupKey,
  kind: DemoUnit['kind'],
  parent: UnitKey | null,
  head: string | null,
  name: string,
  responsibilities: string,
];

const EARLY_SALES = '销售部';

const unitLines: readonly UnitLine[] = [
  ['company', 'COMPANY', null, '沈思远', '禾木软件', '为连锁门店提供收银、会员与库存一体的门店软件'],
  ['office', 'DEPARTMENT', 'company', '苏婉清', '综合管理部', '人事、行政、信息化与销售运营'],
  ['sales', 'DEPARTMENT', 'company', '陆承宇', '销售中心', '全国销售与客户服务'],
  ['key-accounts', 'DEPARTMENT', 'sales', '林佳怡', '大客户部', '五十家门店以上的连锁客户'],
  ['own-chains', 'TEAM', 'key-accounts', '高俊杰', '直营连锁组', '直营模式的连锁：商超、药房、书店'],
  ['franchises', 'TEAM', 'key-accounts', '梁雨桐', '加盟连锁组', '加盟模式的连锁：茶饮、烘焙、快餐'],
  ['channel', 'DEPARTMENT', 'sales', '董浩', '渠道部', '代理商与合作伙伴'],
  ['channel-growth', 'TEAM', 'channel', '程欣怡', '渠道拓展组', '发展与扶持地级市代理商'],
  ['east', 'REGION', 'sales', '陈晓明', '华东区', '上海、浙江、江苏、安徽'],
  ['shanghai', 'TEAM', 'east', '单雨薇', '上海组', '上海与江苏南部'],
  ['hangzhou', 'TEAM', 'east', '孙泽宇', '杭州组', '浙江与安徽'],
  ['south', 'REGION', 'sales', '黄嘉敏', '华南区', '广东、广西、福建、海南'],
  ['guangzhou', 'TEAM', 'south', '邓伟伦', '广州组', '广州、佛山与广西'],
  ['shenzhen', 'TEAM', 'south', '曾庆林', '深圳组', '深圳、东莞与福建'],
  ['north', 'REGION', 'sales', '贺建国', '北方区', '北京、天津、河北、陕西'],
  ['beijing', 'TEAM', 'north', '任晓东', '北京组', '北京、天津与河北'],
  ['xian', 'TEAM', 'north', '秦思源', '西安组', '陕西与山西'],
  ['launch', 'TEAM', 'sales', '新品推广负责人', '新品推广项目组', '“门店通”会员版的首批五十家客户'],
  ['group-1', 'TEAM', 'sales', '林佳怡', '销售一组', '大客户与渠道'],
  ['group-2', 'TEAM', 'sales', '陈晓明', '销售二组', '华东与华南'],
  ['group-3', 'TEAM', 'sales', '贺建国', '销售三组', '北方与深圳'],
];

/** Seats that someone else has taken over, keyed by the one who left. */
const successorOf = new Map(successors.map((one) => [one.into, one]));
const lastDayAgo = new Map(leavers.map((one) => [one.name, one.lastDayDaysAgo]));

/** The two structures of the demo company: three groups under one manager each, and since five months ago the director's house with regions. */
export function demoOrganization(today: Day): DemoOrganization {
  const chartedOn = firstOfMonth(plusMonths(today, -13));
  const reorganisedOn = firstOfMonth(plusMonths(today, -5));
  const nextMonth = firstOfMonth(plusMonths(today, 1));
  const launchedOn = plusDays(today, -58);
  return {
    chartedOn,
    reorganisedOn,
    units: unitLines.map(([key, kind, parent, head, name, responsibilities], order) => {
      const early = { from: chartedOn, to: reorganisedOn, parent };
      const later = { from: key === 'launch' ? launchedOn : reorganisedOn, to: null, parent, name };
      const always = { ...later, from: chartedOn };
      const terms = key.startsWith('group-')
        ? [{ ...early, name }]
        : key === 'sales'
          ? [{ ...early, name: EARLY_SALES }, later]
          : key === 'company' || key === 'office'
            ? [always]
            : [later];
      return { key, kind, order, head, responsibilities, terms };
    }),
    seats: [
      ...cast.map((member) => seatOf(member, today, chartedOn, reorganisedOn, nextMonth)),
      closedSeatOf(today, chartedOn),
      launchSeat(launchedOn),
    ],
    dottedLines: [
      { from: reorganisedOn, to: null, seat: '尹若曦', towards: '陆承宇' },
      { from: reorganisedOn, to: null, seat: '王一诺', towards: '林佳怡' },
      { from: plusDays(today, -70), to: null, seat: '谢婷婷', towards: '梁雨桐' },
      { from: reorganisedOn, to: plusDays(today, -30), seat: '白雪', towards: '林佳怡' },
    ],
    standIns: [{ from: plusDays(today, -22), to: nextMonth, seat: '贺建国', person: '任晓东' }],
  };
}

/** The day on which somebody of the cast was hired. Spread over the month; who heads a new seat is there on its first day. */
export function hiredOn(member: CastMember, today: Day): Day {
  const month = firstOfMonth(plusMonths(today, -member.hiredMonthsAgo));
  return member.name === '陆承宇' ? month : plusDays(month, (member.name.codePointAt(0) ?? 0) % 18);
}

function seatOf(member: CastMember, today: Day, chartedOn: Day, reorganisedOn: Day, nextMonth: Day): DemoSeat {
  const begins = later(hiredOn(member, today), chartedOn);
  const now = { title: member.title, unit: member.unit, reportsTo: member.reportsTo ?? null, holder: member.name, primary: true };
  const terms: DemoSeatTerm[] = [];
  if (member.early)
    terms.push({
      from: begins,
      to: reorganisedOn,
      ...now,
      title: member.early.title,
      unit: member.early.group,
      reportsTo: member.early.reportsTo,
    });
  terms.push({ from: member.early ? reorganisedOn : begins, to: null, ...now });

  const change = (on: Day, fields: Partial<DemoSeatTerm>): void => {
    const last = terms.at(-1);
    if (!last) return;
    last.to = on;
    terms.push({ ...last, ...fields, from: on, to: null });
  };
  const left = lastDayAgo.get(member.name);
  if (left !== undefined) change(plusDays(today, 1 - left), { holder: null });
  const successor = successorOf.get(member.name);
  if (successor) change(plusDays(today, -successor.daysAgo), { holder: successor.name });

  // Two moves in the past and the future, and the promotions that fill the vacancy of the north next month.
  if (member.name === '周思雨') {
    const moved = plusDays(today, -61);
    Object.assign(terms.at(-1) ?? {}, { unit: 'hangzhou', reportsTo: '孙泽宇' });
    change(moved, { unit: 'shanghai', reportsTo: '单雨薇' });
  }
  if (member.name === '罗诗涵') change(nextMonth, { unit: 'shanghai', reportsTo: '单雨薇' });
  if (member.name === '贺建国') change(nextMonth, { holder: '任晓东' });
  if (member.name === '任晓东') change(nextMonth, { holder: '石磊' });
  if (member.name === '石磊') change(nextMonth, { holder: null });
  return { key: member.name, terms };
}

function closedSeatOf(today: Day, chartedOn: Day): DemoSeat {
  const { name, title, group, reportsTo, lastDayDaysAgo } = closedSeat;
  return {
    key: name,
    terms: [{ from: chartedOn, to: plusDays(today, 1 - lastDayDaysAgo), title, unit: group, reportsTo, holder: name, primary: true }],
  };
}

/** A concurrent post (兼岗): it has a holder whose primary seat is elsewhere. */
const launchSeat = (from: Day): DemoSeat => ({
  key: '新品推广负责人',
  terms: [{ from, to: null, title: '新品推广负责人', unit: 'launch', reportsTo: '陆承宇', holder: '梁雨桐', primary: false }],
});

const later = (one: Day, other: Day): Day => (one > other ? one : other);
