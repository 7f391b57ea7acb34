import { Audience, Person } from '@hearth/server/modules/people/person.entity';
import { writeMissingTokens } from '@hearth/server/modules/people/person-token.service';
import { PersonToken } from '@hearth/server/modules/people/person-token.entity';
import { createContext } from '@hearth/server/platform/context';
import { describe, expect, test } from 'vitest';
import { hearthForThisFile } from '../support/app.ts';
import type { Client } from '../support/client.ts';
import { graphql } from '../support/graphql.ts';

const hearth = await hearthForThisFile();
const { build } = hearth;

const Directory = graphql(`
  query Directory($first: Int, $after: String, $search: String, $filter: PeopleFilter, $orderBy: PeopleOrder, $startAt: String) {
    people(first: $first, after: $after, search: $search, filter: $filter, orderBy: $orderBy, startAt: $startAt) {
      totalCount
      nodes {
        name
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);
const Facets = graphql(`
  query DirectoryFacets($search: String, $filter: PeopleFilter) {
    peopleFacets(search: $search, filter: $filter) {
      total
      units {
        people
        unit {
          name
        }
      }
      places {
        place
        people
      }
      hobbies {
        people
        hobby {
          nameZh
        }
      }
      skills {
        people
        skill {
          nameZh
        }
      }
    }
  }
`);
const SetHobbies = graphql(`
  mutation DirectorySetHobbies($input: SetHobbiesInput!) {
    setHobbies(input: $input) {
      person {
        hobbies {
          id
          nameZh
        }
      }
    }
  }
`);
const SetSkills = graphql(`
  mutation DirectorySetSkills($input: SetSkillsInput!) {
    setSkills(input: $input) {
      person {
        skills {
          skill {
            id
          }
        }
      }
    }
  }
`);
const Update = graphql(`
  mutation DirectoryUpdate($input: UpdatePersonInput!) {
    updatePerson(input: $input) {
      errors {
        code
      }
    }
  }
`);
const Import = graphql(`
  mutation DirectoryImport($input: ImportPeopleInput!) {
    importPeople(input: $input) {
      added
      changed
      errors {
        message
      }
    }
  }
`);

const hr = await hearth.as(await build.person({ name: '苏人事', hiredOn: '2019-01-01' }), 'HR');
const sales = await build.unit('销售部');
const east = await build.unit('华东区', { parent: sales });
const shop = await build.unit('门店', { parent: await build.unit('零售部') });

const li = await build.person({
  name: '李明朗',
  alias: 'Leo',
  employeeNumber: 'A-017',
  place: '上海',
  hiredOn: '2024-05-01',
  phone: '138 0013 8765',
});
const chen = await build.person({ name: '陈晓明', place: '上海', hiredOn: '2023-05-01' });
const shan = await build.person({ name: '单雨薇', place: '北京', hiredOn: '2025-05-01' });
const amy = await build.person({ name: 'Amy O’Neil', place: 'New York', hiredOn: '2022-05-01' });
await build.position({ title: '销售经理', unit: sales, holder: chen });
await build.position({ title: '销售员', unit: east, holder: li });
await build.position({ title: 'Key Account Manager', unit: east, holder: amy });
await build.position({ title: '店长', unit: shop, holder: shan });
await build.position({ title: '项目顾问', unit: shop, holder: li, primary: false });
await build.position({ title: '前任经理', unit: shop, holder: amy, from: '2021-01-01', to: '2022-01-01' });

const hobbiesOf = async (person: Person, names: string[]) =>
  (await hr.run(SetHobbies, { input: { personId: person.id, names } })).setHobbies.person?.hobbies ?? [];
const skillsOf = async (person: Person, names: string[]) =>
  (await hr.run(SetSkills, { input: { personId: person.id, skills: names.map((name) => ({ name })) } })).setSkills.person?.skills ?? [];
const badminton = (await hobbiesOf(li, ['羽毛球', '徒步'])).find(({ nameZh }) => nameZh === '羽毛球');
await hobbiesOf(chen, ['羽毛球', 'Chess']);
const [finance] = await skillsOf(shan, ['财务']);
await skillsOf(li, ['财务', '谈判']);

type Asked = Parameters<typeof hr.run<unknown, { search?: string | null }>>[1] & {
  filter?: object;
  orderBy?: 'NAME' | 'NEWEST';
  startAt?: string;
};
const names = async (asked: Asked, client: Client = hr): Promise<string[]> => {
  const { people } = await client.run(Directory, { first: 100, ...asked });
  // What is counted is what is shown.
  expect(people.totalCount).toBe(people.nodes.length);
  return people.nodes.map(({ name }) => name);
};

describe('one search box finds', () => {
  test.each([
    ['明', ['陈晓明', '李明朗']],
    ['xiaom', ['陈晓明']],
    ['limlang', []],
    ['liml', ['李明朗']],
    ['ML', ['李明朗']],
    ['leo', ['李明朗']],
    ['shan', ['单雨薇']],
    ['neil', ['Amy O’Neil']],
    ['a017', ['李明朗']],
    ['A-0', ['李明朗']],
    ['销售', ['Amy O’Neil', '陈晓明', '李明朗']],
    ['华东', ['Amy O’Neil', '李明朗']],
    ['经理', ['陈晓明']],
    ['顾问', ['李明朗']],
    ['account', ['Amy O’Neil']],
    ['ccount', []],
    ['上海', ['陈晓明', '李明朗']],
    ['york', ['Amy O’Neil']],
    ['羽毛球', ['陈晓明', '李明朗']],
    ['yumao', ['陈晓明', '李明朗']],
    ['chess', ['陈晓明']],
    ['财务', ['李明朗', '单雨薇']],
    ['谁能帮忙做财务？', ['李明朗', '单雨薇']],
    ['who can help with caiwu', ['李明朗', '单雨薇']],
    ['上海 财务', ['李明朗']],
    ['li 羽毛球', ['李明朗']],
    ['销售 li', ['李明朗']],
    ['8765', ['李明朗']],
    ['13800138765', ['李明朗']],
    ['765', []],
    ['9998765', []],
    ['%', []],
  ])('by %s: %j, in either order', async (search, found) => {
    expect(await names({ search })).toEqual(found);
    expect((await names({ search, orderBy: 'NEWEST' })).toSorted()).toEqual(found.toSorted());
  });

  test('page by page, each once', async () => {
    const found: string[] = [];
    const page = (from: string | null) => hr.run(Directory, { first: 1, search: '销售', after: from });
    let after: string | null = null;
    do {
      const { people } = await page(after);
      found.push(...people.nodes.map(({ name }) => name));
      after = people.pageInfo.hasNextPage ? (people.pageInfo.endCursor ?? null) : null;
    } while (after);
    expect(found).toEqual(['Amy O’Neil', '陈晓明', '李明朗']);
  });

  test('nobody by the end of a phone that the viewer may not see', async () => {
    const colleague = await hearth.as(amy);
    expect(await names({ search: '8765' }, colleague)).toEqual([]);
    expect(await names({ search: '李 8765' }, colleague)).toEqual([]);
    await hearth.services.orm.em.fork().nativeUpdate(Person, li.id, { phoneAudience: Audience.EVERYONE });
    expect(await names({ search: '8765' }, colleague)).toEqual(['李明朗']);
    expect(await names({ search: '李 8765' }, colleague)).toEqual(['李明朗']);
    await hearth.services.orm.em.fork().nativeUpdate(Person, li.id, { phoneAudience: Audience.ONLY_ME });
    expect(await names({ search: '8765' })).toEqual([]);
    await hearth.services.orm.em.fork().nativeUpdate(Person, li.id, { phoneAudience: null });
  });
});

describe('somebody is found by what they are called now', () => {
  test('after a change of name, alias, number or phone, and no longer by what they were called', async () => {
    const person = await build.person({ name: '旧名', alias: 'Oldie', employeeNumber: 'OLD1', phone: '13900001111' });
    const input = { id: person.id, version: 1, name: '欧阳新', alias: 'Newbie', employeeNumber: 'NEW1', phone: '13900002222' };
    expect((await hr.run(Update, { input })).updatePerson.errors).toEqual([]);
    for (const search of ['ouyangx', '新', 'newb', 'new1', '2222']) expect(await names({ search }), search).toEqual(['欧阳新']);
    for (const search of ['jiuming', 'oldie', 'old1', '1111']) expect(await names({ search }), search).toEqual([]);
    // A change of something else keeps what they are found by, the phone that was not read included.
    expect((await hr.run(Update, { input: { id: person.id, version: 2, alias: null } })).updatePerson.errors).toEqual([]);
    expect(await names({ search: '2222' })).toEqual(['欧阳新']);
    expect(await names({ search: 'newbie' })).toEqual([]);
  });

  test('after an import that adds and changes them', async () => {
    const row = (name: string) => ({ employeeNumber: 'IMP1', name, phone: '13700003333', hobbies: '皮划艇' });
    expect((await hr.run(Import, { input: { rows: [row('诸葛进口')], dryRun: false } })).importPeople).toMatchObject({
      added: 1,
      errors: [],
    });
    for (const search of ['zhuge', '3333', 'pihua']) expect(await names({ search }), search).toEqual(['诸葛进口']);
    expect((await hr.run(Import, { input: { rows: [row('司马进口')], dryRun: false } })).importPeople).toMatchObject({
      changed: 1,
      errors: [],
    });
    expect(await names({ search: 'sima' })).toEqual(['司马进口']);
    expect(await names({ search: 'zhuge' })).toEqual([]);
  });

  test('after an upgrade that found no tokens, as often as it runs', async () => {
    const em = hearth.services.orm.em.fork();
    await em.nativeDelete(PersonToken, { person: [li.id, chen.id] });
    expect(await names({ search: 'liminglang' })).toEqual([]);
    for (let time = 0; time < 2; time += 1) {
      await writeMissingTokens(createContext(hearth.services, { viewer: null }));
      expect(await names({ search: 'liminglang' })).toEqual(['李明朗']);
      expect(await names({ search: '8765' })).toEqual(['李明朗']);
    }
  });
});

describe('the directory is narrowed', () => {
  test('to those with all of some hobbies and skills, at one of some places', async () => {
    const hobbyIds = [badminton?.id ?? ''];
    expect(await names({ filter: { hobbyIds } })).toEqual(['陈晓明', '李明朗']);
    expect(await names({ filter: { hobbyIds, skillIds: [finance?.skill.id ?? ''] } })).toEqual(['李明朗']);
    expect(await names({ filter: { places: ['北京', '上海'] } })).toEqual(['陈晓明', '李明朗', '单雨薇']);
    expect(await names({ filter: { places: [] } })).toEqual([]);
    expect(await names({ filter: { places: ['上海'], unitId: east.id } })).toEqual(['李明朗']);
    expect(await names({ search: '销售', filter: { places: ['上海'] } })).toEqual(['陈晓明', '李明朗']);
    expect(await names({ search: '明', filter: { hobbyIds }, orderBy: 'NEWEST' })).toEqual(['李明朗', '陈晓明']);
  });

  test('by twenty choices of a sort at most', async () => {
    const { errors } = await hr.ask(Directory, { filter: { places: Array.from({ length: 21 }, String) } });
    expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['BAD_USER_INPUT']);
  });

  test('and begins at a letter, with all counted', async () => {
    const { people } = await hr.run(Directory, { filter: { places: ['北京', '上海'] }, startAt: 'L' });
    expect(people).toMatchObject({ totalCount: 3, nodes: [{ name: '李明朗' }, { name: '单雨薇' }] });
    expect((await hr.run(Directory, { startAt: 's' })).people.nodes[0]?.name).toMatch(/^[单苏司]/);
  });
});

describe('facets', () => {
  test('tell what those found have in common, each with the other filters', async () => {
    const { peopleFacets } = await hr.run(Facets, { search: '明' });
    expect(peopleFacets).toEqual({
      total: 2,
      units: [
        { people: 2, unit: { name: '销售部' } },
        { people: 1, unit: { name: '华东区' } },
      ],
      places: [{ place: '上海', people: 2 }],
      hobbies: expect.arrayContaining([
        { people: 2, hobby: { nameZh: '羽毛球' } },
        { people: 1, hobby: { nameZh: '徒步' } },
      ]),
      skills: expect.arrayContaining([{ people: 1, skill: { nameZh: '财务' } }]),
    });
  });

  test('of a unit and of places show what could be chosen in their stead', async () => {
    const filter = { unitId: east.id, places: ['上海'] };
    const { peopleFacets } = await hr.run(Facets, { filter });
    expect(peopleFacets.total).toBe(1);
    expect(peopleFacets.units).toEqual([
      { people: 2, unit: { name: '销售部' } },
      { people: 1, unit: { name: '华东区' } },
    ]);
    expect(peopleFacets.places).toEqual([
      { place: 'New York', people: 1 },
      { place: '上海', people: 1 },
    ]);
    expect(peopleFacets.skills).toHaveLength(2);
  });

  test('count nobody who is found by what the viewer may not see', async () => {
    const colleague = await hearth.as(amy);
    expect((await colleague.run(Facets, { search: '8765' })).peopleFacets).toEqual({
      total: 0,
      units: [],
      places: [],
      hobbies: [],
      skills: [],
    });
    expect((await colleague.run(Facets, { filter: { status: 'LEFT' } })).peopleFacets.total).toBe(0);
  });
});
