import { describe, expect, test } from 'vitest';
import { hearthForThisFile } from '../support/app.ts';
import { graphql } from '../support/graphql.ts';

// It is 2026-03-02 in Shanghai.
const hearth = await hearthForThisFile();
const { build } = hearth;

const hr = await hearth.as(await build.person({ name: '周敏' }), 'HR');
const member = await hearth.as(await build.person({ name: '林浅' }));

const Records = graphql(`
  query SeatRecords($id: ID!) {
    node(id: $id) {
      ... on Position {
        terms {
          sortOrder
        }
        latestChanges {
          changeId
          action
          effectiveOn
          reason
          undoable
          person {
            name
          }
        }
      }
      ... on OrgUnit {
        terms {
          validFrom
          validTo
          name
          kind
          sortOrder
          parent {
            name
          }
          headPosition {
            id
          }
          responsibilities
        }
        latestChanges {
          changeId
          action
          undoable
        }
      }
    }
  }
`);
const Add = graphql(`
  mutation RecordedSeat($input: AddPositionInput!) {
    addPosition(input: $input) {
      position {
        id
      }
      errors {
        code
      }
    }
  }
`);
const Change = graphql(`
  mutation RecordedSeatChange($input: ChangePositionInput!) {
    changePosition(input: $input) {
      changeId
      errors {
        code
      }
    }
  }
`);
const Correct = graphql(`
  mutation RecordedCorrection($input: CorrectPositionInput!) {
    correctPosition(input: $input) {
      errors {
        code
      }
    }
  }
`);
const Close = graphql(`
  mutation RecordedClosing($input: ClosePositionInput!) {
    closePosition(input: $input) {
      errors {
        code
      }
    }
  }
`);
const Vacate = graphql(`
  mutation RecordedVacancy($input: VacatePositionInput!) {
    vacatePosition(input: $input) {
      errors {
        code
      }
    }
  }
`);
const Rename = graphql(`
  mutation RecordedRenaming($input: RenameOrgUnitInput!) {
    renameOrgUnit(input: $input) {
      errors {
        code
      }
    }
  }
`);
const Undo = graphql(`
  mutation RecordedUndo($input: UndoOrgChangeInput!) {
    undoOrgChange(input: $input) {
      errors {
        code
      }
    }
  }
`);
const Acting = graphql(`
  query Acting($root: ID!, $asOf: Date) {
    orgChart(root: $root, asOf: $asOf, depth: 0) {
      nodes {
        standIn {
          name
        }
      }
    }
  }
`);

async function seatRecord(id: string, as = hr) {
  const { node } = await as.run(Records, { id });
  if (!node || !('latestChanges' in node)) throw new Error('No such seat');
  return node;
}
const changesOf = async (id: string, as = hr) => (await seatRecord(id, as)).latestChanges ?? null;

describe('the record of a seat', () => {
  test('names its changes, newest first: who, from which day, why, and whether they can be taken back', async () => {
    const unit = await build.unit('销售部');
    const seat = await build.position({ title: '销售员', unit });
    await hr.run(Change, { input: { positionId: seat.id, title: '主管', sortOrder: 3, effectiveOn: '2026-06-01' } });
    await hr.run(Correct, { input: { positionId: seat.id, title: '业务员', to: '2026-06-01', reason: '抄错了' } });
    expect(await changesOf(seat.id)).toMatchObject([
      { action: 'correctPosition', reason: '抄错了', undoable: true, person: { name: '周敏' } },
      { action: 'changePosition', effectiveOn: '2026-06-01', reason: null, undoable: false },
    ]);
    expect((await seatRecord(seat.id)).terms).toMatchObject([{ sortOrder: 0 }, { sortOrder: 3 }]);
  });

  test('once a later change is taken back, the one before it can be, too', async () => {
    const unit = await build.unit('市场部');
    const seat = await build.position({ title: '专员', unit });
    await hr.run(Change, { input: { positionId: seat.id, title: '主管' } });
    const { changePosition } = await hr.run(Change, { input: { positionId: seat.id, title: '经理' } });
    expect((await hr.run(Undo, { input: { changeId: changePosition.changeId ?? '' } })).undoOrgChange.errors).toEqual([]);
    expect((await changesOf(seat.id))?.map(({ action, undoable }) => [action, undoable])).toEqual([
      ['undoOrgChange', true],
      ['changePosition', false],
      ['changePosition', true],
    ]);
  });

  test('a change of several seats can be taken back only while all of them stand as it left them', async () => {
    const unit = await build.unit('客服部');
    const head = await build.position({ title: '总监', unit });
    const middle = await build.position({ title: '经理', unit, reportsTo: head });
    const agent = await build.position({ title: '客服', unit, reportsTo: middle });
    expect((await hr.run(Close, { input: { positionId: middle.id, moveReportsToId: head.id } })).closePosition.errors).toEqual([]);
    expect(await changesOf(middle.id)).toMatchObject([{ action: 'closePosition', effectiveOn: '2026-03-02', undoable: true }]);
    await hr.run(Change, { input: { positionId: agent.id, title: '高级客服' } });
    expect(await changesOf(middle.id)).toMatchObject([{ action: 'closePosition', undoable: false }]);
  });

  test('what was closed on its first day comes back by an undo', async () => {
    const root = await build.unit('筹建组');
    const { addPosition } = await hr.run(Add, { input: { title: '筹建专员', unitId: root.id } });
    const seat = addPosition.position?.id ?? '';
    expect((await hr.run(Close, { input: { positionId: seat } })).closePosition.errors).toEqual([]);
    const [closing] = (await changesOf(seat)) ?? [];
    expect(closing).toMatchObject({ action: 'closePosition', undoable: true });
    expect((await hr.run(Undo, { input: { changeId: closing?.changeId ?? '' } })).undoOrgChange.errors).toEqual([]);
    expect((await hr.run(Acting, { root: seat })).orgChart.nodes).toHaveLength(1);
  });

  test('is shown to HR alone', async () => {
    const unit = await build.unit('行政部');
    const seat = await build.position({ title: '文员', unit });
    expect(await changesOf(seat.id, member)).toBeNull();
    expect(await changesOf(unit.id, member)).toBeNull();
  });
});

test('a unit tells everything that was, is and is planned to be true of it', async () => {
  const above = await build.unit('总部');
  const unit = await build.unit('渠道部', { parent: above });
  const seat = await build.position({ title: '渠道总监', unit });
  const input = {
    orgUnitId: unit.id,
    name: '渠道与伙伴部',
    headPositionId: seat.id,
    responsibilities: '找伙伴',
    effectiveOn: '2026-05-01',
  };
  expect((await hr.run(Rename, { input })).renameOrgUnit.errors).toEqual([]);
  expect((await member.run(Records, { id: unit.id })).node).toMatchObject({
    terms: [
      { validTo: '2026-05-01', name: '渠道部', parent: { name: '总部' }, headPosition: null },
      { validFrom: '2026-05-01', validTo: null, name: '渠道与伙伴部', headPosition: { id: seat.id }, responsibilities: '找伙伴' },
    ],
  });
  expect((await hr.run(Records, { id: unit.id })).node).toMatchObject({ latestChanges: [{ action: 'renameOrgUnit', undoable: true }] });
});

test('a vacant seat’s stand-in can be taken away; where there is none, that is refused', async () => {
  const unit = await build.unit('运营部');
  const seat = await build.position({ title: '运营经理', unit });
  const deputy = await build.person({ name: '秦川' });
  const acting = async (asOf: string) => (await member.run(Acting, { root: seat.id, asOf })).orgChart.nodes[0]?.standIn ?? null;
  const change = async (input: { standInId?: string; effectiveOn: string }) =>
    (await hr.run(Vacate, { input: { positionId: seat.id, ...input } })).vacatePosition.errors;
  expect(await change({ effectiveOn: '2026-03-02' })).toMatchObject([{ code: 'POSITION_VACANT' }]);
  expect(await change({ standInId: deputy.id, effectiveOn: '2026-03-02' })).toEqual([]);
  expect(await change({ effectiveOn: '2026-04-01' })).toEqual([]);
  expect([await acting('2026-03-31'), await acting('2026-04-01')]).toEqual([{ name: '秦川' }, null]);
  expect(await change({ effectiveOn: '2026-04-01' })).toMatchObject([{ code: 'POSITION_VACANT' }]);
});
