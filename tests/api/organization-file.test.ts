import { importOrganization } from '@hearth/server/modules/importing/organization-import.service';
import { exportOrganization, readStructureFile } from '@hearth/server/modules/importing/structure-file.service';
import { OrgUnitKind } from '@hearth/server/modules/organization/org-unit.entity';
import { Person } from '@hearth/server/modules/people/person.entity';
import type { Viewer } from '@hearth/server/platform/auth/viewer';
import { createContext } from '@hearth/server/platform/context';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Hearth, openHearth } from '../support/app.ts';
import type { Client } from '../support/client.ts';
import { graphql } from '../support/graphql.ts';
import { AddPosition, AssignPosition, ChangePosition, Chart, ClosePosition, VacatePosition } from '../support/organization.ts';

// A history is made through the API as HR would make it; its file is written and read as the command line does.
const operator: Viewer = { accountId: 'operator', personId: null, roles: new Set(['HR']), locale: null, timeZone: null, tokenScopes: null };
const ctxOf = (hearth: Hearth, locale: 'zh-CN' | 'en' = 'zh-CN') => createContext(hearth.services, { viewer: operator, locale });
const bring = (hearth: Hearth, text: string) =>
  importOrganization(ctxOf(hearth), { rows: readStructureFile({ name: 'organization.csv', bytes: Buffer.from(text) }), dryRun: false });

const Everything = graphql(`
  query EverythingOfToday {
    people(first: 100) {
      nodes {
        name
        title
        manager {
          name
        }
        reports {
          name
        }
      }
    }
    orgUnits {
      id
      name
      kind
      responsibilities
      parent {
        id
      }
      headPosition {
        id
      }
      members {
        name
      }
    }
  }
`);
const AddUnit = graphql(`
  mutation AddUnitToHistory($input: AddOrgUnitInput!) {
    addOrgUnit(input: $input) {
      orgUnit {
        id
      }
      errors {
        code
      }
    }
  }
`);
const RenameUnit = graphql(`
  mutation RenameUnitInHistory($input: RenameOrgUnitInput!) {
    renameOrgUnit(input: $input) {
      errors {
        code
      }
    }
  }
`);
const MoveUnit = graphql(`
  mutation MoveUnitInHistory($input: MoveOrgUnitInput!) {
    moveOrgUnit(input: $input) {
      errors {
        code
      }
    }
  }
`);
const AddLine = graphql(`
  mutation AddLineToHistory($input: AddDottedLineInput!) {
    addDottedLine(input: $input) {
      errors {
        code
      }
    }
  }
`);

/** One thing that HR does; which seats, units and people it is about is told by numbers. */
interface Step {
  kind: 'open' | 'change' | 'assign' | 'vacate' | 'close' | 'unit' | 'rename' | 'moveUnit' | 'line';
  days: number;
  a: number;
  b: number;
  c: number;
}
const aHistory = fc.array(
  fc.record({
    kind: fc.constantFrom<Step['kind'][]>(
      'open',
      'open',
      'change',
      'change',
      'assign',
      'vacate',
      'close',
      'unit',
      'rename',
      'moveUnit',
      'line',
    ),
    days: fc.nat(40),
    a: fc.nat(30),
    b: fc.nat(30),
    c: fc.nat(30),
  }),
  { minLength: 60, maxLength: 60 },
);

/** Lives through a history; what the rules refuse has not happened. */
async function live(hearth: Hearth, hr: Client, steps: readonly Step[]): Promise<void> {
  const people: Person[] = [];
  for (let index = 0; index < 7; index += 1)
    people.push(await hearth.build.person({ name: `=成员${index}`, employeeNumber: index < 5 ? `W${index}` : null }));
  const seats: string[] = [];
  const units = [(await hearth.build.rootUnit()).id];
  const pick = <T>(from: readonly T[], index: number): T => from[index % from.length] as T;
  for (const { kind, days, a, b, c } of steps) {
    hearth.clock.advance({ days: 3 });
    const effectiveOn = new Date(hearth.clock.now().getTime() + days * 86_400_000).toISOString().slice(0, 10);
    const [seat, unit, person] = [pick([...seats, ''], a), pick(units, b), pick(people, c).id];
    const other = pick([...seats, null], b);
    const change = (title: string | undefined) =>
      hr.run(ChangePosition, { input: { positionId: seat, title, reportsToId: other, unitId: unit, sortOrder: c, effectiveOn } });
    if (kind === 'open') {
      const input = { title: `岗位${a}`, unitId: unit, reportsToId: other, holderId: c % 2 ? person : null, sortOrder: a, effectiveOn };
      const { addPosition } = await hr.run(AddPosition, { input });
      if (addPosition.position) seats.push(addPosition.position.id);
    } else if (kind === 'unit') {
      const input = { name: `部门${a}`, kind: OrgUnitKind.DEPARTMENT, parentId: unit, responsibilities: `- 第一\n- 第${c}`, effectiveOn };
      const { addOrgUnit } = await hr.run(AddUnit, { input });
      if (addOrgUnit.orgUnit) units.push(addOrgUnit.orgUnit.id);
    } else if (kind === 'rename')
      await hr.run(RenameUnit, { input: { orgUnitId: unit, name: `改名${a}`, headPositionId: other, effectiveOn } });
    else if (kind === 'moveUnit') await hr.run(MoveUnit, { input: { orgUnitId: unit, parentId: pick(units, a), effectiveOn } });
    else if (seat === '') continue;
    else if (kind === 'change') await change(a % 2 ? `头衔${c}` : undefined);
    else if (kind === 'assign')
      await hr.run(AssignPosition, { input: { positionId: seat, personId: person, primary: b % 3 === 0, effectiveOn } });
    else if (kind === 'vacate')
      await hr.run(VacatePosition, { input: { positionId: seat, standInId: b % 2 ? person : null, effectiveOn } });
    else if (kind === 'close') await hr.run(ClosePosition, { input: { positionId: seat, moveReportsToId: other, effectiveOn } });
    else if (other !== null) await hr.run(AddLine, { input: { positionId: seat, reportsToId: other, effectiveOn } });
  }
}

/** Everything that can be seen of the organization on a day; people by name, for who has a number does not keep their id. */
async function seenOn(hearth: Hearth, client: Client, day: string) {
  hearth.clock.set(`${day}T09:00:00+08:00`);
  const { orgChart } = await client.run(Chart, {});
  const nodes = orgChart.nodes.map(({ holder, standIn, dottedLinesTo, ...node }) => ({
    ...node,
    holder: holder?.name,
    standIn: standIn?.name,
    dottedLinesTo: [...dottedLinesTo].sort(),
  }));
  const { people, orgUnits } = await client.run(Everything, {});
  const names = (those: readonly { name: string }[]) => those.map(({ name }) => name).sort();
  return {
    ...orgChart,
    nodes,
    places: people.nodes.filter(({ title }) => title !== null).map((person) => ({ ...person, reports: names(person.reports) })),
    units: orgUnits.map((unit) => ({ ...unit, members: names(unit.members) })),
  };
}

test('what is exported and imported into an empty Hearth gives the same chart on every day', { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(aHistory, async (steps) => {
      await using old = await openHearth({ now: '2024-03-04T09:00:00+08:00' });
      await using fresh = await openHearth({ now: '2024-03-04T09:00:00+08:00' });
      const hr = await old.as(await old.build.person({ name: '人事' }), 'HR');
      await live(old, hr, steps);
      const text = await exportOrganization(ctxOf(old));
      expect(text.split('\r\n').length).toBeGreaterThan(12);
      const outcome = await bring(fresh, text);
      expect(outcome.changed + outcome.unchanged).toBe(0);
      const reader = await fresh.as(await fresh.build.person({ name: '读者' }), 'HR');
      const days = new Set(['2019-12-31', '2020-01-01', '2030-01-01', ...(text.match(/\d{4}-\d{2}-\d{2}/g) ?? [])]);
      for (const day of [...days].sort()) {
        const before = new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);
        for (const each of [before, day]) expect(await seenOn(fresh, reader, each)).toEqual(await seenOn(old, hr, each));
      }
      for (const again of [text, await exportOrganization(ctxOf(fresh)), await exportOrganization(ctxOf(fresh, 'en'))])
        expect(await bring(fresh, again)).toMatchObject({ added: 0, changed: 0, peopleAdded: 0, rows: [] });
      expect(await bring(old, text)).toMatchObject({ added: 0, changed: 0, peopleAdded: 0 });
    }),
    { numRuns: 4, endOnFailure: true },
  );
});
