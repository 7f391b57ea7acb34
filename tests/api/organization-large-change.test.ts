import { AuditEntry } from '@hearth/server/platform/audit/audit-entry.entity';
import { describe, expect, test } from 'vitest';
import { hearthForThisFile } from '../support/app.ts';
import { graphql } from '../support/graphql.ts';
import { statementTexts } from '../support/statements.ts';

const hearth = await hearthForThisFile();
const hr = await hearth.as(await hearth.build.person({ name: '周敏' }), 'HR');

const Import = graphql(`
  mutation LargeChange($input: ImportOrganizationInput!) {
    importOrganization(input: $input) {
      errors {
        code
        message
      }
    }
  }
`);
const Undo = graphql(`
  mutation UndoLargeChange($input: UndoOrgChangeInput!) {
    undoOrgChange(input: $input) {
      changeId
      errors {
        code
        path
      }
    }
  }
`);
const Panel = graphql(`
  query PanelAfterLargeChange($id: ID!) {
    node(id: $id) {
      ... on Position {
        latestChanges {
          action
          subjects
          undoable
        }
      }
    }
  }
`);
const PanelsBelow = graphql(`
  query PanelsBelow($root: ID!) {
    orgChart(root: $root) {
      nodes {
        position {
          latestChanges {
            undoable
          }
        }
      }
    }
  }
`);

/** A unit with so many seats, by one import. */
async function imported(name: string, seats: number) {
  const rows = [
    { record: 'unit', key: `${name}D`, from: '2020-01-01', name },
    ...Array.from({ length: seats }, (_, n) => ({
      record: 'seat',
      key: `${name}${n}`,
      from: '2020-01-01',
      name: `岗位${n}`,
      unit: `${name}D`,
      reportsTo: n === 0 ? '' : `${name}${Math.floor((n - 1) / 10)}`,
    })),
  ];
  const { importOrganization } = await hr.run(Import, { input: { rows, dryRun: false, reason: name } });
  expect(importOrganization.errors).toEqual([]);
  const entries = await hearth.services.orm.em.fork().find(AuditEntry, { reason: name, subjectType: 'Position' });
  const root = entries.find(({ after }) => JSON.stringify(after).includes('"reportsTo":null'));
  return { changeId: entries[0]?.change ?? '', root: root?.subjectId ?? '', seats: entries.map(({ subjectId }) => subjectId) };
}
const undo = async (changeId: string) => (await hr.run(Undo, { input: { changeId } })).undoOrgChange;
const auditReads = (texts: readonly string[]) => texts.filter((text) => text.includes('audit_entry')).length;

describe('a change of many seats and units', () => {
  test('is taken back as a whole and brought back as a whole, units with the seats in them', async () => {
    const { changeId, seats } = await imported('东区', 60);
    const [id = ''] = seats;
    const before = await hr.run(Panel, { id });
    expect(before.node).toMatchObject({ latestChanges: [{ action: 'importOrganization', subjects: 61, undoable: true }] });
    const undone = await undo(changeId);
    expect(undone.errors).toEqual([]);
    expect((await undo(undone.changeId ?? '')).errors).toEqual([]);
    expect((await hr.run(Panel, { id })).node).toMatchObject({ latestChanges: [{ subjects: 61 }, { subjects: 61 }, { subjects: 61 }] });
  });

  test('of more than a thousand is not offered for an undo and refused as one, in words', async () => {
    const { changeId, seats } = await imported('西区', 1_000);
    const [id = ''] = seats;
    let panel: unknown;
    const texts = await statementTexts(hearth, async () => {
      panel = (await hr.run(Panel, { id })).node;
    });
    expect(panel).toMatchObject({ latestChanges: [{ subjects: 1_001, undoable: false }] });
    expect(auditReads(texts)).toBe(3);
    expect(texts.length).toBeLessThanOrEqual(12);
    expect((await undo(changeId)).errors).toMatchObject([{ code: 'TOO_MANY_TO_UNDO', path: ['changeId'] }]);
  });

  test('of some hundreds is looked at seat by seat: one that stands as it was left is offered', async () => {
    const { changeId, seats } = await imported('南区', 300);
    const texts = await statementTexts(hearth, async () => {
      const { node } = await hr.run(Panel, { id: seats[0] ?? '' });
      expect(node).toMatchObject({ latestChanges: [{ subjects: 301, undoable: true }] });
    });
    expect(auditReads(texts)).toBe(3);
    expect((await undo(changeId)).errors).toEqual([]);
  });

  test('is looked up once for all seats of one answer', async () => {
    const { root } = await imported('北区', 5);
    const texts = await statementTexts(hearth, async () => {
      const { orgChart } = await hr.run(PanelsBelow, { root });
      expect(orgChart.nodes.map(({ position }) => position.latestChanges)).toEqual(Array.from({ length: 5 }, () => [{ undoable: true }]));
    });
    expect(auditReads(texts)).toBe(4);
  });
});
