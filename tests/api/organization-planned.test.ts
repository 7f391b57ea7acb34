import { describe, expect, test } from 'vitest';
import { hearthForThisFile } from '../support/app.ts';
import { graphql } from '../support/graphql.ts';
import { AddPosition, AssignPosition, ChangePosition, Chart, ClosePosition, Place, VacatePosition } from '../support/organization.ts';

// It is 2026-03-02 in Shanghai. What is planned already survives what is changed before it, and never outlives what it leans on.

const hearth = await hearthForThisFile();
const { build } = hearth;
const hr = await hearth.as(await build.person({ name: '周敏' }), 'HR');

/** 陈总 over 王经理's seat, and 李明朗 below it. */
async function team() {
  const [chen, wang, li] = await Promise.all(['陈总', '王经理', '李明朗'].map((name) => build.person({ name })));
  const unit = await build.unit('销售部');
  const head = await build.position({ title: '销售总监', unit, holder: chen });
  const lead = await build.position({ title: '经理', unit, reportsTo: head, holder: wang });
  const rep = await build.position({ title: '销售员', unit, reportsTo: lead, holder: li });
  return { chen, wang, li, unit, head, lead, rep };
}
const codes = (payload: { errors: readonly { code: string }[] }) => payload.errors.map(({ code }) => code);
const nodeOf = async (seat: { id: string }, asOf: string) =>
  (await hr.run(Chart, { asOf })).orgChart.nodes.find(({ position }) => position.id === seat.id);
const standInOf = async (seat: { id: string }, asOf: string) => (await nodeOf(seat, asOf))?.standIn?.name ?? null;
const vacate = async (seat: { id: string }, effectiveOn: string, standIn?: { id: string }) =>
  expect(
    codes((await hr.run(VacatePosition, { input: { positionId: seat.id, effectiveOn, standInId: standIn?.id ?? null } })).vacatePosition),
  ).toEqual([]);
const assign = async (seat: { id: string }, person: { id: string } | undefined, effectiveOn: string, primary: boolean | null = null) =>
  expect(
    codes(
      (await hr.run(AssignPosition, { input: { positionId: seat.id, personId: person?.id ?? '', effectiveOn, primary } })).assignPosition,
    ),
  ).toEqual([]);

describe('a stand-in', () => {
  test('who is planned stays planned where the seat becomes vacant earlier', async () => {
    const { lead, li } = await team();
    await vacate(lead, '2026-06-01', li);
    await vacate(lead, '2026-05-01');
    expect([await standInOf(lead, '2026-05-31'), await standInOf(lead, '2026-06-01')]).toEqual([null, '李明朗']);
  });

  test('who is planned stays planned where the holder makes the seat their main post before', async () => {
    const { lead, wang, li } = await team();
    await vacate(lead, '2026-06-01', li);
    await assign(lead, wang, '2026-05-01', true);
    expect(await standInOf(lead, '2026-06-01')).toBe('李明朗');
  });

  test('stops acting when somebody takes the seat, and does not begin again when they give it up', async () => {
    const { lead, wang, li } = await team();
    await vacate(lead, '2026-05-01');
    await assign(lead, wang, '2026-06-01');
    await vacate(lead, '2026-07-01');
    await vacate(lead, '2026-05-10', li);
    const days = ['2026-05-09', '2026-05-10', '2026-05-31', '2026-07-01'];
    expect(await Promise.all(days.map((day) => standInOf(lead, day)))).toEqual([null, '李明朗', '李明朗', null]);
  });

  test('stops acting after their last day', async () => {
    const { lead } = await team();
    const leaver = await build.person({ name: '将离', leftOn: '2026-05-31' });
    await vacate(lead, '2026-05-01', leaver);
    expect([await standInOf(lead, '2026-05-31'), await standInOf(lead, '2026-06-01')]).toEqual(['将离', null]);
  });
});

test('a main post that is planned stays one where the seat is taken earlier', async () => {
  const { lead, wang, li } = await team();
  await vacate(lead, '2026-04-01');
  await assign(lead, li, '2026-06-01', true);
  await assign(lead, li, '2026-05-01');
  const mainPost = async (asOf: string) => (await nodeOf(lead, asOf))?.primary;
  expect([await mainPost('2026-05-31'), await mainPost('2026-06-01')]).toEqual([false, true]);
  expect((await hr.run(Place, { id: wang?.id ?? '' })).person?.title).toBe('经理');
});

const Head = graphql(`
  mutation HeadUnit($input: RenameOrgUnitInput!) {
    renameOrgUnit(input: $input) {
      errors {
        code
        path
      }
    }
  }
`);
const Draw = graphql(`
  mutation DrawLineOfPlan($input: AddDottedLineInput!) {
    addDottedLine(input: $input) {
      errors {
        code
      }
    }
  }
`);

describe('a seat that is to end', () => {
  const closing = async () => {
    const { unit, head, lead } = await team();
    const seat = await build.position({ unit, reportsTo: head });
    const { closePosition } = await hr.run(ClosePosition, { input: { positionId: seat.id, effectiveOn: '2026-06-01' } });
    expect(codes(closePosition)).toEqual([]);
    return { unit, lead, seat };
  };

  test('is refused as the head of a unit, which would outlast it', async () => {
    const { unit, seat } = await closing();
    const { renameOrgUnit } = await hr.run(Head, { input: { orgUnitId: unit.id, headPositionId: seat.id, effectiveOn: '2026-05-01' } });
    expect(renameOrgUnit.errors).toEqual([{ code: 'NOT_OPEN_THEN', path: ['headPositionId'] }]);
  });

  test('ends the dotted lines that are drawn to it and from it', async () => {
    const { lead, seat } = await closing();
    for (const [positionId, reportsToId] of [
      [lead.id, seat.id],
      [seat.id, lead.id],
    ] as const) {
      expect(codes((await hr.run(Draw, { input: { positionId, reportsToId, effectiveOn: '2026-05-01' } })).addDottedLine)).toEqual([]);
    }
    expect((await nodeOf(lead, '2026-05-31'))?.dottedLinesTo).toEqual([seat.id]);
    expect((await nodeOf(lead, '2026-06-01'))?.dottedLinesTo).toEqual([]);
  });

  test('before it has begun takes no reports of its own over', async () => {
    const { unit, rep } = await team();
    const added = await hr.run(AddPosition, { input: { title: '新经理', unitId: unit.id, effectiveOn: '2026-06-01' } });
    const positionId = added.addPosition.position?.id ?? '';
    const moved = await hr.run(ChangePosition, { input: { positionId: rep.id, reportsToId: positionId, effectiveOn: '2026-06-01' } });
    expect(codes(moved.changePosition)).toEqual([]);
    const { closePosition } = await hr.run(ClosePosition, {
      input: { positionId, moveReportsToId: positionId, effectiveOn: '2026-06-01' },
    });
    expect(closePosition.errors).toMatchObject([{ code: 'NOT_FOUND', path: ['reportsToId'] }]);
  });
});

test('of two who change one seat at once, one wins, and the other is told and sees what is there now', async () => {
  const { rep, head, unit } = await team();
  const second = await hearth.as(await build.person({ name: '何琳' }), 'HR');
  const other = await build.position({ title: '西区经理', unit, reportsTo: head });
  const answers = await Promise.all([
    hr.run(ChangePosition, { input: { positionId: rep.id, reportsToId: head.id, version: 1 } }),
    second.run(ChangePosition, { input: { positionId: rep.id, reportsToId: other.id, version: 1 } }),
  ]);
  const errors = answers.map(({ changePosition }) => changePosition.errors);
  expect(errors.map((each) => each.map(({ code }) => code).join()).sort()).toEqual(['', 'CONFLICT']);
  expect(errors.flat()).toMatchObject([{ code: 'CONFLICT', current: { id: rep.id } }]);
  const won = errors.findIndex((each) => each.length === 0);
  expect(answers[won]?.changePosition.position?.version).toBe(2);
  expect((await nodeOf(rep, '2026-03-02'))?.reportsTo).toBe([head.id, other.id][won]);
});
