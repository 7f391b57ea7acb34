import type { Text } from '../../platform/locale.ts';

/**
 * The levels of the sales line below the top, of both stages. In the early stage a SALESPERSON sells and an ASSISTANT helps; in the later
 * one a SUPERVISOR leads customer service: before (PRESALES, 售前), during (INSALES, 售中) and after the sale (AFTERSALES, 售后).
 */
export const LEVELS = [
  'DIRECTOR',
  'MANAGER',
  'REGION_MANAGER',
  'SUPERVISOR',
  'SALESPERSON',
  'ASSISTANT',
  'PRESALES',
  'INSALES',
  'AFTERSALES',
] as const;
export type Level = (typeof LEVELS)[number];

/** What a template calls a seat of a level that is not called so yet. */
const TITLES: Readonly<Record<Level | 'TOP', Text>> = {
  TOP: { zh: '总经理', en: 'General manager' },
  DIRECTOR: { zh: '销售总监', en: 'Sales director' },
  MANAGER: { zh: '销售经理', en: 'Sales manager' },
  REGION_MANAGER: { zh: '区域经理', en: 'Regional manager' },
  SUPERVISOR: { zh: '销售主管', en: 'Sales supervisor' },
  SALESPERSON: { zh: '销售员', en: 'Salesperson' },
  ASSISTANT: { zh: '销售助理', en: 'Sales assistant' },
  PRESALES: { zh: '售前顾问', en: 'Pre-sales consultant' },
  INSALES: { zh: '客户经理（售中）', en: 'Account manager (in-sales)' },
  AFTERSALES: { zh: '售后专员', en: 'After-sales specialist' },
};
export const titleOfLevel = (level: Level | 'TOP'): Text => TITLES[level];

const UNITS = {
  SERVICE: { zh: '客户服务部', en: 'Customer service' },
  PRESALES: { zh: '售前组', en: 'Pre-sales team' },
  INSALES: { zh: '售中组', en: 'In-sales team' },
  AFTERSALES: { zh: '售后组', en: 'After-sales team' },
} satisfies Record<string, Text>;
export const nameOfUnit = (unit: keyof typeof UNITS): Text => UNITS[unit];

/** The first that fits decides: 客户经理（售中） is a matter of 售中, and 销售总监助理 of 助理. */
const SPOKEN: readonly (readonly [Level, RegExp])[] = [
  ['PRESALES', /售前|\bpre-?sales?\b/i],
  ['INSALES', /售中|\bin-?sales?\b/i],
  ['AFTERSALES', /售后|客服|客户服务|\b(after|post)-?sales?\b|customer (service|support|success)/i],
  ['ASSISTANT', /(销售|业务|营销).{0,4}(助理|内勤|文员)|\bsales.*\b(assistant|admin|administrator|coordinator)\b/i],
  ['DIRECTOR', /(销售|业务|营销)(部|中心)?(总监|副总|总经理)|\b(sales director|director of sales|head of sales|vp,? (of )?sales)\b/i],
  ['REGION_MANAGER', /区域?(销售)?(经理|总监|负责人)|\b(regional?|area|district)( sales)? (manager|director)\b/i],
  ['SUPERVISOR', /(销售|业务|营销)(部|组|团队)?(主管|组长|队长)|\bsales (supervisor|team lead|team leader)\b/i],
  ['SALESPERSON', /(销售|业务)(员|代表|顾问|专员|工程师)|客户经理|\b(sales ?(person|man|woman)|account (manager|executive))\b/i],
  ['SALESPERSON', /\bsales (rep|representative|associate|executive|consultant|engineer|specialist)\b/i],
  ['MANAGER', /(销售|业务|营销|大客户|渠道)(部|中心)?经理|\bsales manager\b/i],
];

/** The level of which a title speaks, in Chinese or English; null: it speaks of none. */
export const levelInTitle = (title: string): Level | null => SPOKEN.find(([, words]) => words.test(title))?.[0] ?? null;

/** Who runs the company, by title: 总经理 before others who may stand above him. */
const TOPS: readonly RegExp[] = [
  /^(总经理|general manager)$/i,
  /^(总裁|首席执行官|董事长|创始人|老板|ceo|president|chief executive officer|managing director|founder|owner)$/i,
];
/** 0: 总经理; 1: another word for the top; null: no such title. */
export function topInTitle(title: string): number | null {
  const rank = TOPS.findIndex((words) => words.test(title.trim()));
  return rank < 0 ? null : rank;
}

/** Trades that are not selling, wherever they sit: an accountant in the sales department stays what she is. */
const OTHER_TRADE =
  /人事|人力|行政|财务|会计|出纳|法务|采购|运营|信息化|研发|技术总监|司机|前台|秘书|\b(hr|human resources|finance|accountant|legal|operations|it|office|developer)\b/i;
export const isOtherTrade = (title: string): boolean =>
  topInTitle(title) !== null || (levelInTitle(title) === null && OTHER_TRADE.test(title));

export const isSalesUnitName = (name: string): boolean => /销售|营销|业务|渠道|大客户|\b(sales|key accounts?|channels?)\b/i.test(name);
export const isServiceUnitName = (name: string): boolean => /客户服务|客服|customer (service|support)/i.test(name);
