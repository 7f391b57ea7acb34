import { viewerByEmail } from '@hearth/server/modules/access/authenticate';
import { modules } from '@hearth/server/modules';
import { OrgUnit, OrgUnitKind, OrgUnitTerm } from '@hearth/server/modules/organization/org-unit.entity';
import { Position, PositionTerm } from '@hearth/server/modules/organization/position.entity';
import { Person } from '@hearth/server/modules/people/person.entity';
import { derivedColumns } from '@hearth/server/modules/people/people.service';
import { writeTokens } from '@hearth/server/modules/people/person-token.service';
import { PersonSkill, Skill } from '@hearth/server/modules/people/skill.entity';
import { wordColumns } from '@hearth/server/modules/people/vocabulary.rules';
import { createContext } from '@hearth/server/platform/context';
import { createSchema } from '@hearth/server/platform/graphql/schema';
import { newId } from '@hearth/server/platform/orm/id';
import type { EntityManager } from '@hearth/server/platform/orm/orm';
import { type Explained, explain } from '@hearth/server/platform/read/explain';
import { expect, test } from 'vitest';
import { hearthForThisFile } from '../support/app.ts';
import { graphql, textOf } from '../support/graphql.ts';

// A page of the directory is found by indexes: whatever is searched, however much it finds, nobody reads everybody.

const hearth = await hearthForThisFile();
const { build, services } = hearth;
const postgresql = services.reader.dialect.name === 'postgresql';
const em = services.orm.em.fork() as EntityManager;
const schema = createSchema(modules);

const UNITS = 40;
const [families, givens, places] = ['王李张刘陈杨赵黄周吴', '明伟静晓强磊洋艳勇军', ['上海', '北京', '广州', '成都', '杭州']] as const;
const titles = ['销售员', '客户经理', '总监'] as const;
const root = await build.rootUnit();
const units = await build.rows(
  OrgUnit,
  Array.from({ length: UNITS }, () => ({})),
);
await em.insertMany(
  OrgUnitTerm,
  units.map((unit, index) => ({
    id: newId('ut'),
    unit: unit.id,
    name: `销售${index}部`,
    kind: OrgUnitKind.TEAM,
    parent: root.id,
    sortOrder: index,
    responsibilities: '',
    validFrom: '2020-01-01',
    validTo: null,
  })),
);
const [finance, rare] = await build.rows(Skill, [
  wordColumns({ nameZh: '财务', nameEn: 'Finance' }),
  wordColumns({ nameZh: '催收', nameEn: 'Collection' }),
]);

/** Everybody has a seat, a place and hobbies as others have: of each there are broad ones and narrow ones. */
async function bring(from: number, to: number): Promise<void> {
  const people = Array.from({ length: to - from }, (_, offset) => {
    const index = from + offset;
    const name = `${families[index % 10]}${givens[(index * 7) % 10]}${givens[(index >> 3) % 10]}`;
    const hiredOn = `20${10 + (index % 15)}-03-${String(1 + (index % 28)).padStart(2, '0')}`;
    return {
      id: newId('per'),
      name,
      alias: null,
      employeeNumber: `C${String(index).padStart(6, '0')}`,
      phone: `139${String(10_000_000 + index)}`,
      place: places[index % 5] ?? null,
      hiredOn,
      ...derivedColumns({ name, hiredOn }),
    };
  });
  await em.insertMany(Person, people);
  await writeTokens(em, people, { anew: true });
  const seats = people.map(({ id }) => ({ id: newId('pos'), holder: id }));
  await em.insertMany(
    Position,
    seats.map(({ id }) => ({ id })),
  );
  await em.insertMany(
    PositionTerm,
    seats.map(({ id, holder }, offset) => ({
      id: newId('pt'),
      position: id,
      title: titles[(from + offset) % 50 === 0 ? 2 : offset % 2] ?? '',
      unit: units[(from + offset) % UNITS]?.id ?? root.id,
      reportsTo: null,
      holder,
      primary: true,
      sortOrder: 0,
      validFrom: '2020-01-01',
      validTo: null,
    })),
  );
  await em.insertMany(
    PersonSkill,
    people.flatMap(({ id }, offset) => [
      ...((from + offset) % 3 ? [] : [{ id: newId('psk'), person: id, skill: finance?.id ?? '', level: 3, canHelp: true }]),
      ...((from + offset) % 200 ? [] : [{ id: newId('psk'), person: id, skill: rare?.id ?? '', level: null, canHelp: false }]),
    ]),
  );
}

const page = textOf(
  graphql(`
    query CostOfDirectory($search: String, $filter: PeopleFilter, $orderBy: PeopleOrder!, $startAt: String) {
      people(first: 20, search: $search, filter: $filter, orderBy: $orderBy, startAt: $startAt) {
        nodes {
          name
          title
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  `),
);
const asked: Record<string, Record<string, unknown>> = {
  nothing: {},
  'nothing, from a letter on': { startAt: 'w' },
  'a letter': { search: 'w' },
  'a surname': { search: '王' },
  'a surname’s pinyin': { search: 'wang' },
  'a given name': { search: 'ming' },
  'initials and a character': { search: 'wm 明' },
  'a number': { search: 'C00001' },
  'a phone': { search: '0017' },
  'a broad title': { search: '销售员' },
  'a narrow title': { search: '总监' },
  'a unit': { search: '销售7部' },
  'a broad skill': { search: '谁能帮忙做财务' },
  'a narrow skill': { search: 'cuishou' },
  'a place': { search: '上海' },
  'two words': { search: '王 财务' },
  nobody: { search: '魑魅' },
  'a broad filter': { filter: { skillIds: [finance?.id] } },
  'a narrow filter': { filter: { skillIds: [rare?.id], places: ['上海'] } },
  'a unit as a filter': { search: 'l', filter: { unitId: units[3]?.id } },
};
const questions = Object.entries(asked).flatMap(([name, variables]) =>
  (['NAME', 'NEWEST'] as const).map((orderBy) => [`${name}, ${orderBy}`, { ...variables, orderBy }] as const),
);

const hr = await build.person({ name: '人事' });
await hearth.as(hr, 'HR');
const viewer = await viewerByEmail(services, `${hr.id}@hearth.test`);

async function plans(): Promise<Map<string, Explained>> {
  await em.getConnection().execute(postgresql ? 'vacuum analyze' : 'analyze');
  const found = new Map<string, Explained>();
  for (const [name, variables] of questions) {
    const [plan, ...others] = await explain(createContext(services, { viewer }), schema, page, variables);
    if (!plan || others.length) throw new Error(`${name} is not one statement`);
    found.set(name, plan);
  }
  return found;
}

/** How many pages PostgreSQL touched. */
function pagesOf({ plan }: Explained): number {
  const touched = /shared hit=(\d+)(?: read=(\d+))?/.exec(plan.find((line) => line.includes('Buffers: shared')) ?? '');
  return Number(touched?.[1]) + Number(touched?.[2] ?? 0);
}

await bring(0, 3000);
const few = await plans();
await bring(3000, 9000);
const many = await plans();

/** The tables that grow with the company. */
const GROWING = 'person|person_token|person_skill|position_term|position';

test.each(questions.map(([name]) => name))('%s: one statement, and nobody is found but by an index', (name) => {
  const { lane, plan, because } = many.get(name) ?? { plan: [] };
  expect(because).toBeNull();
  expect(lane).toBe('fast');
  if (postgresql) {
    // Of a broad filter's own table so much is read as a page needs, in whatever order is the cheapest.
    const growing = name.startsWith('a broad filter') ? GROWING.replace('|person_skill', '') : GROWING;
    expect(plan.filter((line) => new RegExp(`Seq Scan on (${growing})\\b`).test(line))).toEqual([]);
  } else {
    // An index in its order is read until a page is full.
    const read = plan.filter(
      (line) => /^SCAN (p|t|has|at|seat|person\w*|position\w*)\b/.test(line) && !/USING (COVERING )?INDEX/.test(line),
    );
    expect(read).toEqual([]);
  }
});

/** What people are called is found in the order of the directory: what is found does not count, nor how many there are. */
const own = [
  'nothing',
  'nothing, from a letter on',
  'a letter',
  'a surname',
  'a surname’s pinyin',
  'a given name',
  'a number',
  'a phone',
  'nobody',
];

test.runIf(postgresql).each(own.map((name) => `${name}, NAME`))('%s: three times the people touch hardly more', (name) => {
  const [before, after] = [few, many].map((each) => pagesOf(each.get(name) as Explained)) as [number, number];
  expect(before).toBeGreaterThan(0);
  expect(after / before).toBeLessThan(2);
});
