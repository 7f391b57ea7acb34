import { DottedLine, Position, PositionTerm } from '@hearth/server/modules/organization/position.entity';
import { Person } from '@hearth/server/modules/people/person.entity';
import { afterAll, expect, test } from 'vitest';
import type { ChartQuery } from '../gql/graphql.ts';
import { textOf } from '../support/graphql.ts';
import { openLanes, told } from '../support/lanes.ts';
import { Chart } from '../support/organization.ts';
import { writeRow } from '../support/row.ts';

// SQL counts the heads of a chart by running sums, the resolvers by climbing the tree: on every day, from every seat, to every depth alike.

const lanes = await openLanes();
afterAll(() => lanes[Symbol.asyncDispose]());
const { services } = lanes;
const em = services.orm.em.fork();

const today = '2026-03-02';
const days = [null, '2024-12-31', '2025-06-15', '2025-11-20', '2026-02-16', '2026-04-01', '2027-01-01'];

const people = await em.find(Person, { leftOn: null }, { orderBy: { id: 'asc' } });
const [hr, member] = people as [Person, Person];
const asHr = await lanes.signIn.as(hr, 'HR');
const asMember = await lanes.signIn.as(member);

/** Beside the demo company: a line straight down under a top of its own, two seats of three vacant, siblings in an order of their own. */
async function addLine(length: number): Promise<Position[]> {
  const { unit } = await em.findOneOrFail(PositionTerm, { validTo: null });
  const line: Position[] = [];
  for (let depth = 0; depth < length; depth += 1) {
    const above = line.at(-1);
    const term = { title: `第${depth}级`, unit: unit.id, reportsTo: above ? above.id : null, validFrom: '2025-11-01' };
    const holder = depth % 3 === 1 ? (await writeRow(services, Person, { name: `末级${depth}` })).id : null;
    const position = await writeRow(services, Position, {});
    await writeRow(services, PositionTerm, { ...term, position: position.id, holder, sortOrder: -depth });
    const beside = await writeRow(services, Position, {});
    await writeRow(services, PositionTerm, { ...term, position: beside.id, holder: member.id, primary: false, sortOrder: depth % 3 });
    if (depth % 2)
      await writeRow(services, PositionTerm, { ...term, position: (await writeRow(services, Position, {})).id, sortOrder: depth % 3 });
    line.push(position);
  }
  await writeRow(services, DottedLine, { position: line[3]?.id ?? '', reportsTo: line[0]?.id ?? '', validFrom: '2026-01-01' });
  return line;
}
const line = await addLine(13);

const roots = async (): Promise<(string | null)[]> => {
  const vacant = await em.find(PositionTerm, { holder: null, validFrom: { $lte: today } }, { limit: 4 });
  const filled = await em.find(PositionTerm, { holder: { $ne: null }, validFrom: { $lte: today } }, { limit: 12, orderBy: { id: 'asc' } });
  return [null, ...[...vacant, ...filled].map(({ position }) => position.id), ...line.slice(0, 3).map(({ id }) => id), 'pos_nothing'];
};

const PLAIN = `query Plain($asOf: Date, $root: ID, $depth: Int) {
  orgChart(asOf: $asOf, root: $root, depth: $depth) { nodes { position { id } reportsTo depth title unit { name } } }
}`;

test('a chart counts the same in every lane, whatever its day, top and depth', { timeout: 120_000 }, async () => {
  const shown: ChartQuery['orgChart']['nodes'] = [];
  for (const root of await roots()) {
    for (const asOf of days) {
      for (const depth of [null, 0, 2, -1]) {
        const about = { root, asOf, depth };
        const { fast, rows, resolvers } = await lanes.ask(asHr, textOf(Chart), about);
        expect(told(fast), JSON.stringify(about)).toBe(told(resolvers));
        expect(told(rows), JSON.stringify(about)).toBe(told(resolvers));
        // Without head-counts SQLite walks the tree in its order, and sorts nothing.
        const plain = await lanes.ask(asHr, PLAIN, about);
        expect(told(plain.fast), JSON.stringify(about)).toBe(told(plain.resolvers));
        shown.push(...((resolvers.data as ChartQuery | null)?.orgChart.nodes ?? []));
      }
    }
  }
  expect(shown.some(({ holder, standIn }) => !holder && standIn)).toBe(true);
  expect(shown.some(({ primary, holder }) => !primary && holder)).toBe(true);
  expect(shown.some(({ dottedLinesTo }) => dottedLinesTo.length > 0)).toBe(true);
  expect(shown.some(({ headcount, directReports }) => headcount === 0 && directReports > 0)).toBe(true);
  expect(shown.some(({ depth }) => depth > 10)).toBe(true);
});

test('what people keep to themselves is kept in every lane, of leavers too', async () => {
  const query = `query Kept($asOf: Date) { orgChart(asOf: $asOf) { viewerPermissions { change } nodes { headcount holder {
    name leftOn birthday { month year nextOn } contact { phone email } audiences { phone } manager { name } unit { name }
  } standIn { name contact { phone } } } } }`;
  const answers = new Set<string>();
  for (const viewer of [asHr, asMember]) {
    for (const asOf of days) {
      const { fast, rows, resolvers } = await lanes.ask(viewer, query, { asOf });
      expect(resolvers.errors).toBeUndefined();
      expect(told(fast)).toBe(told(resolvers));
      expect(told(rows)).toBe(told(resolvers));
      answers.add(told(resolvers));
    }
  }
  expect([...answers].join()).toMatch(/"leftOn": "20/);
  expect(answers.size).toBeGreaterThan(days.length);
});
