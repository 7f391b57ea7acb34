import { describe, expect, test } from 'vitest';
import { hearthForThisFile } from '../support/app.ts';
import { RequestFailed } from '../support/client.ts';
import { graphql } from '../support/graphql.ts';
import { AddPosition, AssignPosition, ChangePosition, Chart, ClosePosition, Place, VacatePosition } from '../support/organization.ts';

// It is 2026-03-02 in Shanghai.
const hearth = await hearthForThisFile();
const { build } = hearth;
const today = '2026-03-02';

const hrPerson = await build.person({ name: '周敏' });
const hr = await hearth.as(hrPerson, 'HR');
const member = await hearth.as(await build.person({ name: '林浅' }));

/** A company of its own for each test: 陈总 over 王经理 and 赵经理, and 李明朗 under 王经理. */
async function team() {
  const [chen, wang, zhao, li] = await Promise.all(['陈总', '王经理', '赵经理', '李明朗'].map((name) => build.person({ name })));
  const unit = await build.unit('销售部');
  const head = await build.position({ title: '销售总监', unit, holder: chen });
  const east = await build.position({ title: '东区经理', unit, reportsTo: head, holder: wang });
  const west = await build.position({ title: '西区经理', unit, reportsTo: head, holder: zhao });
  const rep = await build.position({ title: '销售员', unit, reportsTo: east, holder: li });
  return { chen, wang, zhao, li, unit, head, east, west, rep };
}
const place = async (person: { id: string } | undefined) => (await member.run(Place, { id: person?.id ?? '' })).person;
const codes = (payload: { errors: readonly { code: string }[] }) => payload.errors.map(({ code }) => code);

describe('a change with a date', () => {
  test('shows from that day on, and not before', async () => {
    const { head, west, rep } = await team();
    const { changePosition } = await hr.run(ChangePosition, {
      input: { positionId: rep.id, reportsToId: west.id, title: '高级销售员', effectiveOn: '2026-04-01' },
    });
    expect(changePosition.errors).toEqual([]);
    const seen = async (asOf: string) => {
      const { orgChart } = await member.run(Chart, { asOf, root: head.id });
      const node = orgChart.nodes.find(({ position }) => position.id === rep.id);
      return [node?.title, orgChart.nodes.find(({ position }) => position.id === node?.reportsTo)?.title];
    };
    expect(await seen('2026-03-31')).toEqual(['销售员', '东区经理']);
    expect(await seen('2026-04-01')).toEqual(['高级销售员', '西区经理']);
  });

  test('carries its field through a planned change of another field, and leaves the past alone', async () => {
    const { west, rep } = await team();
    await hr.run(ChangePosition, { input: { positionId: rep.id, title: '主管', effectiveOn: '2026-06-01' } });
    const { changePosition } = await hr.run(ChangePosition, {
      input: { positionId: rep.id, reportsToId: west.id, effectiveOn: '2026-05-01' },
    });
    expect(
      changePosition.position?.terms.map((term) => [term.validFrom, term.validTo, term.title, term.reportsTo?.id === west.id]),
    ).toEqual([
      ['2020-01-01', '2026-05-01', '销售员', false],
      ['2026-05-01', '2026-06-01', '销售员', true],
      ['2026-06-01', null, '主管', true],
    ]);
  });

  test('is refused in the past', async () => {
    const { rep } = await team();
    const { changePosition } = await hr.run(ChangePosition, { input: { positionId: rep.id, title: '主管', effectiveOn: '2026-03-01' } });
    expect(changePosition).toMatchObject({ position: null, errors: [{ code: 'DATE_IN_PAST', path: ['effectiveOn'] }] });
  });

  test('answers a conflict with what is there where somebody else was faster', async () => {
    const { rep } = await team();
    await hr.run(ChangePosition, { input: { positionId: rep.id, title: '主管', version: 1 } });
    const { changePosition } = await hr.run(ChangePosition, { input: { positionId: rep.id, title: '组长', version: 1 } });
    expect(changePosition.errors).toMatchObject([{ code: 'CONFLICT', current: { id: rep.id } }]);
  });

  test('is for HR alone', async () => {
    const { rep } = await team();
    await expect(member.run(ChangePosition, { input: { positionId: rep.id, title: '总裁' } })).rejects.toThrow(RequestFailed);
    expect((await place((await team()).li))?.title).toBe('销售员');
  });
});

describe('a loop of reporting lines', () => {
  test('is refused and named', async () => {
    const { head, east, rep } = await team();
    const { changePosition } = await hr.run(ChangePosition, { input: { positionId: head.id, reportsToId: rep.id } });
    expect(changePosition.position).toBeNull();
    expect(changePosition.errors).toMatchObject([
      { code: 'REPORTING_CYCLE', path: ['reportsToId'], loop: [{ id: head.id }, { id: rep.id }, { id: east.id }] },
    ]);
    expect(changePosition.errors[0]?.message).toContain('陈总 → 李明朗 → 王经理 → 陈总');
  });

  test('is refused where it would only begin with a change that is planned already', async () => {
    const { east, west } = await team();
    await hr.run(ChangePosition, { input: { positionId: east.id, reportsToId: west.id, effectiveOn: '2026-09-01' } });
    const { changePosition } = await hr.run(ChangePosition, {
      input: { positionId: west.id, reportsToId: east.id, effectiveOn: '2026-05-01' },
    });
    expect(codes(changePosition)).toEqual(['REPORTING_CYCLE']);
    expect(changePosition.errors[0]?.message).toContain('2026-09-01');
  });

  test('is not made by two moves of the same moment that cross: exactly one is refused', async () => {
    const { east, west } = await team();
    const second = await hearth.as(await build.person({ name: '何琳' }), 'HR');
    const answers = await Promise.all([
      hr.run(ChangePosition, { input: { positionId: east.id, reportsToId: west.id } }),
      second.run(ChangePosition, { input: { positionId: west.id, reportsToId: east.id } }),
    ]);
    expect(answers.map(({ changePosition }) => codes(changePosition).join()).sort()).toEqual(['', 'REPORTING_CYCLE']);
  });

  test('of units is refused and named as well', async () => {
    const Move = graphql(`
      mutation MoveUnit($input: MoveOrgUnitInput!) {
        moveOrgUnit(input: $input) {
          errors {
            code
            message
            ... on UnitCycleError {
              loop {
                name
              }
            }
          }
        }
      }
    `);
    const outer = await build.unit('华东区');
    const inner = await build.unit('上海团队', { parent: outer });
    const { moveOrgUnit } = await hr.run(Move, { input: { orgUnitId: outer.id, parentId: inner.id } });
    expect(moveOrgUnit.errors).toMatchObject([{ code: 'UNIT_CYCLE', loop: [{ name: '华东区' }, { name: '上海团队' }] }]);
    expect(moveOrgUnit.errors[0]?.message).toContain('华东区 → 上海团队 → 华东区');
  });
});

describe('a vacant seat', () => {
  test('gives its reports to its stand-in, without one to the next filled seat, and keeps them when it is filled again', async () => {
    const { zhao, wang, li, east } = await team();
    await hr.run(VacatePosition, { input: { positionId: east.id, standInId: zhao?.id } });
    expect((await place(li))?.manager).toEqual({ name: '赵经理' });
    expect((await place(zhao))?.reports).toEqual([{ name: '李明朗' }]);

    await hr.run(VacatePosition, { input: { positionId: east.id, standInId: li?.id } });
    expect((await place(li))?.manager).toEqual({ name: '陈总' });

    const { assignPosition } = await hr.run(AssignPosition, { input: { positionId: east.id, personId: wang?.id ?? '' } });
    expect(assignPosition.errors).toEqual([]);
    expect((await place(li))?.manager).toEqual({ name: '王经理' });
  });

  test('is what somebody leaves behind the day after their last, with nobody orphaned', async () => {
    const Leave = graphql(`
      mutation LeaveTheTeam($input: RecordLeavingInput!) {
        recordLeaving(input: $input) {
          errors {
            code
          }
        }
      }
    `);
    const { chen, wang, rep, head } = await team();
    await hr.run(Leave, { input: { id: wang?.id ?? '', leftOn: '2026-03-15' } });
    const holders = async (asOf: string) =>
      (await member.run(Chart, { asOf, root: head.id })).orgChart.nodes.map(({ holder }) => holder?.name ?? null).sort();
    expect(await holders('2026-03-15')).toContain('王经理');
    expect(await holders('2026-03-16')).toEqual(['李明朗', '赵经理', '陈总', null].sort());
    const { orgChart } = await member.run(Chart, { asOf: '2026-03-16', root: head.id });
    expect(orgChart.vacancies).toBe(1);
    expect(orgChart.nodes.find(({ position }) => position.id === rep.id)?.depth).toBe(2);
    expect((await place(chen))?.reports.map(({ name }) => name).sort()).toEqual(['王经理', '赵经理'].sort());
  });

  test('can be closed once its reports have another superior', async () => {
    const { wang, east, west, rep } = await team();
    const close = (input: object) => hr.run(ClosePosition, { input: { positionId: east.id, ...input } });
    expect(codes((await close({})).closePosition)).toEqual(['POSITION_FILLED']);
    await hr.run(VacatePosition, { input: { positionId: east.id } });
    expect((await close({})).closePosition.errors).toMatchObject([{ code: 'POSITION_HAS_REPORTS', path: ['moveReportsToId'] }]);
    expect((await close({ moveReportsToId: west.id, effectiveOn: '2026-04-01' })).closePosition).toMatchObject({
      errors: [],
      position: { terms: [{ validTo: today }, { validTo: '2026-04-01' }] },
    });
    const { orgChart } = await member.run(Chart, { asOf: '2026-04-01', root: west.id });
    expect(orgChart.nodes.map(({ position }) => position.id)).toContain(rep.id);
    expect((await place(wang))?.title).toBeNull();
  });
});

describe('a concurrent post (兼岗)', () => {
  test('changes neither head-count nor manager, and never takes somebody’s place', async () => {
    const { li, zhao, head, west, unit } = await team();
    const added = await hr.run(AddPosition, { input: { title: '活动专员', unitId: unit.id, reportsToId: west.id, holderId: li?.id } });
    expect(added.addPosition.errors).toEqual([]);
    const { orgChart } = await member.run(Chart, { root: head.id });
    expect(orgChart.headcount).toBe(4);
    expect(orgChart.nodes.find(({ position }) => position.id === west.id)).toMatchObject({ directReports: 1, headcount: 1 });
    expect(await place(li)).toMatchObject({
      title: '销售员',
      manager: { name: '王经理' },
      positions: [{ primary: true }, { primary: false, title: '活动专员' }],
    });
    expect((await place(zhao))?.reports).toEqual([]);
  });

  test('becomes the main post when it is asked for, and the former one steps back', async () => {
    const { li, west, unit } = await team();
    const { addPosition } = await hr.run(AddPosition, {
      input: { title: '活动专员', unitId: unit.id, reportsToId: west.id, holderId: li?.id },
    });
    await hr.run(AssignPosition, { input: { positionId: addPosition.position?.id ?? '', personId: li?.id ?? '', primary: true } });
    expect(await place(li)).toMatchObject({
      title: '活动专员',
      manager: { name: '赵经理' },
      positions: [{ title: '活动专员' }, { title: '销售员', primary: false }],
    });
  });

  test('becomes the main post when the main one is given up', async () => {
    const { li, west, unit, rep } = await team();
    await hr.run(AddPosition, { input: { title: '活动专员', unitId: unit.id, reportsToId: west.id, holderId: li?.id } });
    await hr.run(VacatePosition, { input: { positionId: rep.id } });
    expect(await place(li)).toMatchObject({ title: '活动专员', positions: [{ title: '活动专员', primary: true }] });
  });
});

test('a filled seat is not given to somebody else, nor any seat to somebody who has left', async () => {
  const { east, li } = await team();
  const { assignPosition } = await hr.run(AssignPosition, { input: { positionId: east.id, personId: li?.id ?? '' } });
  expect(codes(assignPosition)).toEqual(['POSITION_FILLED']);
  const gone = await build.person({ name: '已走', leftOn: '2026-01-31' });
  const vacant = await build.position();
  expect(codes((await hr.run(AssignPosition, { input: { positionId: vacant.id, personId: gone.id } })).assignPosition)).toEqual([
    'PERSON_LEFT',
  ]);
});

test('a seat cannot report to one that is not there yet', async () => {
  const { rep } = await team();
  const later = await build.position({ from: '2026-07-01' });
  const { changePosition } = await hr.run(ChangePosition, { input: { positionId: rep.id, reportsToId: later.id } });
  expect(changePosition.errors).toMatchObject([{ code: 'NOT_OPEN_THEN', path: ['reportsToId'] }]);
});
