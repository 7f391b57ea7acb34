import { describe, expect, it } from 'vitest';
import type { StoredStep } from '../modules/organization/reorg-step.rules.ts';
import { type StageState, stageStateOn } from '../modules/organization/stage-level.rules.ts';
import { type Stage, stageSteps } from '../modules/organization/stage-template.rules.ts';
import { plusDays } from './days.ts';
import { demoOrganization } from './organization.ts';

const TODAY = '2026-11-23';
const organization = demoOrganization(TODAY);
const lastEarlyDay = plusDays(organization.reorganisedOn, -1);

/** The organization on a day, each seat under the name of its first holder. */
function demoOn(day: string): StageState {
  const span = ({ from, to }: { from: string; to: string | null }) => ({ validFrom: from, validTo: to });
  const units = organization.units.flatMap(({ key: id, kind, order: sortOrder, head: headPosition, responsibilities, terms }) =>
    terms.map((term) => ({
      id,
      kind,
      sortOrder,
      headPosition,
      responsibilities,
      name: term.name,
      parent: term.parent,
      ...span(term),
    })),
  );
  const seats = organization.seats.flatMap(({ key: id, terms }, sortOrder) =>
    terms.map(({ title, unit, reportsTo, holder, primary, ...term }) => ({
      id,
      sortOrder,
      title,
      unit,
      reportsTo,
      holder,
      primary,
      ...span(term),
    })),
  );
  return stageStateOn({ seats, units }, day);
}

/** What the preview says, a line a step. */
function preview(state: StageState, stage: Stage): string[] {
  const made = new Map<string, string>();
  let count = 0;
  const newId = (prefix: string) => `${prefix}-${++count}`;
  const call = (id: unknown) => made.get(String(id)) ?? String(id);
  const say = ({ action, input }: StoredStep): string => {
    if (action === 'addPosition') {
      made.set(String(input['id']), `空缺的${String(input['title'])}`);
      return `+ ${String(input['title'])}（${String(input['unitId'])}）→ ${call(input['reportsToId'])}`;
    }
    if (action !== 'changePosition') return `${action} ${JSON.stringify(input)}`;
    const line = input['reportsToId'] === undefined ? '' : ` → ${call(input['reportsToId'])}`;
    return `${call(input['positionId'])}${input['title'] === undefined ? '' : `：${String(input['title'])}`}${line}`;
  };
  return stageSteps(state, stage, { say: ({ zh }) => zh, company: '禾木软件' }, newId).map(say);
}

describe('A stage template on the demo company', () => {
  it('has nothing to do where the company is in that stage already', () => {
    expect(preview(demoOn(TODAY), 'LATER')).toEqual([]);
    expect(preview(demoOn(lastEarlyDay), 'EARLY')).toEqual([]);
  });

  it('leads the three groups into the later stage: who has assistants becomes 销售主管, and what nobody was is opened', () => {
    expect(preview(demoOn(lastEarlyDay), 'LATER')).toEqual([
      '+ 销售总监（sales）→ 沈思远',
      '林佳怡 → 空缺的销售总监',
      '陈晓明 → 空缺的销售总监',
      '贺建国 → 空缺的销售总监',
      '+ 区域经理（sales）→ 空缺的销售总监',
      ...['高俊杰', '梁雨桐', '程欣怡', '单雨薇', '孙泽宇', '任晓东', '秦思源'].map((name) => `${name}：销售主管`),
      // Of two assistants one does 售前, the other 售后; they stay with whom they helped.
      ...['许文静', '宋子墨', '于洋', '王一诺', '朱琳', '白雪', '薛宁'].map((name) => `${name}：售前顾问`),
      // The others do 售中, spread over the supervisors of the manager they had.
      '郑浩然：客户经理（售中） → 梁雨桐',
      '唐梦瑶：客户经理（售中） → 程欣怡',
      '董浩：客户经理（售中） → 高俊杰',
      '潘静：客户经理（售中） → 梁雨桐',
      '李明朗：客户经理（售中） → 单雨薇',
      '赵启航：客户经理（售中） → 孙泽宇',
      '周思雨：客户经理（售中） → 单雨薇',
      '胡家豪：客户经理（售中） → 孙泽宇',
      '郭美玲：客户经理（售中） → 单雨薇',
      '黄嘉敏：客户经理（售中） → 孙泽宇',
      '邓伟伦：客户经理（售中） → 单雨薇',
      '叶子轩：客户经理（售中） → 孙泽宇',
      '曾庆林：客户经理（售中） → 任晓东',
      '蒋晓彤：客户经理（售中） → 秦思源',
      '石磊：客户经理（售中） → 任晓东',
      '解宇辰：客户经理（售中） → 秦思源',
      '雷鸣：客户经理（售中） → 任晓东',
      '万芳：客户经理（售中） → 秦思源',
      ...['曹志强', '吴桐', '罗诗涵', '田甜', '龚雪'].map((name) => `${name}：售后专员`),
    ]);
  });

  it('leads back into the early stage: director and regional managers become 销售经理, supervisors sell again', () => {
    const steps = preview(demoOn(TODAY), 'EARLY');
    expect(steps.slice(0, 9)).toEqual([
      '陆承宇：销售经理',
      '林佳怡 → 沈思远',
      '董浩 → 沈思远',
      '陈晓明：销售经理 → 沈思远',
      '黄嘉敏：销售经理 → 沈思远',
      // His seat is vacant today, and 任晓东 takes it next month: it stays.
      '贺建国：销售经理 → 沈思远',
      '高俊杰：销售员',
      '郑浩然：销售员 → 林佳怡',
      '彭思琪：销售员 → 林佳怡',
    ]);
    expect(steps).toContain('王一诺：销售助理');
    // Human resources, sales operations and the concurrent post of the launch stay as they are.
    for (const name of ['苏婉清', '何晓雯', '顾一鸣', '尹若曦', '新品推广负责人', '沈思远']) {
      expect(steps.filter((step) => step.startsWith(name))).toEqual([]);
    }
  });
});
