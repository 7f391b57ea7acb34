import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { ReorgPlan } from '@hearth/server/modules/organization/reorg-plan.entity';
import { expect, test } from 'vitest';
import type { ReorgStepInput } from '../gql/graphql.ts';
import { hearthForThisFile } from '../support/app.ts';
import { Chart } from '../support/organization.ts';
import type { Died, Dying } from '../support/publish-and-die.ts';
import { DraftPlan, EditPlan, Plan } from '../support/reorg-plans.ts';

const hearth = await hearthForThisFile();
const { build, services } = hearth;
const hr = await hearth.as(await build.person({ name: '周敏' }), 'HR');
const on = '2026-04-01';
const NEW_SEATS = 30;

/** How the process ended: its code, or the signal that killed it; and what it had run by then. */
async function publishAndDie(dying: Dying): Promise<Died & { ended: number | NodeJS.Signals | null }> {
  const script = fileURLToPath(new URL('../support/publish-and-die.ts', import.meta.url));
  const child = spawn(process.execPath, ['--no-warnings', script, JSON.stringify(dying)], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise<number | NodeJS.Signals | null>((resolve) => child.on('close', (code, signal) => resolve(signal ?? code)));
  const said = await text(child.stdout);
  return { ...(JSON.parse(said) as Died), ended: await ended };
}

test(
  'a plan whose publishing is killed between its first write and the commit is not published at all, and after the commit whole',
  { timeout: 120_000 },
  async () => {
    const unit = await build.unit('销售部');
    const head = await build.position({ title: '销售总监', unit, holder: await build.person({ name: '陈总' }) });
    const seat = await build.position({ title: '经理', unit, reportsTo: head, holder: await build.person({ name: '王经理' }) });
    const addSteps: ReorgStepInput[] = [
      { changePosition: { positionId: seat.id, title: '大区经理' } },
      ...Array.from({ length: NEW_SEATS }, (_, n): ReorgStepInput => ({
        addPosition: { title: `组员${n}`, unitId: unit.id, reportsToId: seat.id },
      })),
      { changePosition: { positionId: head.id, title: '总经理' } },
    ];
    const { draftReorgPlan } = await hr.run(DraftPlan, { input: { title: '扩编', effectiveOn: on } });
    const id = draftReorgPlan.reorgPlan?.id ?? '';
    await hr.run(EditPlan, { input: { reorgPlanId: id, version: 1, addSteps } });
    const { accountId } = await services.orm.em.fork().findOneOrFail(ReorgPlan, { id });
    const dying = {
      config: services.config,
      now: hearth.clock.now().toISOString(),
      accountId,
      timeZone: 'Asia/Shanghai',
      reorgPlanId: id,
      version: 2,
    };

    const seen = async () => {
      const { orgChart } = await hr.run(Chart, { asOf: on, root: head.id });
      return [(await hr.run(Plan, { id })).reorgPlan?.status, orgChart.nodes.length, orgChart.nodes[0]?.title, orgChart.nodes[1]?.title];
    };
    const nothing = ['DRAFT', 2, '销售总监', '经理'];
    const all = ['PUBLISHED', 2 + NEW_SEATS, '总经理', '大区经理'];
    const undisturbed = await publishAndDie({ ...dying, after: null });
    expect(undisturbed.ended).toBe(0);
    expect(await seen()).toEqual(nothing);
    // From the first write to the last statement before the commit there is half a plan to leave behind.
    const [first = 0] = undisturbed.writes;
    const last = undisturbed.statements;
    expect(undisturbed.writes.length).toBeGreaterThan(3);
    const between = (part: number) => Math.round(first + part * (last - first));
    for (const after of [first, between(0.25), between(0.5), between(0.75), last]) {
      const { ended, statements, writes } = await publishAndDie({ ...dying, after });
      expect([ended, statements]).toEqual(['SIGKILL', after]);
      expect(writes.length).toBeGreaterThan(0);
      expect(await seen()).toEqual(nothing);
    }
    const { ended } = await publishAndDie({ ...dying, after: last + 1 });
    expect(ended).toBe('SIGKILL');
    expect(await seen()).toEqual(all);
  },
);
