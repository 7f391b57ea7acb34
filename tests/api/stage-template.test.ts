import { Person } from '@hearth/server/modules/people/person.entity';
import { afterAll, expect, test } from 'vitest';
import type { OrgStage } from '../gql/graphql.ts';
import { RequestFailed } from '../support/client.ts';
import { graphql } from '../support/graphql.ts';
import { openLanes } from '../support/lanes.ts';
import { Chart } from '../support/organization.ts';
import { Plan, PublishPlan } from '../support/reorg-plans.ts';

// It is 2026-03-02 in Shanghai, and the demo company has been in the later stage for five months.
const lanes = await openLanes();
afterAll(() => lanes[Symbol.asyncDispose]());

const em = lanes.services.orm.em.fork();
const named = (name: string) => em.findOneOrFail(Person, { name });
const hr = await lanes.signIn.as(await named('苏婉清'), 'HR');
const manager = await lanes.signIn.as(await named('陈晓明'));

const Apply = graphql(`
  mutation ApplyStageTemplate($input: ApplyStageTemplateInput!) {
    applyStageTemplate(input: $input) {
      reorgPlan {
        id
        version
        status
        steps {
          action
        }
      }
      errors {
        code
        path
      }
    }
  }
`);
const apply = async (stage: OrgStage, effectiveOn: string, as = hr) =>
  (await as.run(Apply, { input: { stage, effectiveOn, title: '阶段模板' } })).applyStageTemplate;
const chartOn = async (asOf: string) => (await manager.run(Chart, { asOf })).orgChart;

/** Who holds which seat, main post or not. */
async function holdersOn(day: string): Promise<string[]> {
  const { nodes } = await chartOn(day);
  return nodes.flatMap(({ position, holder, primary }) => (holder ? [`${holder.name} ${position.id} ${primary}`] : [])).sort();
}

/** A line upwards, by the titles: the seats of somebody and of everybody above them. */
async function lineOf(name: string, day: string): Promise<string[]> {
  const { nodes } = await chartOn(day);
  const known = new Map(nodes.map((node) => [node.position.id, node]));
  const line: string[] = [];
  for (let node = nodes.find(({ holder, primary }) => primary && holder?.name === name); node; node = known.get(node.reportsTo ?? ''))
    line.push(`${node.title} ${node.holder?.name ?? '空缺'}`);
  return line;
}

/** Publishes what a template drafted, once its preview says that nothing stands against it. */
async function carryOut(stage: OrgStage, day: string): Promise<Record<string, number>> {
  const { reorgPlan, errors } = await apply(stage, day);
  expect(errors).toEqual([]);
  const { id = '', version = 0 } = reorgPlan ?? {};
  const drafted = (await hr.run(Plan, { id })).reorgPlan;
  expect(drafted?.rehearsal?.publishable).toBe(true);
  const { publishReorgPlan } = await hr.run(PublishPlan, { input: { reorgPlanId: id, version } });
  expect(publishReorgPlan.errors).toEqual([]);
  const kinds = Map.groupBy(drafted?.rehearsal?.changes ?? [], ({ kind }) => kind);
  return Object.fromEntries([...kinds].map(([kind, changes]) => [kind, changes.length]));
}

test('a template drafts a plan for HR alone, for a day to come, and says where there is nothing to do', async () => {
  expect((await apply('LATER', '2026-03-02')).errors).toEqual([{ code: 'STAGE_REACHED', path: ['stage'] }]);
  expect((await apply('EARLY', '2026-03-01')).errors).toEqual([{ code: 'DATE_IN_PAST', path: ['effectiveOn'] }]);
  const refused = apply('EARLY', '2026-03-09', manager);
  await expect(refused).rejects.toThrow(RequestFailed);
  await expect(refused).rejects.toMatchObject({ codes: ['FORBIDDEN'] });
});

test('the demo company goes back to the early stage and on to the later one: a preview, then a chart, and nobody without a seat', async () => {
  const before = await holdersOn('2026-03-02');
  const plannedBefore = await holdersOn('2026-06-01');
  expect(await lineOf('李明朗', '2026-03-02')).toEqual([
    '客户经理（售中） 李明朗',
    '销售主管 单雨薇',
    '区域经理 陈晓明',
    '销售总监 陆承宇',
    '总经理 沈思远',
  ]);

  const back = await carryOut('EARLY', '2026-03-09');
  expect(Object.keys(back).filter((kind) => ['LEFT', 'JOINED', 'MOVED', 'CLOSED'].includes(kind))).toEqual([]);
  expect(await lineOf('李明朗', '2026-03-09')).toEqual(['销售员 李明朗', '销售经理 陈晓明', '总经理 沈思远']);
  expect(await lineOf('王一诺', '2026-03-09')).toEqual(['销售助理 王一诺', '销售员 单雨薇', '销售经理 陈晓明', '总经理 沈思远']);
  expect(await lineOf('尹若曦', '2026-03-09')).toEqual(['销售运营专员 尹若曦', '总经理 沈思远']);

  const on = await carryOut('LATER', '2026-03-16');
  expect(on).toMatchObject({ OPENED: 1 });
  expect(Object.keys(on).filter((kind) => ['LEFT', 'JOINED', 'MOVED', 'CLOSED'].includes(kind))).toEqual([]);
  expect(await lineOf('单雨薇', '2026-03-16')).toEqual(['销售主管 单雨薇', '区域经理 陈晓明', '销售总监 空缺', '总经理 沈思远']);

  for (const day of ['2026-03-09', '2026-03-16']) expect(await holdersOn(day)).toEqual(before);
  expect(await holdersOn('2026-06-01')).toEqual(plannedBefore);
  expect((await apply('LATER', '2026-03-16')).errors).toEqual([{ code: 'STAGE_REACHED', path: ['stage'] }]);
});
