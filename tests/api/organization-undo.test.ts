import { describe, expect, test } from 'vitest';
import { hearthForThisFile } from '../support/app.ts';
import { RequestFailed } from '../support/client.ts';
import { graphql } from '../support/graphql.ts';
import { Chart } from '../support/organization.ts';

// It is 2026-03-02 in Shanghai.
const hearth = await hearthForThisFile();
const { build } = hearth;

const hr = await hearth.as(await build.person({ name: '周敏' }), 'HR');
const second = await hearth.as(await build.person({ name: '何琳' }), 'HR');
const admin = await hearth.as(await build.person({ name: '顾一鸣' }), 'ADMIN');
const member = await hearth.as(await build.person({ name: '林浅' }));

const Change = graphql(`
  mutation UndoableChange($input: ChangePositionInput!) {
    changePosition(input: $input) {
      changeId
      errors {
        code
      }
    }
  }
`);
const Assign = graphql(`
  mutation UndoableAssignment($input: AssignPositionInput!) {
    assignPosition(input: $input) {
      changeId
      errors {
        code
      }
    }
  }
`);
const Vacate = graphql(`
  mutation UndoableVacancy($input: VacatePositionInput!) {
    vacatePosition(input: $input) {
      changeId
      errors {
        code
      }
    }
  }
`);
const Add = graphql(`
  mutation UndoableSeat($input: AddPositionInput!) {
    addPosition(input: $input) {
      changeId
      position {
        id
      }
      errors {
        code
      }
    }
  }
`);
const Close = graphql(`
  mutation UndoableClosing($input: ClosePositionInput!) {
    closePosition(input: $input) {
      changeId
      errors {
        code
      }
    }
  }
`);
const Rename = graphql(`
  mutation UndoableRenaming($input: RenameOrgUnitInput!) {
    renameOrgUnit(input: $input) {
      changeId
      errors {
        code
      }
    }
  }
`);
const DrawLine = graphql(`
  mutation UndoableLine($input: AddDottedLineInput!) {
    addDottedLine(input: $input) {
      changeId
      errors {
        code
      }
    }
  }
`);
const EndLine = graphql(`
  mutation UndoableEndOfLine($input: RemoveDottedLineInput!) {
    removeDottedLine(input: $input) {
      changeId
      errors {
        code
      }
    }
  }
`);
const Leave = graphql(`
  mutation LeaveBeforeUndo($input: RecordLeavingInput!) {
    recordLeaving(input: $input) {
      errors {
        code
      }
    }
  }
`);
const Undo = graphql(`
  mutation Undo($input: UndoOrgChangeInput!) {
    undoOrgChange(input: $input) {
      changeId
      positions {
        id
      }
      errors {
        code
        message
        ... on ConflictError {
          current {
            id
          }
        }
      }
    }
  }
`);
const CorrectPosition = graphql(`
  mutation CorrectPosition($input: CorrectPositionInput!) {
    correctPosition(input: $input) {
      changeId
      position {
        terms {
          validFrom
          validTo
          title
          primary
          holder {
            name
          }
        }
      }
      errors {
        code
        path
        message
      }
    }
  }
`);
const CorrectUnit = graphql(`
  mutation CorrectUnit($input: CorrectOrgUnitInput!) {
    correctOrgUnit(input: $input) {
      errors {
        code
        path
      }
    }
  }
`);
const AuditLog = graphql(`
  query AuditLog($filter: AuditFilter, $first: Int, $after: String) {
    auditLog(filter: $filter, first: $first, after: $after) {
      totalCount
      nodes {
        action
        reason
        person {
          name
        }
        subjectType
        subject
        before
        after
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

async function team() {
  const [chen, wang, li] = await Promise.all(['陈总', '王经理', '李明朗'].map((name) => build.person({ name })));
  const unit = await build.unit('销售部');
  const head = await build.position({ title: '销售总监', unit, holder: chen });
  const east = await build.position({ title: '东区经理', unit, reportsTo: head, holder: wang });
  const rep = await build.position({ title: '销售员', unit, reportsTo: east, holder: li });
  return { chen, wang, li, unit, head, east, rep };
}
const days = ['2021-01-01', '2026-03-02', '2026-06-01', '2027-01-01'];
/** The chart below a seat on several days: what an undo has to bring back. */
const chartsBelow = (root: { id: string }) =>
  Promise.all(days.map(async (asOf) => (await member.run(Chart, { asOf, root: root.id })).orgChart));
const undo = async (changeId: string | null | undefined, as = hr) =>
  (await as.run(Undo, { input: { changeId: changeId ?? '' } })).undoOrgChange;

describe('undoing a change of the organization', () => {
  test('puts back every day as it was, planned changes included, and undone itself brings the change back', async () => {
    const { head, east, rep } = await team();
    await hr.run(Change, { input: { positionId: rep.id, title: '主管', effectiveOn: '2026-06-01' } });
    const before = await chartsBelow(head);
    const { changePosition } = await hr.run(Change, { input: { positionId: rep.id, reportsToId: head.id, title: '助理' } });
    const after = await chartsBelow(head);
    expect(after).not.toEqual(before);
    const undone = await undo(changePosition.changeId);
    expect(undone).toMatchObject({ errors: [], positions: [{ id: rep.id }] });
    expect(await chartsBelow(head)).toEqual(before);
    expect((await undo(undone.changeId)).errors).toEqual([]);
    expect(await chartsBelow(head)).toEqual(after);
    expect(east.id).toBeTruthy();
  });

  test('brings back a closed seat with its line, its stand-in and its dotted lines', async () => {
    const { head, east, li, wang } = await team();
    const vacancy = await hr.run(Vacate, { input: { positionId: east.id, standInId: li?.id, effectiveOn: '2026-03-02' } });
    expect(vacancy.vacatePosition.errors).toEqual([]);
    const before = await chartsBelow(head);
    const closing = await hr.run(Close, { input: { positionId: east.id, moveReportsToId: head.id } });
    expect(closing.closePosition.errors).toEqual([]);
    expect((await undo(closing.closePosition.changeId)).errors).toEqual([]);
    expect(await chartsBelow(head)).toEqual(before);
    expect((await undo(vacancy.vacatePosition.changeId)).errors).toEqual([]);
    expect((await chartsBelow(head))[1]?.nodes.find(({ position }) => position.id === east.id)?.holder?.name).toBe(wang?.name);
  });

  test('takes a new seat away, and is refused once somebody reports to it', async () => {
    const { head, unit, rep } = await team();
    const before = await chartsBelow(head);
    const made = async () =>
      (await hr.run(Add, { input: { title: '西区经理', unitId: unit.id, reportsToId: head.id, effectiveOn: '2026-03-02' } })).addPosition;
    const first = await made();
    expect((await undo(first.changeId)).errors).toEqual([]);
    expect(await chartsBelow(head)).toEqual(before);
    const another = await made();
    await hr.run(Change, { input: { positionId: rep.id, reportsToId: another.position?.id ?? '' } });
    const refused = await undo(another.changeId);
    expect(refused.errors).toMatchObject([{ code: 'CHANGED_SINCE', current: { id: another.position?.id } }]);
  });

  test('is refused with what is there now where somebody else has changed it since, and changes nothing', async () => {
    const { head, rep } = await team();
    const { changePosition } = await hr.run(Change, { input: { positionId: rep.id, title: '组长' } });
    await second.run(Change, { input: { positionId: rep.id, title: '主管' } });
    const before = await chartsBelow(head);
    expect((await undo(changePosition.changeId)).errors).toMatchObject([{ code: 'CHANGED_SINCE', current: { id: rep.id } }]);
    expect(await chartsBelow(head)).toEqual(before);
  });

  test('is refused where it would give somebody two main posts', async () => {
    const { head, unit, rep, li } = await team();
    const { vacatePosition } = await hr.run(Vacate, { input: { positionId: rep.id } });
    const { addPosition } = await hr.run(Add, { input: { title: '顾问', unitId: unit.id, reportsToId: head.id, holderId: li?.id } });
    expect(addPosition.errors).toEqual([]);
    expect((await undo(vacatePosition.changeId)).errors).toMatchObject([{ code: 'CHANGED_SINCE' }]);
  });

  const headed = async (unit: { id: string }, headPositionId: string | null) => {
    const { renameOrgUnit } = await hr.run(Rename, { input: { orgUnitId: unit.id, headPositionId } });
    expect(renameOrgUnit.errors).toEqual([]);
    return renameOrgUnit.changeId;
  };
  const lineDrawnAndEnded = async (positionId: string, reportsToId: string) => {
    expect((await hr.run(DrawLine, { input: { positionId, reportsToId } })).addDottedLine.errors).toEqual([]);
    const { removeDottedLine } = await hr.run(EndLine, { input: { positionId, reportsToId } });
    expect(removeDottedLine.errors).toEqual([]);
    return removeDottedLine.changeId;
  };

  test('is refused where a unit would be headed by a seat that has been closed since', async () => {
    const { head, unit } = await team();
    const vacant = await build.position({ title: '顾问', unit, reportsTo: head });
    await headed(unit, vacant.id);
    const renamed = await headed(unit, null);
    expect((await hr.run(Close, { input: { positionId: vacant.id } })).closePosition.errors).toEqual([]);
    expect((await undo(renamed)).errors).toMatchObject([{ code: 'CHANGED_SINCE', current: { id: unit.id } }]);
  });

  test('is refused where a dotted line would lead to a seat that has been closed since', async () => {
    const { head, unit, rep } = await team();
    const other = await build.position({ title: '顾问', unit, reportsTo: head });
    const ended = await lineDrawnAndEnded(rep.id, other.id);
    expect((await hr.run(Close, { input: { positionId: other.id } })).closePosition.errors).toEqual([]);
    expect((await undo(ended)).errors).toMatchObject([{ code: 'CHANGED_SINCE', current: { id: rep.id } }]);
  });

  test('is refused where somebody who is leaving by now would act for a seat after their last day', async () => {
    const { wang, rep } = await team();
    const act = async (standInId: string | null) => {
      const { vacatePosition } = await hr.run(Vacate, { input: { positionId: rep.id, standInId } });
      expect(vacatePosition.errors).toEqual([]);
      return vacatePosition.changeId;
    };
    await act(wang?.id ?? null);
    const nobodyActs = await act(null);
    expect((await hr.run(Leave, { input: { id: wang?.id ?? '', leftOn: '2026-03-31' } })).recordLeaving.errors).toEqual([]);
    expect((await undo(nobodyActs)).errors).toMatchObject([{ code: 'CHANGED_SINCE', current: { id: rep.id } }]);
  });

  test('is refused where a head or the end of a dotted line was made by a change that has been undone', async () => {
    const { head, unit, rep } = await team();
    const input = { title: '西区经理', unitId: unit.id, reportsToId: head.id };
    const { addPosition } = await hr.run(Add, { input });
    const made = addPosition.position?.id ?? '';
    await headed(unit, made);
    const renamed = await headed(unit, null);
    const ended = await lineDrawnAndEnded(rep.id, made);
    expect((await undo(addPosition.changeId)).errors).toEqual([]);
    expect((await undo(renamed)).errors).toMatchObject([{ code: 'CHANGED_SINCE', current: { id: unit.id } }]);
    expect((await undo(ended)).errors).toMatchObject([{ code: 'CHANGED_SINCE', current: { id: rep.id } }]);
  });

  test('done by two people at once happens once', async () => {
    const { rep } = await team();
    const { changePosition } = await hr.run(Change, { input: { positionId: rep.id, title: '组长' } });
    const answers = await Promise.all([undo(changePosition.changeId), undo(changePosition.changeId, second)]);
    expect(answers.map(({ errors }) => errors.length).sort()).toEqual([0, 1]);
  });

  test('is for HR alone, and an unknown change is not found', async () => {
    const { rep } = await team();
    const { changePosition } = await hr.run(Change, { input: { positionId: rep.id, title: '组长' } });
    await expect(undo(changePosition.changeId, member)).rejects.toThrow(RequestFailed);
    await expect(undo('change_00000000000000000000000000')).rejects.toThrow(RequestFailed);
  });
});

describe('a correction of the past', () => {
  test('changes the days of its span alone and stands in the audit log with its reason', async () => {
    const { rep } = await team();
    const { correctPosition } = await hr.run(CorrectPosition, {
      input: { positionId: rep.id, from: '2022-01-01', to: '2023-01-01', title: '见习销售员', reason: '合同上的职务是见习' },
    });
    expect(correctPosition.errors).toEqual([]);
    expect(correctPosition.position?.terms.map(({ validFrom, validTo, title }) => [validFrom, validTo, title])).toEqual([
      ['2020-01-01', '2022-01-01', '销售员'],
      ['2022-01-01', '2023-01-01', '见习销售员'],
      ['2023-01-01', null, '销售员'],
    ]);
    const { auditLog } = await admin.run(AuditLog, { filter: { subjectId: rep.id, action: 'correctPosition' } });
    expect(auditLog.nodes).toMatchObject([{ reason: '合同上的职务是见习', person: { name: '周敏' }, subjectType: 'Position' }]);
    expect(auditLog.nodes[0]?.before).not.toContain('见习');
    expect(auditLog.nodes[0]?.after).toContain('见习');
    expect((await undo(correctPosition.changeId)).errors).toEqual([]);
  });

  test('of who held a seat leaves everybody one main post on every day', async () => {
    const { rep, east, li, wang } = await team();
    const { correctPosition } = await hr.run(CorrectPosition, {
      input: { positionId: rep.id, from: '2021-01-01', to: '2022-01-01', holderId: wang?.id, reason: '当时由王经理兼任' },
    });
    expect(correctPosition.position?.terms.map(({ holder, primary }) => [holder?.name, primary])).toEqual([
      [li?.name, true],
      [wang?.name, false],
      [li?.name, true],
    ]);
    const main = await hr.run(CorrectPosition, {
      input: { positionId: rep.id, from: '2021-01-01', to: '2022-01-01', primary: true, reason: '主岗其实是销售员' },
    });
    expect(main.correctPosition.errors).toEqual([]);
    const { orgChart } = await member.run(Chart, { asOf: '2021-06-01', root: east.id });
    expect(orgChart.nodes.map(({ holder, primary }) => [holder?.name, primary])).toEqual([
      [wang?.name, false],
      [wang?.name, true],
    ]);
  });

  test('of the first and the last day is refused where something would be left hanging', async () => {
    const { east, rep, unit } = await team();
    const correct = async (input: { positionId: string; opensOn?: string; closesOn?: string | null }) =>
      (await hr.run(CorrectPosition, { input: { ...input, reason: '核对档案' } })).correctPosition;
    expect((await correct({ positionId: east.id, opensOn: '2021-01-01' })).errors).toMatchObject([{ code: 'LEANT_ON' }]);
    const later = await correct({ positionId: rep.id, opensOn: '2021-01-01', closesOn: '2025-01-01' });
    expect(later.position?.terms.map(({ validFrom, validTo }) => [validFrom, validTo])).toEqual([['2021-01-01', '2025-01-01']]);
    expect((await correct({ positionId: rep.id, closesOn: null })).position?.terms).toMatchObject([{ validTo: null }]);
    expect((await correct({ positionId: rep.id, closesOn: '2019-01-01' })).errors).toMatchObject([{ code: 'NO_DAYS' }]);
    const closed = await hr.run(CorrectUnit, { input: { orgUnitId: unit.id, closesOn: '2025-06-01', reason: '核对档案' } });
    expect(closed.correctOrgUnit.errors).toMatchObject([{ code: 'LEANT_ON' }]);
  });

  test('is refused where it would close a circle on a past day, or seat somebody after they left', async () => {
    const { head, rep, unit } = await team();
    const circle = await hr.run(CorrectPosition, {
      input: { positionId: head.id, from: '2021-01-01', to: '2021-02-01', reportsToId: rep.id, reason: '试试' },
    });
    expect(circle.correctPosition.errors).toMatchObject([{ code: 'REPORTING_CYCLE', path: ['reportsToId'] }]);
    const leaver = await build.person({ name: '孙离', leftOn: '2023-12-31' });
    const after = await hr.run(CorrectPosition, {
      input: { positionId: rep.id, from: '2023-01-01', to: '2024-01-02', holderId: leaver.id, reason: '试试' },
    });
    expect(after.correctPosition.errors).toMatchObject([{ code: 'PERSON_LEFT' }]);
    const until = await hr.run(CorrectPosition, {
      input: { positionId: rep.id, from: '2023-01-01', to: '2024-01-01', holderId: leaver.id, reason: '他当时在任' },
    });
    expect(until.correctPosition.errors).toEqual([]);
    expect(unit.id).toBeTruthy();
  });
});

describe('the audit log', () => {
  test('is read page by page by administrators, and by nobody else', async () => {
    const { rep, li } = await team();
    for (const title of ['一', '二', '三']) await hr.run(Change, { input: { positionId: rep.id, title } });
    const filter = { subjectId: rep.id };
    const first = (await admin.run(AuditLog, { filter, first: 2 })).auditLog;
    expect(first.totalCount).toBe(3);
    expect(first.pageInfo.hasNextPage).toBe(true);
    const rest = (await admin.run(AuditLog, { filter, first: 2, after: first.pageInfo.endCursor })).auditLog;
    expect(
      [...first.nodes, ...rest.nodes].map(({ after }) => (JSON.parse(after ?? '') as { terms: { title: string }[] }).terms.at(-1)?.title),
    ).toEqual(['三', '二', '一']);
    await expect(hr.run(AuditLog, { filter })).rejects.toThrow(RequestFailed);
    await expect(member.run(AuditLog, { filter })).rejects.toThrow(RequestFailed);
    expect(li?.id).toBeTruthy();
  });

  test('says nothing of a change that made nothing different, or was refused', async () => {
    const { rep, head, li } = await team();
    const { changePosition } = await hr.run(Change, { input: { positionId: rep.id, title: '销售员' } });
    expect(changePosition.changeId).toBeNull();
    const refused = await hr.run(Assign, { input: { positionId: head.id, personId: li?.id ?? '' } });
    expect(refused.assignPosition).toMatchObject({ changeId: null, errors: [{ code: 'POSITION_FILLED' }] });
    for (const subjectId of [rep.id, head.id]) {
      expect((await admin.run(AuditLog, { filter: { subjectId } })).auditLog.totalCount).toBe(0);
    }
  });
});
