import { OrgUnit, OrgUnitKind, OrgUnitTerm } from '@hearth/server/modules/organization/org-unit.entity';
import { Position, PositionTerm, StandIn } from '@hearth/server/modules/organization/position.entity';
import type { Person } from '@hearth/server/modules/people/person.entity';
import { describe, expect, test } from 'vitest';
import { hearthForThisFile } from '../support/app.ts';
import { graphql } from '../support/graphql.ts';

// It is 2026-03-02 in Shanghai.
const hearth = await hearthForThisFile();
const { build } = hearth;

/**
 * 单晓燕 heads 销售部, which was 业务部 until 2024. 东区 stands in it, but from 2025-01-01 to 2025-07-01 in 市场部. In 东区 王芳 was a 销售员
 * until 2025-03-01, then its manager in place of 李强, who moved to 市场部 and whose former seat 王芳 took; a seat of it is vacant.
 */
async function company() {
  const [shan, wang, li] = (await Promise.all(['单晓燕', '王芳', '李强'].map((name) => build.person({ name })))) as [
    Person,
    Person,
    Person,
  ];
  const root = await build.rootUnit();
  const [sales, market, east] = await build.rows(OrgUnit, [{}, {}, {}]);
  const [head, manager, rep, vacant, other] = await build.rows(Position, [{}, {}, {}, {}, {}]);
  if (!sales || !market || !east || !head || !manager || !rep || !vacant || !other) throw new Error('The company was not written');
  const department = { kind: OrgUnitKind.DEPARTMENT, parent: root.id };
  await build.rows(OrgUnitTerm, [
    { ...department, unit: sales.id, name: '业务部', validFrom: '2020-01-01', validTo: '2024-01-01', responsibilities: '卖' },
    { ...department, unit: sales.id, name: '销售部', headPosition: head.id, validFrom: '2024-01-01', responsibilities: '卖得好' },
    { ...department, unit: market.id, name: '市场部', sortOrder: 1, validFrom: '2020-01-01' },
    { unit: east.id, name: '东区', kind: OrgUnitKind.REGION, parent: sales.id, validFrom: '2020-01-01', validTo: '2025-01-01' },
    { unit: east.id, name: '东区', kind: OrgUnitKind.REGION, parent: market.id, validFrom: '2025-01-01', validTo: '2025-07-01' },
    { unit: east.id, name: '东区', kind: OrgUnitKind.REGION, parent: sales.id, validFrom: '2025-07-01' },
  ]);
  const ofManager = { position: manager.id, unit: east.id, reportsTo: head.id, title: '东区经理' };
  const ofRep = { position: rep.id, unit: east.id, reportsTo: manager.id, title: '销售员' };
  await build.rows(PositionTerm, [
    { position: head.id, unit: sales.id, title: '销售总监', holder: shan.id, validFrom: '2020-01-01' },
    { ...ofManager, holder: li.id, validFrom: '2020-01-01', validTo: '2025-03-01' },
    { ...ofManager, holder: wang.id, validFrom: '2025-03-01' },
    { ...ofRep, holder: wang.id, validFrom: '2020-01-01', validTo: '2025-03-01' },
    { ...ofRep, validFrom: '2025-03-01', sortOrder: 1 },
    { position: vacant.id, unit: east.id, reportsTo: manager.id, title: '助理', validFrom: '2020-01-01', sortOrder: 2 },
    { position: other.id, unit: market.id, title: '市场经理', holder: li.id, validFrom: '2025-03-01' },
  ]);
  await build.row(StandIn, { position: vacant.id, person: wang.id, validFrom: '2020-01-01' });
  return { shan, wang, li, sales, market, east, head, manager, rep, member: await hearth.as(shan) };
}

const Place = graphql(`
  query PlaceOnDay($id: ID!, $asOf: Date) {
    person(id: $id) {
      title(asOf: $asOf)
      unit(asOf: $asOf) {
        name
        parent {
          name
        }
      }
      manager(asOf: $asOf) {
        name
      }
      reports(asOf: $asOf) {
        name
      }
      positions(asOf: $asOf) {
        title
        unit {
          parent {
            name
          }
        }
      }
    }
  }
`);

describe('where somebody stands', () => {
  test('is asked of any day, and shown with the units as they stood on that day', async () => {
    const { wang, li, member } = await company();
    const on = async (id: string, asOf: string | null) => {
      const { person } = await member.run(Place, { id, asOf });
      const { title, unit, manager, reports, positions } = person ?? {};
      const posts = positions?.map((post) => `${post.title} ${post.unit.parent?.name}`);
      return [title, unit?.name, unit?.parent?.name, manager?.name, reports?.map(({ name }) => name), posts];
    };
    expect(await on(wang.id, '2023-06-01')).toEqual(['销售员', '东区', '业务部', '李强', [], ['销售员 业务部']]);
    expect(await on(wang.id, '2025-02-28')).toEqual(['销售员', '东区', '市场部', '李强', [], ['销售员 市场部']]);
    expect(await on(wang.id, '2025-03-01')).toEqual(['东区经理', '东区', '市场部', '单晓燕', [], ['东区经理 市场部']]);
    expect(await on(wang.id, null)).toEqual(['东区经理', '东区', '销售部', '单晓燕', [], ['东区经理 销售部']]);
    expect(await on(li.id, '2024-12-31')).toEqual(['东区经理', '东区', '销售部', '单晓燕', ['王芳'], ['东区经理 销售部']]);
    expect(await on(li.id, '2019-12-31')).toEqual([null, undefined, undefined, undefined, [], []]);
  });

  test('is answered of several days at once', async () => {
    const { wang, member } = await company();
    const query = graphql(`
      query TwoDays($id: ID!) {
        person(id: $id) {
          before: title(asOf: "2025-02-28")
          after: title(asOf: "2025-03-01")
          title
          formerly: unit(asOf: "2023-12-31") {
            parent {
              name
            }
          }
          unit {
            parent {
              name
            }
          }
          were: positions(asOf: "2025-06-30") {
            unit {
              parent {
                name
              }
            }
          }
          are: positions(asOf: "2025-07-01") {
            unit {
              parent {
                name
              }
            }
          }
        }
      }
    `);
    expect((await member.run(query, { id: wang.id })).person).toEqual({
      before: '销售员',
      after: '东区经理',
      title: '东区经理',
      formerly: { parent: { name: '业务部' } },
      unit: { parent: { name: '销售部' } },
      were: [{ unit: { parent: { name: '市场部' } } }],
      are: [{ unit: { parent: { name: '销售部' } } }],
    });
  });
});

const UnitPage = graphql(`
  query UnitPage($id: ID!, $asOf: Date) {
    orgUnit(id: $id, asOf: $asOf) {
      name
      responsibilities
      parent {
        name
      }
      children {
        name
      }
      headcount
      vacancies
      seats
      span
      positions {
        title
        holder {
          name
        }
      }
      terms {
        name
        kind
        validFrom
        validTo
        responsibilities
        parent {
          name
        }
        headPosition {
          id
        }
      }
    }
  }
`);

describe('a unit’s page', () => {
  test('shows the day asked for: its people and vacant seats with those of the units below it, its own seats, the span of its head', async () => {
    const { sales, market, east, member } = await company();
    const on = async (id: string, asOf: string | null) => {
      const { orgUnit } = await member.run(UnitPage, { id, asOf });
      return [
        orgUnit?.name,
        orgUnit?.headcount,
        orgUnit?.vacancies,
        orgUnit?.seats,
        orgUnit?.span,
        orgUnit?.children.map(({ name }) => name),
      ];
    };
    expect(await on(sales.id, '2023-12-31')).toEqual(['业务部', 3, 1, 1, null, ['东区']]);
    expect(await on(sales.id, '2025-06-30')).toEqual(['销售部', 1, 0, 1, 1, []]);
    expect(await on(sales.id, null)).toEqual(['销售部', 2, 2, 1, 1, ['东区']]);
    expect(await on(market.id, '2025-06-30')).toEqual(['市场部', 2, 2, 1, null, ['东区']]);
    expect(await on(east.id, '2025-02-28')).toEqual(['东区', 2, 1, 3, null, []]);
    expect(await on(east.id, '2019-12-31')).toEqual(['东区', 0, 0, 0, null, []]);
  });

  test('lists the seats of the day, filled or vacant, and everything that was and is true of it', async () => {
    const { sales, east, head, member } = await company();
    const { orgUnit } = await member.run(UnitPage, { id: east.id, asOf: '2025-03-01' });
    expect(orgUnit?.positions.map(({ title, holder }) => [title, holder?.name ?? null])).toEqual([
      ['东区经理', '王芳'],
      ['销售员', null],
      ['助理', null],
    ]);
    const { terms } = (await member.run(UnitPage, { id: sales.id })).orgUnit ?? { terms: [] };
    expect(terms.map((term) => [term.validFrom, term.validTo, term.name, term.responsibilities, term.headPosition?.id ?? null])).toEqual([
      ['2020-01-01', '2024-01-01', '业务部', '卖', null],
      ['2024-01-01', null, '销售部', '卖得好', head.id],
    ]);
    const parents = (await member.run(UnitPage, { id: east.id })).orgUnit?.terms.map(({ parent }) => parent?.name);
    expect(parents).toEqual(['业务部', '市场部', '销售部']);
  });

  test('tells the seats of all units below it, who acts for the vacant ones, and the seat that heads it, as they were on the day', async () => {
    const { sales, market, member } = await company();
    const query = graphql(`
      query SeatsBelow($id: ID!, $asOf: Date) {
        orgUnit(id: $id, asOf: $asOf) {
          head {
            title
            holder {
              name
            }
          }
          positions(below: true) {
            title
            unit {
              name
            }
            holder {
              name
            }
            standIn {
              name
            }
          }
        }
      }
    `);
    const on = async (id: string, asOf: string | null) => {
      const { orgUnit } = await member.run(query, { id, asOf });
      const seats = orgUnit?.positions.map(({ title, unit, holder, standIn }) =>
        [unit.name, title, holder?.name ?? `(${standIn?.name ?? ''})`].join(' '),
      );
      return [orgUnit?.head ? `${orgUnit.head.title} ${orgUnit.head.holder?.name}` : null, ...(seats ?? []).toSorted()];
    };
    expect(await on(sales.id, null)).toEqual([
      '销售总监 单晓燕',
      '东区 东区经理 王芳',
      '东区 助理 (王芳)',
      '东区 销售员 ()',
      '销售部 销售总监 单晓燕',
    ]);
    expect(await on(sales.id, '2025-06-30')).toEqual(['销售总监 单晓燕', '销售部 销售总监 单晓燕']);
    expect(await on(market.id, '2025-02-28')).toEqual([null, '东区 东区经理 李强', '东区 助理 (王芳)', '东区 销售员 王芳']);
    expect(await on(sales.id, '2023-12-31')).toEqual([
      null,
      '业务部 销售总监 单晓燕',
      '东区 东区经理 李强',
      '东区 助理 (王芳)',
      '东区 销售员 王芳',
    ]);
  });

  test('tells the headcount over time: a number for each day on which it changes, units that move taking their people along', async () => {
    const { sales, market, member } = await company();
    const query = graphql(`
      query HeadcountOverTime($id: ID!, $from: Date!, $to: Date!) {
        orgUnit(id: $id) {
          headcountOverTime(from: $from, to: $to) {
            on
            headcount
          }
        }
      }
    `);
    const over = async (id: string, from: string, to: string) => {
      const { orgUnit } = await member.run(query, { id, from, to });
      return orgUnit?.headcountOverTime.map(({ on, headcount }) => [on, headcount]);
    };
    expect(await over(sales.id, '2019-06-01', '2026-01-01')).toEqual([
      ['2019-06-01', 0],
      ['2020-01-01', 3],
      ['2025-01-01', 1],
      ['2025-07-01', 2],
    ]);
    expect(await over(market.id, '2025-02-01', '2025-07-01')).toEqual([['2025-02-01', 2]]);
    expect(await over(market.id, '2025-07-01', '2025-07-01')).toEqual([]);
  });
});

test('all units of a day stand under the names and in the places they had', async () => {
  const { sales, market, east, member } = await company();
  const query = graphql(`
    query UnitsOnDay($asOf: Date) {
      orgUnits(asOf: $asOf) {
        id
        name
        parent {
          name
        }
      }
    }
  `);
  const on = async (asOf: string) => {
    const { orgUnits } = await member.run(query, { asOf });
    const known = new Set([sales.id, market.id, east.id]);
    return orgUnits.filter(({ id }) => known.has(id)).map(({ name, parent }) => `${parent?.name}/${name}`);
  };
  expect(await on('2023-12-31')).toEqual(['围炉贸易/业务部', '业务部/东区', '围炉贸易/市场部']);
  expect(await on('2025-01-01')).toEqual(['围炉贸易/销售部', '围炉贸易/市场部', '市场部/东区']);
  expect(await on('2019-12-31')).toEqual([]);
});
