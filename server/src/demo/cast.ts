/**
 * The people of the demo company 禾木软件, which sells store software to chains of shops. All of them are invented.
 * One line each: name, alias, what they do since the reorganisation, in which unit, to whose seat they report, months since they were hired,
 * and before the reorganisation in which group they were what (the early structure of three groups).
 */
export interface CastMember {
  name: string;
  alias?: string;
  title: string;
  unit: UnitKey;
  /** The name of the person whose seat theirs reports to; none for the head of the company. */
  reportsTo?: string;
  hiredMonthsAgo: number;
  early?: { group: GroupKey; title: string; reportsTo: string };
}

export type GroupKey = 'group-1' | 'group-2' | 'group-3';
export type UnitKey =
  | 'company'
  | 'office'
  | 'sales'
  | 'key-accounts'
  | 'own-chains'
  | 'franchises'
  | 'channel'
  | 'channel-growth'
  | 'east'
  | 'shanghai'
  | 'hangzhou'
  | 'south'
  | 'guangzhou'
  | 'shenzhen'
  | 'north'
  | 'beijing'
  | 'xian'
  | 'launch';

type Line = [
  name: string,
  alias: string,
  title: string,
  unit: UnitKey,
  reportsTo: string,
  months: number,
  early?: `${1 | 2 | 3} ${string} ${string}`,
];

const lines: readonly Line[] = [
  ['沈思远', '老沈', '总经理', 'company', '', 38],
  ['苏婉清', 'Susan', '人事主管', 'office', '沈思远', 30],
  ['何晓雯', '小雯', '人事专员', 'office', '苏婉清', 9],
  ['顾一鸣', 'Eric', '信息化专员', 'office', '苏婉清', 16],
  ['尹若曦', '若若', '销售运营专员', 'office', '沈思远', 11],
  ['陆承宇', 'Lucas', '销售总监', 'sales', '沈思远', 5],

  ['林佳怡', 'Joy', '销售经理', 'key-accounts', '陆承宇', 34, '1 销售经理 沈思远'],
  ['高俊杰', '杰哥', '销售主管', 'own-chains', '林佳怡', 27, '1 销售员 林佳怡'],
  ['许文静', '静静', '售前顾问', 'own-chains', '高俊杰', 14, '1 销售助理 高俊杰'],
  ['郑浩然', '浩子', '客户经理（售中）', 'own-chains', '高俊杰', 19, '1 销售员 林佳怡'],
  ['彭思琪', 'Kiki', '客户经理（售中）', 'own-chains', '高俊杰', 4],
  ['曹志强', '强哥', '售后专员', 'own-chains', '高俊杰', 22, '1 销售助理 高俊杰'],
  ['梁雨桐', '桐桐', '销售主管', 'franchises', '林佳怡', 25, '1 销售员 林佳怡'],
  ['宋子墨', '墨墨', '售前顾问', 'franchises', '梁雨桐', 13, '1 销售助理 梁雨桐'],
  ['唐梦瑶', '瑶瑶', '客户经理（售中）', 'franchises', '梁雨桐', 15, '1 销售员 林佳怡'],
  ['韩磊', '磊子', '客户经理（售中）', 'franchises', '梁雨桐', 3],
  ['冯雅楠', '楠楠', '售后专员', 'franchises', '梁雨桐', 2],

  ['董浩', 'Howard', '销售经理', 'channel', '陆承宇', 28, '1 销售员 林佳怡'],
  ['程欣怡', '橙子', '销售主管', 'channel-growth', '董浩', 18, '1 销售员 林佳怡'],
  ['于洋', '大洋', '渠道顾问（售前）', 'channel-growth', '程欣怡', 12, '1 销售助理 程欣怡'],
  ['余晓峰', '峰哥', '客户经理（售中）', 'channel-growth', '程欣怡', 4],
  ['潘静', '阿静', '客户经理（售中）', 'channel-growth', '程欣怡', 8, '1 销售员 林佳怡'],
  ['杜若飞', '飞飞', '售后专员', 'channel-growth', '程欣怡', 1],

  ['陈晓明', '老陈', '区域经理', 'east', '陆承宇', 33, '2 销售经理 沈思远'],
  ['单雨薇', 'Vivian', '销售主管', 'shanghai', '陈晓明', 26, '2 销售员 陈晓明'],
  ['李明朗', '朗朗', '客户经理（售中）', 'shanghai', '单雨薇', 17, '2 销售员 陈晓明'],
  ['王一诺', '诺诺', '售前顾问', 'shanghai', '单雨薇', 14, '2 销售助理 单雨薇'],
  ['赵启航', '航哥', '客户经理（售中）', 'shanghai', '单雨薇', 10, '2 销售员 陈晓明'],
  ['周思雨', '思思', '客户经理（售中）', 'shanghai', '单雨薇', 12, '2 销售员 陈晓明'],
  ['吴桐', '梧桐', '售后专员', 'shanghai', '单雨薇', 7, '2 销售助理 单雨薇'],
  ['孙泽宇', '阿泽', '销售主管', 'hangzhou', '陈晓明', 23, '2 销售员 陈晓明'],
  ['朱琳', '琳琳', '售前顾问', 'hangzhou', '孙泽宇', 13, '2 销售助理 孙泽宇'],
  ['胡家豪', '豪仔', '客户经理（售中）', 'hangzhou', '孙泽宇', 9, '2 销售员 陈晓明'],
  ['郭美玲', '玲姐', '客户经理（售中）', 'hangzhou', '孙泽宇', 21, '2 销售员 陈晓明'],
  ['马俊', '小马', '客户经理（售中）', 'hangzhou', '孙泽宇', 3],
  ['罗诗涵', '涵涵', '售后专员', 'hangzhou', '孙泽宇', 6, '2 销售助理 孙泽宇'],

  ['黄嘉敏', 'Carmen', '区域经理', 'south', '陆承宇', 29, '2 销售员 陈晓明'],
  ['邓伟伦', '阿伦', '销售主管', 'guangzhou', '黄嘉敏', 20, '2 销售员 陈晓明'],
  ['谢婷婷', '婷婷', '售前顾问', 'guangzhou', '邓伟伦', 5],
  ['叶子轩', '叶子', '客户经理（售中）', 'guangzhou', '邓伟伦', 11, '2 销售员 陈晓明'],
  ['蔡明哲', '哲哥', '客户经理（售中）', 'guangzhou', '邓伟伦', 4],
  ['麦凯琳', 'Kathy', '售后专员', 'guangzhou', '邓伟伦', 4],
  ['曾庆林', '阿林', '销售主管', 'shenzhen', '黄嘉敏', 24, '3 销售员 贺建国'],
  ['袁野', '原野', '售前顾问', 'shenzhen', '曾庆林', 5],
  ['蒋晓彤', '彤彤', '客户经理（售中）', 'shenzhen', '曾庆林', 15, '3 销售员 贺建国'],
  ['覃朗', '朗哥', '客户经理（售中）', 'shenzhen', '曾庆林', 4],
  ['卢卓然', '卓卓', '售后专员', 'shenzhen', '曾庆林', 2],

  ['贺建国', '贺老师', '区域经理', 'north', '陆承宇', 36, '3 销售经理 沈思远'],
  ['任晓东', '东哥', '销售主管', 'beijing', '贺建国', 25, '3 销售员 贺建国'],
  ['石磊', '石头', '客户经理（售中）', 'beijing', '任晓东', 18, '3 销售员 贺建国'],
  ['白雪', '小白', '售前顾问', 'beijing', '任晓东', 14, '3 销售助理 任晓东'],
  ['解宇辰', '辰辰', '客户经理（售中）', 'beijing', '任晓东', 10, '3 销售员 贺建国'],
  ['田甜', '甜甜', '售后专员', 'beijing', '任晓东', 7, '3 销售助理 任晓东'],
  ['秦思源', '源源', '销售主管', 'xian', '贺建国', 22, '3 销售员 贺建国'],
  ['薛宁', '阿宁', '售前顾问', 'xian', '秦思源', 13, '3 销售助理 秦思源'],
  ['雷鸣', '大雷', '客户经理（售中）', 'xian', '秦思源', 16, '3 销售员 贺建国'],
  ['万芳', '芳姐', '客户经理（售中）', 'xian', '秦思源', 20, '3 销售员 贺建国'],
  ['龚雪', '雪儿', '售后专员', 'xian', '秦思源', 12, '3 销售助理 秦思源'],
];

export const cast: readonly CastMember[] = lines.map(([name, alias, title, unit, reportsTo, hiredMonthsAgo, early]) => {
  const [group, earlyTitle, earlyBoss] = early?.split(' ') ?? [];
  return {
    name,
    alias,
    title,
    unit,
    hiredMonthsAgo,
    ...(reportsTo && { reportsTo }),
    ...(group && earlyTitle && earlyBoss && { early: { group: `group-${group}` as GroupKey, title: earlyTitle, reportsTo: earlyBoss } }),
  };
});

/** Those who came into a seat that somebody else had left, and when (days before today). */
export const successors: readonly { name: string; alias: string; into: string; daysAgo: number }[] = [
  { name: '仇海涛', alias: '海涛', into: '万芳', daysAgo: 92 },
  { name: '樊梦洁', alias: '洁洁', into: '龚雪', daysAgo: 41 },
];

/** Those who left: their last day at work, in days before today; one has given notice, and it lies ahead. */
export const leavers: readonly { name: string; lastDayDaysAgo: number }[] = [
  { name: '郭美玲', lastDayDaysAgo: -26 },
  { name: '贺建国', lastDayDaysAgo: 23 },
  { name: '万芳', lastDayDaysAgo: 124 },
  { name: '龚雪', lastDayDaysAgo: 63 },
];

/** Left in the early structure; the seat was closed with them. */
export const closedSeat = {
  name: '柯俊熙',
  alias: 'Jack',
  title: '销售员',
  group: 'group-3' as GroupKey,
  reportsTo: '贺建国',
  hiredMonthsAgo: 15,
  lastDayDaysAgo: 238,
};
