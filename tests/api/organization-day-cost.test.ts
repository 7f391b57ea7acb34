import { viewerByEmail } from '@hearth/server/modules/access/authenticate';
import { modules } from '@hearth/server/modules';
import { OrgUnit, OrgUnitKind, OrgUnitTerm } from '@hearth/server/modules/organization/org-unit.entity';
import { Position, PositionTerm, StandIn } from '@hearth/server/modules/organization/position.entity';
import { Person } from '@hearth/server/modules/people/person.entity';
import { newId } from '@hearth/server/platform/orm/id';
import { createContext } from '@hearth/server/platform/context';
import { createSchema } from '@hearth/server/platform/graphql/schema';
import { type Explained, explain } from '@hearth/server/platform/read/explain';
import { expect, test } from 'vitest';
import { hearthForThisFile } from '../support/app.ts';
import { textOf, graphql } from '../support/graphql.ts';

// What holds on a day is found by an index: it costs no more after forty years than after one.

const SEATS = 600;
const IN_A_TEAM = 2;
/** Everything holds from this day on as it is now; before it every year was another. */
const BEGINS = 2026;
const DAY = `${BEGINS}-02-01`;

const hearth = await hearthForThisFile();
const { build, services } = hearth;
const postgresql = services.reader.dialect.name === 'postgresql';
const em = services.orm.em.fork();

const people = await build.rows(
  Person,
  Array.from({ length: SEATS }, (_, index) => ({ name: `成员${index}` })),
);
const seats = await build.rows(
  Position,
  people.map(() => ({})),
);
const root = await build.rootUnit();
const units = await build.rows(
  OrgUnit,
  Array.from({ length: SEATS / IN_A_TEAM }, () => ({})),
);
const at = <Item>(items: readonly Item[], index: number): Item => {
  const item = items[index];
  if (item === undefined) throw new Error(`There is no ${index}`);
  return item;
};
/** The first day of a span, and the first after it. */
interface Years {
  validFrom: string;
  validTo: string | null;
}

/** What is true of everybody in these years: ten report to each, one seat of thirty is vacant and somebody stands in. */
async function write({ validFrom, validTo }: Years): Promise<void> {
  const year = validFrom.slice(0, 4);
  const terms = seats.map((position, index) => ({
    id: newId('pt'),
    position: position.id,
    title: `${year}年的第${index}个`,
    unit: at(units, Math.floor(index / IN_A_TEAM)).id,
    reportsTo: index === 0 ? null : at(seats, Math.floor((index - 1) / 10)).id,
    holder: index % 30 === 7 ? null : at(people, index).id,
    primary: true,
    sortOrder: index,
    validFrom,
    validTo,
  }));
  await em.insertMany(PositionTerm, terms);
  const heads = units.map((_, index) => at(seats, index * IN_A_TEAM).id);
  await em.insertMany(
    OrgUnitTerm,
    units.map((unit, index) => ({
      id: newId('ut'),
      unit: unit.id,
      name: `${year}年的${index}组`,
      kind: OrgUnitKind.TEAM,
      // Five to each above.
      parent: index === 0 ? root.id : at(units, Math.floor((index - 1) / 5)).id,
      headPosition: at(heads, index),
      sortOrder: index,
      responsibilities: '',
      validFrom,
      validTo,
    })),
  );
  await em.insertMany(
    StandIn,
    terms
      .filter(({ holder }) => holder === null)
      .map(({ position }) => ({ id: newId('si'), position, person: at(people, 0).id, validFrom, validTo })),
  );
}

const years = (from: number, to: number): Years[] =>
  Array.from({ length: to - from }, (_, index) => ({ validFrom: `${from + index}-01-01`, validTo: `${from + index + 1}-01-01` }));

const documents = {
  chart: textOf(
    graphql(`
      query HistoryOfChart($asOf: Date) {
        orgChart(asOf: $asOf) {
          headcount
          vacancies
          nodes {
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
            directReports
            headcount
            dottedLinesTo
          }
        }
      }
    `),
  ),
  branch: textOf(
    graphql(`
      query HistoryOfBranch($root: ID!, $asOf: Date) {
        orgChart(root: $root, asOf: $asOf) {
          headcount
          nodes {
            title
            holder {
              name
            }
          }
        }
      }
    `),
  ),
  unit: textOf(
    graphql(`
      query HistoryOfUnit($unit: ID!, $asOf: Date) {
        orgUnit(id: $unit, asOf: $asOf) {
          name
          headcount
          vacancies
          seats
          span
          children {
            name
          }
          members {
            name
          }
          positions {
            title
          }
        }
      }
    `),
  ),
  units: textOf(
    graphql(`
      query HistoryOfUnits($asOf: Date) {
        orgUnits(asOf: $asOf) {
          name
        }
      }
    `),
  ),
  person: textOf(
    graphql(`
      query HistoryOfPerson($person: ID!, $asOf: Date) {
        person(id: $person) {
          title(asOf: $asOf)
          unit(asOf: $asOf) {
            name
          }
          manager(asOf: $asOf) {
            name
          }
          reports(asOf: $asOf) {
            name
          }
        }
      }
    `),
  ),
} as const;

const schema = createSchema(modules);
const viewer = await (async () => {
  await hearth.as(at(people, 0), 'HR');
  return viewerByEmail(services, `${at(people, 0).id}@hearth.test`);
})();
const variables = { asOf: DAY, root: at(seats, 3).id, unit: at(units, 1).id, person: at(people, 3).id };

async function plansOf(): Promise<Map<string, Explained>> {
  if (postgresql) await em.getConnection().execute('vacuum analyze');
  const plans = new Map<string, Explained>();
  for (const [name, query] of Object.entries(documents)) {
    const [plan, ...others] = await explain(createContext(services, { viewer }), schema, query, variables);
    if (!plan || others.length) throw new Error(`${name} is not one statement`);
    plans.set(name, plan);
  }
  return plans;
}

/** How many pages PostgreSQL touched. */
function pagesOf({ plan }: Explained): number {
  const touched = /shared hit=(\d+)(?: read=(\d+))?/.exec(plan.find((line) => line.includes('Buffers: shared')) ?? '');
  return Number(touched?.[1]) + Number(touched?.[2] ?? 0);
}

await write({ validFrom: `${BEGINS}-01-01`, validTo: null });
for (const year of years(BEGINS - 4, BEGINS)) await write(year);
const young = await plansOf();
for (const year of years(BEGINS - 40, BEGINS - 4)) await write(year);
const old = await plansOf();

const DATED = /position_term|org_unit_term|stand_in|dotted_line/;

test.each(Object.keys(documents))('%s on a day: one statement, and every dated row is found by an index', (name) => {
  const { lane, plan, because } = old.get(name) ?? { plan: [] };
  expect(because).toBeNull();
  expect(lane).toBe('fast');
  if (postgresql) {
    expect(plan.filter((line) => /Seq Scan on (position_term|org_unit_term)/.test(line))).toEqual([]);
    expect(plan.some((line) => line.includes("COALESCE(valid_to, 'infinity'::date) >"))).toBe(true);
  } else {
    // Only what the statement makes itself is read from one end to the other.
    const read = plan.filter(
      (line) => line.startsWith('SCAN') && !/^SCAN (seat|top|within|below|line|l\d+|r|o|CONSTANT ROW|\(subquery-\d+\))/.test(line),
    );
    expect(read).toEqual([]);
    const dated = plan.filter((line) => DATED.test(line));
    expect(dated.length).toBeGreaterThan(0);
    // By the end of a term, or the newest first of one unit's, of which one is taken.
    for (const line of dated) expect(line).toMatch(/valid_to_index \(.*<expr>>\?|org_unit_term_unit_id_valid_from_unique/);
  }
});

test.runIf(postgresql).each(Object.keys(documents))('%s: ten times the history touches hardly more', (name) => {
  const [before, after] = [young, old].map((plans) => pagesOf(plans.get(name) as Explained)) as [number, number];
  expect(before).toBeGreaterThan(0);
  // The indexes are a level higher.
  expect(after / before).toBeLessThan(2);
});
