import { expect, test } from 'vitest';
import { hearthForThisFile } from '../support/app.ts';
import { DraftPlan, EditPlan, Plan } from '../support/reorg-plans.ts';
import { CreateSeries, FRIDAYS } from './sharing-documents.ts';

// It is 2026-03-02 in Shanghai, a Monday.
const hearth = await hearthForThisFile();
const { build } = hearth;

test('a plan says which sharing hosts it takes out of their circle, and on which day', async () => {
  const sales = await build.unit('销售部');
  const service = await build.unit('客服部');
  const boss = await build.person({ name: '陈总' });
  const head = await build.position({ title: '销售总监', unit: sales, holder: boss });
  const reps = [];
  for (const name of ['甲', '乙', '丙', '丁']) {
    reps.push(await build.position({ title: '销售员', unit: sales, reportsTo: head, holder: await build.person({ name }) }));
  }
  const hr = await hearth.as(await build.person({ name: '周敏' }), 'HR');
  const manager = await hearth.as(boss);
  const { createSharingSeries } = await manager.run(CreateSeries, {
    input: { title: '周五分享会', unitId: sales.id, rhythm: FRIDAYS, startsOn: '2026-03-06' },
  });
  expect(createSharingSeries.errors).toEqual([]);

  const { draftReorgPlan } = await hr.run(DraftPlan, { input: { title: '转岗', effectiveOn: '2026-03-16' } });
  const id = draftReorgPlan.reorgPlan?.id ?? '';
  const lost = async () => {
    const { reorgPlan } = await hr.run(Plan, { id });
    return (reorgPlan?.rehearsal?.checks ?? []).filter(({ kind }) => kind === 'HOST_LOST').map(({ message }) => message);
  };
  expect(await lost()).toEqual([]);
  // All but the head leave the circle: every one of them hosts some of the next six sessions.
  await hr.run(EditPlan, {
    input: { reorgPlanId: id, version: 1, addSteps: reps.map((seat) => ({ changePosition: { positionId: seat.id, unitId: service.id } })) },
  });
  const messages = await lost();
  expect(messages).toHaveLength(4);
  for (const name of ['甲', '乙', '丙', '丁']) {
    expect(messages.filter((message) => new RegExp(`^${name} 要主持 2026-0[34]-\\d\\d 的「周五分享会」`).test(message))).toHaveLength(1);
  }
});

test('a session early on the day of the plan is among those it looks at, in a zone where that day begins before it does elsewhere', async () => {
  const sales = await build.unit('渠道部');
  const service = await build.unit('运营部');
  const boss = await build.person({ name: '林总' });
  const head = await build.position({ title: '渠道总监', unit: service, holder: boss });
  const rep = await build.position({ title: '渠道经理', unit: sales, reportsTo: head, holder: await build.person({ name: '戊' }) });
  const hr = await hearth.as(await build.person({ name: '吴敏' }), 'HR');
  const { createSharingSeries } = await hr.run(CreateSeries, {
    input: { title: '早会', unitId: sales.id, rhythm: { ...FRIDAYS, startTime: '07:00' }, startsOn: '2026-03-06', endsOn: '2026-03-13' },
  });
  expect(createSharingSeries.errors).toEqual([]);
  const lostOn = async (effectiveOn: string) => {
    const { draftReorgPlan } = await hr.run(DraftPlan, { input: { title: `转岗 ${effectiveOn}`, effectiveOn } });
    const id = draftReorgPlan.reorgPlan?.id ?? '';
    await hr.run(EditPlan, {
      input: { reorgPlanId: id, version: 1, addSteps: [{ changePosition: { positionId: rep.id, unitId: service.id } }] },
    });
    const { reorgPlan } = await hr.run(Plan, { id });
    return (reorgPlan?.rehearsal?.checks ?? []).filter(({ kind }) => kind === 'HOST_LOST').map(({ message }) => message);
  };
  expect(await lostOn('2026-03-13')).toEqual([expect.stringContaining('戊 要主持 2026-03-13 的「早会」')]);
  expect(await lostOn('2026-03-14')).toEqual([]);
});
