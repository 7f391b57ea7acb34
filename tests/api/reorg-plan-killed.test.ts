import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { ReorgPlan } from '@hearth/server/modules/organization/reorg-plan.entity';
import { expect, test } from 'vitest';
import type { ReorgStepInput } from '../gql/graphql.ts';
import { hearthForThisFile } from '../support/app.ts';
import { Chart } from '../support/organization.ts';
import type { Dying } from '../support/publish-and-die.ts';
import { DraftPlan, EditPlan, Plan } from '../support/reorg-plans.ts';

const hearth = await hearthForThisFile();
const { build, services } = hearth;
const hr = await hearth.as(await build.person({ name: '周敏' }), 'HR');
const on = '2026-04-01';
const NEW_SEATS = 30;

/** How the process ended: its code, or the signal that killed it. */
function publishAndDie(dying: Dying): Promise<number | NodeJS.Signals | null> {
  const script = fileURLToPath(new URL('../support/publish-and-die.ts', import.meta.url));
  const child = spawn(process.execPath, ['--no-warnings', script, JSON.stringify(dying)], { stdio: ['ignore', 'ignore', 'inherit'] });
  return new Promise((resolve) => child.on('close', (code, signal) => resolve(signal ?? code)));
}

test(
  'a plan whose publishing is killed is published whole or not at all, and can be published afterwards',
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
    let after = 8;
    for (;;) {
      const ended = await publishAndDie({ ...dying, after });
      const now = await seen();
      expect([nothing, all]).toContainEqual(now);
      if (now[0] === 'PUBLISHED') {
        expect(['SIGKILL', 0]).toContain(ended);
        break;
      }
      expect(ended).toBe('SIGKILL');
      after *= 4;
    }
    // It was killed in the middle at least twice before.
    expect(after).toBeGreaterThan(8 * 4);
    expect(await seen()).toEqual(all);
  },
);
