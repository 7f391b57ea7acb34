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
      position {
        id
      }
      formerPosition {
        id
      }
      superior {
        id
      }
      formerSuperior {
        id
      }
      parent {
        name
      }
      formerParent {
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

  test('names what concerns no main post: units that move, their heads and duties, vacant seats, concurrent posts, stand-ins, dotted lines', async () => {
    await using hearth = await openHearth();
    const { build } = hearth;
    const { hr, unit, head } = await line(hearth);
    const east = await build.unit('华东区');
    const [li, zhao] = [await build.person({ name: '李明朗' }), await build.person({ name: '赵敏' })];
    await build.position({ unit, reportsTo: head, holder: li });
    await build.position({ unit, reportsTo: head, holder: zhao });
    const [vacant, post] = [await build.position({ unit, reportsTo: head }), await build.position({ unit, reportsTo: head })];
    const on = (day: number) => ({ effectiveOn: `2026-03-1${day}` });
    const Everything = graphql(`
      mutation ChangeEverything(
        $move: MoveOrgUnitInput!
        $rename: RenameOrgUnitInput!
        $change: ChangePositionInput!
        $standIn: VacatePositionInput!
        $assign: AssignPositionInput!
        $line: AddDottedLineInput!
      ) {
        moveOrgUnit(input: $move) {
          errors {
            code
          }
        }
        renameOrgUnit(input: $rename) {
          errors {
            code
          }
        }
        changePosition(input: $change) {
          errors {
            code
          }
        }
        vacatePosition(input: $standIn) {
          errors {
            code
          }
        }
        assignPosition(input: $assign) {
          errors {
            code
          }
        }
        addDottedLine(input: $line) {
          errors {
            code
          }
        }
      }
    `);
    await hr.run(Everything, {
      move: { orgUnitId: east.id, parentId: unit.id, ...on(0) },
      rename: { orgUnitId: east.id, headPositionId: head.id, responsibilities: '华东客户', ...on(1) },
      change: { positionId: vacant.id, reportsToId: post.id, unitId: east.id, ...on(2) },
      standIn: { positionId: vacant.id, standInId: zhao.id, ...on(3) },
      assign: { positionId: post.id, personId: li.id, ...on(4) },
      line: { positionId: vacant.id, reportsToId: head.id, ...on(5) },
    });
    const { orgChanges } = await hr.run(Changes, { from: '2026-03-02', to: '2026-04-01' });
    expect(orgChanges).toMatchObject([
      { kind: 'UNIT_MOVED', on: '2026-03-10', unit: { name: '华东区' }, parent: { name: '销售部' }, formerParent: { name: '围炉贸易' } },
      {
        kind: 'NEW_HEAD',
        on: '2026-03-11',
        unit: { name: '华东区' },
        position: { id: head.id },
        formerPosition: null,
        person: { name: '陈总' },
      },
      { kind: 'NEW_DUTIES', on: '2026-03-11', unit: { name: '华东区' } },
      {
        kind: 'SEAT_MOVED',
        on: '2026-03-12',
        position: { id: vacant.id },
        unit: { name: '华东区' },
        formerUnit: { name: '销售部' },
        person: null,
      },
      { kind: 'NEW_SUPERIOR', position: { id: vacant.id }, superior: { id: post.id }, formerSuperior: { id: head.id } },
      { kind: 'STAND_IN_BEGUN', on: '2026-03-13', position: { id: vacant.id }, person: { name: '赵敏' } },
      { kind: 'POST_TAKEN', on: '2026-03-14', position: { id: post.id }, person: { name: '李明朗' } },
      { kind: 'DOTTED_LINE_DRAWN', on: '2026-03-15', position: { id: vacant.id }, superior: { id: head.id } },
    ]);
  });

  test('takes the same statements for ten changes and for a hundred', async () => {
    await using hearth = await openHearth();
    const { hr, head, reports } = await line(hearth);
    const asked = () => statementsOf(hearth, () => hr.run(Changes, { from: '2026-03-02', to: '2026-05-01' }));
    const east = await hearth.build.unit('华东区');
    let moved = 0;
    const move = async (count: number) => {
      await reports(count);
      const { orgChart } = await hr.run(Chart, { root: head.id });
      for (const { position } of orgChart.nodes.filter((node) => node.depth > 0).slice(0, count)) {
        const effectiveOn = new Date(Date.UTC(2026, 2, 3 + (moved % 50))).toISOString().slice(0, 10);
        await hr.run(ChangePosition, { input: { positionId: position.id, unitId: east.id, title: `销售员${moved}`, effectiveOn } });
        moved += 1;
      }
    };
    await move(10);
    const few = await asked();
    await move(60);
    expect(await asked()).toBe(few);
    expect(few).toBeGreaterThan(3);
    expect((await hr.run(Changes, { from: '2026-03-02', to: '2026-05-01' })).orgChanges.length).toBeGreaterThan(100);
  });

  test('is asked for a year at a time', async () => {
    await using hearth = await openHearth();
    const { hr } = await line(hearth);
    expect((await hr.run(Changes, { from: '2026-03-02', to: '2027-03-02' })).orgChanges).toEqual([]);
    const { errors } = await hr.ask(Changes, { from: '2026-03-02', to: '2027-03-04' });
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
    for (const [language, message] of [
      ['zh', '一次最多 366 天'],
      ['en', 'At most 366 days at a time'],
    ] as const) {
      const told = await hr.with({ 'accept-language': language }).ask(Changes, { from: '2026-03-02', to: '2027-03-04' });
      expect(told.errors).toMatchObject([{ message }]);
    }
  });
});
