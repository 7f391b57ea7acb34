import { Position, PositionTerm } from '@hearth/server/modules/organization/position.entity';
import { Person } from '@hearth/server/modules/people/person.entity';
import { describe, expect, test } from 'vitest';
import { openHearth, type Hearth } from '../support/app.ts';
import { graphql } from '../support/graphql.ts';
import { ChangePosition, Chart } from '../support/organization.ts';
import { statementsOf } from '../support/statements.ts';

const Changes = graphql(`
  query Changes($from: Date!, $to: Date!) {
    orgChanges(from: $from, to: $to) {
      kind
      on
      name
      formerName
      person {
        name
      }
      unit {
        name
      }
      formerUnit {
        name
      }
      manager {
        name
      }
      formerManager {
        name
      }
    }
  }
`);

async function line(hearth: Hearth) {
  const { build } = hearth;
  const unit = await build.unit('销售部');
  const chen = await build.person({ name: '陈总' });
  const head = await build.position({ title: '总监', unit, holder: chen });
  const hr = await hearth.as(chen, 'HR');
  /** Many at once: seats under the head, each with its holder. */
  const reports = async (count: number) => {
    const em = hearth.services.orm.em.fork();
    for (let i = 0; i < count; i += 1) {
      const holder = em.create(Person, { name: `成员${i}` });
      const position = em.create(Position, {});
      em.create(PositionTerm, { position, unit: unit.id, reportsTo: head.id, holder, title: '销售员', validFrom: '2020-01-01' });
    }
    await em.flush();
  };
  return { unit, head, hr, reports };
}

describe('the chart', () => {
  test('takes the same statements for ten seats and for a thousand', async () => {
    await using hearth = await openHearth();
    const { hr, reports } = await line(hearth);
    await reports(9);
    const ten = await statementsOf(hearth, () => hr.run(Chart));
    await reports(990);
    const thousand = await statementsOf(hearth, () => hr.run(Chart));
    expect(ten).toBeGreaterThan(0);
    expect(thousand).toBe(ten);
    expect((await hr.run(Chart)).orgChart).toMatchObject({ headcount: 1000, vacancies: 0 });
  });

  test('can be cut to a seat and to some levels, with the head-counts of the whole subtree', async () => {
    await using hearth = await openHearth();
    const { hr, unit, head } = await line(hearth);
    const mid = await hearth.build.position({ title: '经理', unit, reportsTo: head, holder: await hearth.build.person() });
    await hearth.build.position({ unit, reportsTo: mid, holder: await hearth.build.person() });
    await hearth.build.position({ unit, reportsTo: mid });
    const top = (await hr.run(Chart, { depth: 0 })).orgChart;
    expect(top.nodes).toMatchObject([{ title: '总监', headcount: 3, directReports: 1, depth: 0, reportsTo: null }]);
    const cut = (await hr.run(Chart, { root: mid.id })).orgChart;
    expect(cut).toMatchObject({ headcount: 2, vacancies: 1 });
    expect(cut.nodes.map(({ depth, reportsTo }) => [depth, reportsTo])).toEqual([
      [0, null],
      [1, mid.id],
      [1, mid.id],
    ]);
    expect((await hr.ask(Chart, { root: 'pos_nothing' })).errors?.map(({ extensions }) => extensions.code)).toEqual(['NOT_FOUND']);
  });

  test('shows dotted lines from the day they are drawn to the day they end', async () => {
    const Draw = graphql(`
      mutation DrawDottedLine($input: AddDottedLineInput!) {
        addDottedLine(input: $input) {
          errors {
            code
          }
        }
      }
    `);
    const Remove = graphql(`
      mutation RemoveDottedLine($input: RemoveDottedLineInput!) {
        removeDottedLine(input: $input) {
          errors {
            code
          }
        }
      }
    `);
    await using hearth = await openHearth();
    const { hr, unit, head } = await line(hearth);
    const [from, to] = [await hearth.build.position({ unit, reportsTo: head }), await hearth.build.position({ unit, reportsTo: head })];
    const ends = { positionId: from.id, reportsToId: to.id };
    await hr.run(Draw, { input: { ...ends, effectiveOn: '2026-03-10' } });
    await hr.run(Remove, { input: { ...ends, effectiveOn: '2026-04-10' } });
    const dotted = async (asOf: string) =>
      (await hr.run(Chart, { asOf })).orgChart.nodes.find(({ position }) => position.id === from.id)?.dottedLinesTo;
    expect(await dotted('2026-03-09')).toEqual([]);
    expect(await dotted('2026-03-10')).toEqual([to.id]);
    expect(await dotted('2026-04-09')).toEqual([to.id]);
    expect(await dotted('2026-04-10')).toEqual([]);
    expect((await hr.run(Remove, { input: ends })).removeDottedLine.errors).toEqual([]);
    expect((await hr.run(Remove, { input: ends })).removeDottedLine.errors).toEqual([{ code: 'NOT_FOUND' }]);
  });

  test('shows a unit under the name it has on the day of the chart', async () => {
    const Rename = graphql(`
      mutation RenameUnit($input: RenameOrgUnitInput!) {
        renameOrgUnit(input: $input) {
          orgUnit {
            name
          }
          errors {
            code
          }
        }
      }
    `);
    await using hearth = await openHearth();
    const { hr, unit } = await line(hearth);
    const { renameOrgUnit } = await hr.run(Rename, { input: { orgUnitId: unit.id, name: '营销中心', effectiveOn: '2026-05-01' } });
    expect(renameOrgUnit).toEqual({ orgUnit: { name: '销售部' }, errors: [] });
    expect((await hr.run(Chart, { asOf: '2026-04-30' })).orgChart.nodes[0]?.unit.name).toBe('销售部');
    expect((await hr.run(Chart, { asOf: '2026-05-01' })).orgChart.nodes[0]?.unit.name).toBe('营销中心');
  });
});

describe('what changes in a window', () => {
  test('is told day by day: moves with both units, and who gets another manager', async () => {
    await using hearth = await openHearth();
    const { hr, unit, head } = await line(hearth);
    const east = await hearth.build.unit('华东区');
    const lead = await hearth.build.position({
      title: '经理',
      unit: east,
      reportsTo: head,
      holder: await hearth.build.person({ name: '王经理' }),
    });
    const rep = await hearth.build.position({ unit, reportsTo: head, holder: await hearth.build.person({ name: '李明朗' }) });
    await hr.run(ChangePosition, { input: { positionId: rep.id, reportsToId: lead.id, effectiveOn: '2026-03-10' } });
    await hr.run(ChangePosition, { input: { positionId: rep.id, unitId: east.id, title: '高级销售员', effectiveOn: '2026-03-20' } });
    const { orgChanges } = await hr.run(Changes, { from: '2026-03-02', to: '2026-03-21' });
    expect(orgChanges).toMatchObject([
      { kind: 'NEW_MANAGER', on: '2026-03-10', person: { name: '李明朗' }, manager: { name: '王经理' }, formerManager: { name: '陈总' } },
      { kind: 'RENAMED', on: '2026-03-20', formerName: '销售员', name: '高级销售员' },
      { kind: 'MOVED', on: '2026-03-20', person: { name: '李明朗' }, unit: { name: '华东区' }, formerUnit: { name: '销售部' } },
    ]);
    expect((await hr.run(Changes, { from: '2026-03-02', to: '2026-03-10' })).orgChanges).toEqual([]);
  });
});
