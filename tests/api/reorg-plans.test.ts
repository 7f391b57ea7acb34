import { describe, expect, test } from 'vitest';
import type { EditReorgPlanInput, ReorgStepInput } from '../gql/graphql.ts';
import { hearthForThisFile } from '../support/app.ts';
import { RequestFailed } from '../support/client.ts';
import { graphql } from '../support/graphql.ts';
import { ChangePosition, Chart } from '../support/organization.ts';
import { DiscardPlan, DraftPlan, EditPlan, Plan, PlanChart, PublishPlan } from '../support/reorg-plans.ts';

// It is 2026-03-02 in Shanghai.
const hearth = await hearthForThisFile();
const { build } = hearth;

const hr = await hearth.as(await build.person({ name: '周敏' }), 'HR');
const second = await hearth.as(await build.person({ name: '何琳' }), 'HR');
const manager = await build.person({ name: '高经理' });
const editor = await hearth.as(manager);
const member = await hearth.as(await build.person({ name: '林浅' }));
const on = '2026-04-01';

const Undo = graphql(`
  mutation UndoPlan($input: UndoOrgChangeInput!) {
    undoOrgChange(input: $input) {
      errors {
        code
      }
    }
  }
`);
const PublishedChange = graphql(`
  query PublishedChange($id: ID!) {
    reorgPlan(id: $id) {
      publishedChange {
        changeId
        action
        effectiveOn
        undoable
      }
    }
  }
`);
const Plans = graphql(`
  query Plans($status: ReorgPlanStatus, $first: Int, $after: String) {
    reorgPlans(status: $status, first: $first, after: $after) {
      totalCount
      nodes {
        id
        status
        author {
          name
        }
        editors {
          name
        }
      }
      pageInfo {
        endCursor
        hasNextPage
      }
    }
  }
`);

const PlanUnits = graphql(`
  query PlanUnits($id: ID!) {
    reorgPlan(id: $id) {
      units {
        orgUnit
        parent
        name
        kind
        headPosition {
          id
        }
        responsibilities
      }
    }
  }
`);

/** 陈总 over 王经理 and 赵经理; 李明朗 under 王经理. */
async function team() {
  const [chen, wang, zhao, li] = await Promise.all(['陈总', '王经理', '赵经理', '李明朗'].map((name) => build.person({ name })));
  const unit = await build.unit('销售部');
  const head = await build.position({ title: '销售总监', unit, holder: chen });
  const east = await build.position({ title: '东区经理', unit, reportsTo: head, holder: wang });
  const west = await build.position({ title: '西区经理', unit, reportsTo: head, holder: zhao });
  const rep = await build.position({ title: '销售员', unit, reportsTo: east, holder: li });
  return { chen, wang, zhao, li, unit, head, east, west, rep };
}

async function draft(steps: ReorgStepInput[], editorIds: string[] = []) {
  const { draftReorgPlan } = await hr.run(DraftPlan, { input: { title: '春季调整', effectiveOn: on, editorIds } });
  const id = draftReorgPlan.reorgPlan?.id ?? '';
  const { editReorgPlan } = await hr.run(EditPlan, { input: { reorgPlanId: id, version: 1, addSteps: steps } });
  expect(editReorgPlan.errors).toEqual([]);
  return { id, steps: editReorgPlan.reorgPlan?.steps ?? [], version: editReorgPlan.reorgPlan?.version ?? 0 };
}
const read = async (id: string, as = hr) => (await as.run(Plan, { id })).reorgPlan;
const chartOn = async (asOf: string, root: string) => (await member.run(Chart, { asOf, root })).orgChart;
const publish = async (id: string, version: number, as = hr) =>
  (await as.run(PublishPlan, { input: { reorgPlanId: id, version } })).publishReorgPlan;
const codes = ({ errors }: { errors: readonly { code: string }[] }) => errors.map(({ code }) => code);

describe('a reorg plan', () => {
  test('shows what it would do, changes nothing before it is published, and everything on its day once it is', async () => {
    const { head, east, west, rep, unit, li } = await team();
    const before = await chartOn(on, head.id);
    const { id, version, steps } = await draft([
      { addOrgUnit: { name: '西南大区', kind: 'REGION', parentId: unit.id } },
      { changePosition: { positionId: rep.id, reportsToId: west.id, title: '高级销售员' } },
      { addPosition: { title: '区域助理', unitId: unit.id, reportsToId: west.id } },
      { vacatePosition: { positionId: east.id } },
      { closePosition: { positionId: east.id } },
    ]);
    expect(steps.map(({ text }) => text)).toEqual([
      '新设部门「西南大区」',
      '李明朗（高级销售员） 改称「高级销售员」，改向 赵经理（西区经理） 汇报',
      '在「销售部」新设岗位「区域助理」',
      '王经理（东区经理） 空出',
      '撤销岗位 王经理（东区经理）',
    ]);
    const plan = await read(id);
    expect(plan?.rehearsal).toMatchObject({ publishable: true, conflicts: [], liveChanges: [] });
    expect(plan?.rehearsal?.changes.map(({ kind, person, name }) => [kind, person?.name ?? name])).toEqual(
      expect.arrayContaining([
        ['OPENED', '西南大区'],
        ['OPENED', '区域助理'],
        ['NEW_MANAGER', '李明朗'],
        ['LEFT', '王经理'],
      ]),
    );
    expect(await chartOn(on, head.id)).toEqual(before);

    const drafted = (await hr.run(PlanChart, { id })).reorgPlan?.chart;
    expect(drafted?.asOf).toBe(on);
    const inDraft = drafted?.nodes.filter(({ reportsTo }) => reportsTo === west.id).map(({ title, holder }) => [title, holder?.name]);
    expect(inDraft).toEqual(
      expect.arrayContaining([
        ['高级销售员', li?.name],
        ['区域助理', undefined],
      ]),
    );
    expect(drafted?.nodes.some(({ position }) => position.id === east.id)).toBe(false);

    expect(await publish(id, version)).toMatchObject({ errors: [], reorgPlan: { status: 'PUBLISHED' } });
    const after = await chartOn(on, head.id);
    expect(after.nodes.map(({ title }) => title).sort()).toEqual(['区域助理', '西区经理', '销售总监', '高级销售员'].sort());
    expect(after.nodes.map(({ position }) => position.id)).toEqual(
      drafted?.nodes.map(({ position }) => position.id).filter((seat) => after.nodes.some(({ position }) => position.id === seat)),
    );
    expect(await chartOn('2026-03-31', head.id)).toEqual({ ...before, asOf: '2026-03-31' });
  });

  test('names units and seats that it makes itself in its later steps', async () => {
    const { head, unit, rep, li } = await team();
    const { id, version, steps } = await draft([
      { addOrgUnit: { name: '客户服务部', kind: 'DEPARTMENT', parentId: unit.id } },
      { addPosition: { title: '客服主管', unitId: unit.id, reportsToId: head.id } },
    ]);
    const [newUnit, newSeat] = [steps[0]?.orgUnit ?? '', steps[1]?.position?.id ?? ''];
    const edited = await hr.run(EditPlan, {
      input: {
        reorgPlanId: id,
        version,
        addSteps: [
          { changePosition: { positionId: newSeat, unitId: newUnit } },
          { changePosition: { positionId: rep.id, reportsToId: newSeat, unitId: newUnit } },
          { renameOrgUnit: { orgUnitId: newUnit, headPositionId: newSeat } },
        ],
      },
    });
    expect(edited.editReorgPlan.errors).toEqual([]);
    const plan = await read(id);
    expect(plan?.rehearsal?.publishable).toBe(true);
    expect(plan?.rehearsal?.changes.find(({ kind }) => kind === 'MOVED')).toMatchObject({
      person: { name: li?.name },
      unit: { name: '客户服务部' },
    });
    expect(plan?.rehearsal?.checks.map(({ kind }) => kind)).toContain('EMPTY_HEAD');
    expect((await publish(id, edited.editReorgPlan.reorgPlan?.version ?? 0)).errors).toEqual([]);
    const below = await chartOn(on, newSeat);
    expect(below.nodes.map(({ title, unit: { name } }) => [title, name])).toEqual([
      ['客服主管', '客户服务部'],
      ['销售员', '客户服务部'],
    ]);
  });

  test('puts a second move of the same card into the step that it takes further', async () => {
    const { west, head, rep } = await team();
    const { id, version } = await draft([{ changePosition: { positionId: rep.id, reportsToId: west.id } }]);
    const { editReorgPlan } = await hr.run(EditPlan, {
      input: { reorgPlanId: id, version, addSteps: [{ changePosition: { positionId: rep.id, reportsToId: head.id, title: '助理' } }] },
    });
    expect(editReorgPlan.reorgPlan?.steps).toHaveLength(1);
    const removed = await hr.run(EditPlan, {
      input: { reorgPlanId: id, version: version + 1, removeStepIds: editReorgPlan.reorgPlan?.steps.map((step) => step.id) ?? [] },
    });
    expect(removed.editReorgPlan.reorgPlan?.steps).toEqual([]);
  });

  test('takes a step out and puts it back where it was, so that what later steps name is there again', async () => {
    const { unit, head, rep } = await team();
    const made = await draft([{ addPosition: { title: '客服主管', unitId: unit.id, reportsToId: head.id } }]);
    const step = made.steps[0]?.id ?? '';
    const position = made.steps[0]?.position;
    const edit = async (version: number, change: Omit<EditReorgPlanInput, 'reorgPlanId' | 'version'>) => {
      const { editReorgPlan } = await hr.run(EditPlan, { input: { reorgPlanId: made.id, version, ...change } });
      expect(editReorgPlan.errors).toEqual([]);
      return editReorgPlan.reorgPlan;
    };
    await edit(made.version, { addSteps: [{ changePosition: { positionId: rep.id, reportsToId: position?.id ?? '' } }] });
    const without = await edit(made.version + 1, { removeStepIds: [step] });
    expect(without?.steps.map(({ action }) => action)).toEqual(['CHANGE_POSITION']);
    expect((await read(made.id))?.rehearsal?.publishable).toBe(false);
    const restored = await edit(made.version + 2, { restoreStepIds: [step] });
    expect(restored?.steps.map(({ action }) => action)).toEqual(['ADD_POSITION', 'CHANGE_POSITION']);
    expect(restored?.steps[0]).toMatchObject({ id: step, position: { id: position?.id } });
    expect((await read(made.id))?.rehearsal?.publishable).toBe(true);
  });

  test('tells the units of its day, those that it makes itself included', async () => {
    const { unit, head } = await team();
    const { id, steps } = await draft([
      { addOrgUnit: { name: '西南大区', kind: 'REGION', parentId: unit.id, responsibilities: '开拓' } },
      { renameOrgUnit: { orgUnitId: unit.id, name: '营销部', headPositionId: head.id } },
    ]);
    const units = (await hr.run(PlanUnits, { id })).reorgPlan?.units ?? [];
    const own = units.filter(({ orgUnit, parent }) => orgUnit === unit.id || parent === unit.id);
    expect(own).toEqual([
      {
        orgUnit: unit.id,
        parent: expect.any(String),
        name: '营销部',
        kind: 'DEPARTMENT',
        headPosition: { id: head.id },
        responsibilities: '',
      },
      { orgUnit: steps[0]?.orgUnit, parent: unit.id, name: '西南大区', kind: 'REGION', headPosition: null, responsibilities: '开拓' },
    ]);
  });

  test('calls a seat by who leaves it, before and after it is published', async () => {
    const { east } = await team();
    const { id, version, steps } = await draft([{ vacatePosition: { positionId: east.id } }]);
    expect(steps.map(({ text }) => text)).toEqual(['王经理（东区经理） 空出']);
    await publish(id, version);
    expect((await read(id))?.steps.map(({ text }) => text)).toEqual(['王经理（东区经理） 空出']);
  });

  test('lists circles, steps that are refused, wide spans, orphans and seats in charge that it empties', async () => {
    const { head, east, west, rep } = await team();
    const { id, version, steps } = await draft([
      { changePosition: { positionId: head.id, reportsToId: rep.id } },
      { closePosition: { positionId: west.id } },
      { vacatePosition: { positionId: east.id } },
      { changePosition: { positionId: west.id, reportsToId: null } },
    ]);
    const plan = await read(id);
    expect(plan?.rehearsal?.publishable).toBe(false);
    const checks = plan?.rehearsal?.checks ?? [];
    expect(checks.map(({ kind, step, blocking, position }) => [kind, step ?? position?.id, blocking])).toEqual([
      ['CYCLE', steps[0]?.id, true],
      ['REFUSED', steps[1]?.id, true],
      ['EMPTY_HEAD', east.id, false],
      ['ORPHAN', west.id, false],
    ]);
    expect(checks[0]?.message).toContain('陈总 → 李明朗');
    const refused = await publish(id, version);
    expect(codes(refused)).toEqual(['REPORTING_CYCLE', 'POSITION_FILLED']);
    expect(refused.errors[0]?.path).toEqual(['steps', steps[0]?.id]);
    expect((await chartOn(on, head.id)).nodes.find(({ position }) => position.id === east.id)?.holder?.name).toBe('王经理');
  });

  test('warns of a span over the company’s limit', async () => {
    const { unit, head, east } = await team();
    const { id } = await draft(
      Array.from({ length: 13 }, (_, index): ReorgStepInput => ({
        addPosition: { title: `组员${index}`, unitId: unit.id, reportsToId: east.id },
      })),
    );
    const [check] = (await read(id))?.rehearsal?.checks ?? [];
    expect(check).toMatchObject({ kind: 'SPAN_TOO_WIDE', position: { id: east.id }, blocking: false });
    expect(check?.message).toContain('14');
    expect(head.id).toBeTruthy();
  });

  test('published is undone as one', async () => {
    const { head, west, rep, unit } = await team();
    const before = await chartOn(on, head.id);
    const { id, version } = await draft([
      { addOrgUnit: { name: '新部门', kind: 'TEAM', parentId: unit.id } },
      { addPosition: { title: '新岗位', unitId: unit.id, reportsToId: west.id } },
      { changePosition: { positionId: rep.id, reportsToId: west.id } },
    ]);
    const publishedChange = async (reader = hr) => (await reader.run(PublishedChange, { id })).reorgPlan?.publishedChange;
    expect(await publishedChange()).toBeNull();
    const { changeId } = await publish(id, version);
    expect(await publishedChange()).toEqual({ changeId, action: 'publishReorgPlan', effectiveOn: on, undoable: true });
    expect(await publishedChange(second)).toMatchObject({ changeId });
    expect(await publishedChange(member)).toBeNull();
    expect(codes((await hr.run(Undo, { input: { changeId: changeId ?? '' } })).undoOrgChange)).toEqual([]);
    expect(await chartOn(on, head.id)).toEqual(before);
    // It is a draft again, and what it was published with and undone by is no conflict.
    const again = await read(id);
    expect(again).toMatchObject({ status: 'DRAFT', rehearsal: { publishable: true, liveChanges: [], conflicts: [] } });
    expect(await publishedChange()).toBeNull();
    expect(codes(await publish(id, again?.version ?? 0))).toEqual([]);
    // Somebody goes on from it: from then on it is no more undone as one.
    await hr.run(ChangePosition, { input: { positionId: rep.id, title: '顾问', effectiveOn: on } });
    const published = await publishedChange();
    expect(published).toMatchObject({ undoable: false });
    expect(published?.changeId).not.toBe(changeId);
  });

  test('that is published twice at once is published once', async () => {
    const { rep } = await team();
    const { id, version } = await draft([{ changePosition: { positionId: rep.id, title: '主管' } }], []);
    const answers = await Promise.all([publish(id, version), publish(id, version)]);
    expect(answers.map((answer) => codes(answer).join()).sort()).toEqual(['', 'NOT_A_DRAFT']);
  });

  test('is refused a day that has passed, an empty title, two actions in a step, and a day of a step’s own', async () => {
    const { rep, west } = await team();
    const past = await hr.run(DraftPlan, { input: { title: '旧', effectiveOn: '2026-03-01' } });
    expect(past.draftReorgPlan.errors).toMatchObject([{ code: 'DATE_IN_PAST', path: ['effectiveOn'] }]);
    expect((await hr.run(DraftPlan, { input: { title: ' ', effectiveOn: on } })).draftReorgPlan.errors).toMatchObject([
      { path: ['title'] },
    ]);
    const { id, version } = await draft([]);
    const add = async (step: ReorgStepInput) =>
      (await hr.run(EditPlan, { input: { reorgPlanId: id, version, addSteps: [step] } })).editReorgPlan.errors;
    expect(await add({})).toMatchObject([{ code: 'ONE_ACTION', path: ['addSteps', '0'] }]);
    expect(await add({ changePosition: { positionId: rep.id, title: '一' }, closePosition: { positionId: west.id } })).toMatchObject([
      { code: 'ONE_ACTION' },
    ]);
    expect(await add({ changePosition: { positionId: rep.id, title: '一', effectiveOn: on } })).toMatchObject([{ code: 'NOT_IN_A_PLAN' }]);
    expect(await add({ changePosition: { positionId: rep.id, title: '' } })).toMatchObject([
      { path: ['addSteps', '0', 'changePosition', 'title'] },
    ]);
  });
});

describe('a draft', () => {
  test('is private to its editors until it is published', async () => {
    const { rep } = await team();
    const { id, version } = await draft([{ changePosition: { positionId: rep.id, title: '主管' } }], [manager.id]);
    expect(await read(id, second)).toBeNull();
    expect(await read(id, member)).toBeNull();
    expect((await editor.run(Plans, {})).reorgPlans.nodes.map((plan) => plan.id)).toContain(id);
    expect((await member.run(Plans, {})).reorgPlans.nodes.map((plan) => plan.id)).not.toContain(id);
    expect((await read(id, editor))?.viewerPermissions).toEqual({ edit: true, publish: false });
    expect((await read(id, editor))?.rehearsal?.publishable).toBe(true);
    await expect(publish(id, version, editor)).rejects.toThrow(RequestFailed);
    await expect(publish(id, version, second)).rejects.toThrow(RequestFailed);
    await publish(id, version);
    expect((await read(id, member))?.status).toBe('PUBLISHED');
  });

  test('edited by two at once keeps the first edit and tells the second what is there now', async () => {
    const { rep, west } = await team();
    const { id, version } = await draft([], [manager.id]);
    const edit = async (as: typeof hr, step: ReorgStepInput) =>
      (await as.run(EditPlan, { input: { reorgPlanId: id, version, addSteps: [step] } })).editReorgPlan;
    const answers = await Promise.all([
      edit(hr, { changePosition: { positionId: rep.id, title: '主管' } }),
      edit(editor, { changePosition: { positionId: west.id, title: '大区经理' } }),
    ]);
    expect(answers.map((answer) => codes(answer).join()).sort()).toEqual(['', 'CONFLICT']);
    const told = answers.find(({ errors }) => errors.length > 0)?.errors[0];
    expect(told).toMatchObject({ current: { id, version: version + 1 } });
    expect((await read(id))?.steps).toHaveLength(1);
  });

  test('given up can be neither edited nor published', async () => {
    const { id, version } = await draft([]);
    const { discardReorgPlan } = await hr.run(DiscardPlan, { input: { reorgPlanId: id, version } });
    expect(discardReorgPlan.reorgPlan?.status).toBe('DISCARDED');
    expect(codes(await publish(id, version + 1))).toEqual(['NOT_A_DRAFT']);
    expect((await read(id))?.rehearsal).toBeNull();
  });

  test('is begun by HR alone', async () => {
    await expect(editor.run(DraftPlan, { input: { title: '试试', effectiveOn: on } })).rejects.toThrow(RequestFailed);
  });
});

describe('what happens in the live chart while a plan is a draft', () => {
  test('is told, and what of it conflicts is looked at before the plan is published', async () => {
    const { head, west, rep, li } = await team();
    // Monday: the plan. Tuesday: somebody moves the same card, and another one. Wednesday: publishing.
    const { id, version, steps } = await draft([{ changePosition: { positionId: rep.id, reportsToId: west.id } }]);
    await second.run(ChangePosition, { input: { positionId: rep.id, reportsToId: head.id, effectiveOn: '2026-03-10' } });
    await second.run(ChangePosition, { input: { positionId: west.id, title: '西部经理', effectiveOn: '2026-03-10' } });
    const plan = await read(id);
    expect(plan?.rehearsal?.publishable).toBe(false);
    expect(plan?.rehearsal?.liveChanges.map(({ kind, person }) => [kind, person?.name])).toEqual(
      expect.arrayContaining([
        ['NEW_MANAGER', li?.name],
        ['RENAMED', '赵经理'],
      ]),
    );
    expect(plan?.rehearsal?.conflicts).toMatchObject([{ step: steps[0]?.id, position: { id: rep.id } }]);
    expect(plan?.rehearsal?.conflicts[0]?.message).toBe(
      '何琳已把 李明朗（销售员） 的汇报对象从 王经理（东区经理） 改为 陈总（销售总监）；方案要改为 赵经理（西部经理）',
    );
    expect(codes(await publish(id, version))).toEqual(['PLAN_CONFLICTS']);
    const noticed = await hr.run(EditPlan, { input: { reorgPlanId: id, version, noticeUpTo: plan?.rehearsal?.noticedUpTo } });
    expect((await read(id))?.rehearsal).toMatchObject({ publishable: true, liveChanges: [], conflicts: [] });
    expect((await publish(id, noticed.editReorgPlan.reorgPlan?.version ?? 0)).errors).toEqual([]);
    expect((await chartOn(on, west.id)).nodes.map(({ title }) => title)).toEqual(['西部经理', '销售员']);
  });

  test('does not conflict where both wanted the same, or changed different things', async () => {
    const { west, rep } = await team();
    const { id, version } = await draft([{ changePosition: { positionId: rep.id, reportsToId: west.id } }]);
    await second.run(ChangePosition, {
      input: { positionId: rep.id, reportsToId: west.id, title: '高级销售员', effectiveOn: '2026-03-10' },
    });
    expect((await read(id))?.rehearsal).toMatchObject({ publishable: true, conflicts: [] });
    expect((await publish(id, version)).errors).toEqual([]);
    expect((await chartOn(on, west.id)).nodes[1]?.title).toBe('高级销售员');
  });
});

test('what nobody has looked at is not noticed with what was looked at', async () => {
  const { head, west, rep } = await team();
  const { id, version } = await draft([{ changePosition: { positionId: rep.id, reportsToId: west.id } }]);
  await second.run(ChangePosition, { input: { positionId: rep.id, title: '主管', effectiveOn: '2026-03-10' } });
  const looked = await read(id);
  // Somebody moves the same seat between the look and the word about it.
  await second.run(ChangePosition, { input: { positionId: rep.id, reportsToId: head.id, effectiveOn: '2026-03-10' } });
  const { editReorgPlan } = await hr.run(EditPlan, { input: { reorgPlanId: id, version, noticeUpTo: looked?.rehearsal?.noticedUpTo } });
  expect(editReorgPlan.errors).toEqual([]);
  expect((await read(id))?.rehearsal?.conflicts).toMatchObject([{ position: { id: rep.id } }]);
  expect(codes(await publish(id, editReorgPlan.reorgPlan?.version ?? 0))).toEqual(['PLAN_CONFLICTS']);
});

test('a plan without steps, and one whose day has passed, can’t be published and says so before', async () => {
  const empty = await draft([]);
  expect((await read(empty.id))?.rehearsal?.publishable).toBe(false);
  expect(codes(await publish(empty.id, empty.version))).toEqual(['NO_STEPS']);
  const { unit } = await team();
  const { id, version } = await draft([{ addOrgUnit: { name: '新部门', kind: 'TEAM', parentId: unit.id } }]);
  const now = hearth.clock.now();
  hearth.clock.set('2026-05-01T09:00:00+08:00');
  try {
    const late = (await read(id))?.rehearsal;
    expect(late?.publishable).toBe(false);
    expect(late?.checks).toMatchObject([{ kind: 'REFUSED', blocking: true, step: null }]);
    expect(codes(await publish(id, version))).toEqual(['DATE_IN_PAST']);
  } finally {
    hearth.clock.set(now.toISOString());
  }
});

test('who edits a plan is a change of its version, and a draft’s chart offers an editor no change of the live one', async () => {
  const { rep } = await team();
  const { id, version } = await draft([{ changePosition: { positionId: rep.id, title: '主管' } }], [manager.id]);
  const { editReorgPlan } = await hr.run(EditPlan, { input: { reorgPlanId: id, version, editorIds: [manager.id] } });
  expect(editReorgPlan.reorgPlan?.version).toBe(version + 1);
  const again = await hr.run(EditPlan, { input: { reorgPlanId: id, version, editorIds: [] } });
  expect(codes(again.editReorgPlan)).toEqual(['CONFLICT']);
  const ChartOfDraft = graphql(`
    query ChartOfDraft($id: ID!) {
      reorgPlan(id: $id) {
        chart {
          viewerPermissions {
            change
          }
        }
      }
    }
  `);
  expect((await editor.run(ChartOfDraft, { id })).reorgPlan?.chart.viewerPermissions.change).toBe(false);
  expect((await hr.run(ChartOfDraft, { id })).reorgPlan?.chart.viewerPermissions.change).toBe(true);
});
