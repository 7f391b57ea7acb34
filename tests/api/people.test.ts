import { CalendarSystem, Person } from '@hearth/server/modules/people/person.entity';
import { describe, expect, test } from 'vitest';
import { type Hearth, hearthForThisFile, openHearth } from '../support/app.ts';
import type { Client } from '../support/client.ts';
import { graphql } from '../support/graphql.ts';

const hearth = await hearthForThisFile();

const Directory = graphql(`
  query PeopleDirectory($first: Int, $after: String, $search: String, $filter: PeopleFilter, $orderBy: PeopleOrder) {
    people(first: $first, after: $after, search: $search, filter: $filter, orderBy: $orderBy) {
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
const AddPerson = graphql(`
  mutation PeopleAdd($input: AddPersonInput!) {
    addPerson(input: $input) {
      person {
        id
        name
        version
        hiredOn
        birthday {
          calendar
          month
          day
          year
        }
      }
      errors {
        path
        code
        message
      }
    }
  }
`);
const UpdatePerson = graphql(`
  mutation PeopleUpdate($input: UpdatePersonInput!) {
    updatePerson(input: $input) {
      person {
        name
        alias
        version
        contact {
          phone
        }
        birthday {
          nextOn
        }
      }
      errors {
        __typename
        path
        code
        ... on ConflictError {
          current {
            ... on Person {
              alias
              version
            }
          }
        }
      }
    }
  }
`);
const SetHobbies = graphql(`
  mutation PeopleSetHobbies($input: SetHobbiesInput!) {
    setHobbies(input: $input) {
      person {
        hobbies {
          id
          nameZh
        }
      }
      errors {
        code
      }
    }
  }
`);
const MergeHobbies = graphql(`
  mutation PeopleMergeHobbies($input: MergeHobbiesInput!) {
    mergeHobbies(input: $input) {
      hobby {
        nameZh
      }
      errors {
        code
      }
    }
  }
`);
const RecordAbsence = graphql(`
  mutation PeopleRecordAbsence($input: RecordAbsenceInput!) {
    recordAbsence(input: $input) {
      absence {
        id
        person {
          name
        }
      }
      errors {
        code
      }
    }
  }
`);
const RecordLeaving = graphql(`
  mutation PeopleRecordLeaving($input: RecordLeavingInput!) {
    recordLeaving(input: $input) {
      person {
        leftOn
      }
      errors {
        code
        path
      }
    }
  }
`);
const Celebrations = graphql(`
  query PeopleCelebrations($from: Date!, $to: Date!, $kinds: [CelebrationKind!], $first: Int, $after: String) {
    celebrations(from: $from, to: $to, kinds: $kinds, first: $first, after: $after) {
      totalCount
      nodes {
        kind
        on
        years
        person {
          name
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

const hr = await hearth.as(await hearth.build.person({ name: '人事经理' }), 'HR');
const codes = async (answer: ReturnType<Client['ask']>) => (await answer).errors?.map(({ extensions }) => extensions.code);

describe('the directory', () => {
  const names = ['曾国藩', '单雄信', 'Adam Smith', '李明朗', '李明', '欧阳修', '陈晓明'];
  const inOrder = ['Adam Smith', '陈晓明', '李明', '李明朗', '欧阳修', '单雄信', '曾国藩'];
  async function fill(own: Hearth): Promise<Client> {
    for (const name of names) await own.build.person({ name });
    await own.build.person({ name: '丁离职', leftOn: '2026-03-01' });
    return own.as(await own.build.person({ name: '张三', employeeNumber: 'E-77' }));
  }

  test('stands in pinyin order, page by page, without who has left', async () => {
    await using own = await openHearth();
    const client = await fill(own);
    const found: string[] = [];
    const page = (from: string | null) => client.run(Directory, { first: 3, after: from });
    let after: string | null = null;
    do {
      const { people } = await page(after);
      expect(people.totalCount).toBe(8);
      found.push(...people.nodes.map(({ name }) => name));
      after = people.pageInfo.hasNextPage ? (people.pageInfo.endCursor ?? null) : null;
    } while (after);
    expect(found).toEqual([...inOrder, '张三']);
  });

  test('is searched by name, alias, full pinyin, initials and employee number', async () => {
    await using own = await openHearth();
    const client = await fill(own);
    const search = async (term: string) => (await client.run(Directory, { search: term })).people.nodes.map(({ name }) => name);
    expect(await search('明朗')).toEqual(['李明朗']);
    expect(await search('shanxiong')).toEqual(['单雄信']);
    expect(await search('LML')).toEqual(['李明朗']);
    expect(await search('ouyang')).toEqual(['欧阳修']);
    expect(await search('adam')).toEqual(['Adam Smith']);
    expect(await search('e-77')).toEqual(['张三']);
    expect(await search('100%')).toEqual([]);
    expect(await search('_')).toEqual([]);
  });

  test('shows those who have left to HR alone', async () => {
    await using own = await openHearth();
    const client = await fill(own);
    const filter = { status: 'LEFT' as const };
    expect((await client.run(Directory, { filter })).people.nodes).toEqual([]);
    const staff = await own.as(await own.build.person({ name: '人事' }), 'HR');
    expect((await staff.run(Directory, { filter })).people.nodes).toEqual([{ name: '丁离职' }]);
  });

  test('is filtered by a unit and what is below it', async () => {
    const sales = await hearth.build.unit('销售部');
    const east = await hearth.build.unit('华东区', { parent: sales });
    const inEast = await hearth.build.person({ name: '安东' });
    await hearth.build.position({ unit: east, holder: inEast });
    await hearth.build.position({ unit: sales, holder: await hearth.build.person({ name: '白南' }), primary: false });
    expect((await hr.run(Directory, { filter: { unitId: sales.id } })).people.nodes).toEqual([{ name: '安东' }]);
  });

  test('refuses a cursor of another list', async () => {
    expect(await codes(hr.ask(Directory, { after: 'bm90IG91cnM' }))).toEqual(['BAD_USER_INPUT']);
  });
});

describe('a profile', () => {
  test('is added by HR with a birthday of either calendar', async () => {
    const birthday = { calendar: 'LUNAR' as const, month: 12, day: 30, year: 1984 };
    const { addPerson } = await hr.run(AddPerson, { input: { name: ' 仇英 ', employeeNumber: 'Q1', birthday, hiredOn: '2024-02-29' } });
    expect(addPerson).toMatchObject({ person: { name: '仇英', version: 1, hiredOn: '2024-02-29', birthday }, errors: [] });
    expect((await hr.run(Directory, { search: 'qiuying' })).people.totalCount).toBe(1);
  });

  test('is refused with the field and the reason', async () => {
    await hr.run(AddPerson, { input: { name: '甲', employeeNumber: 'TAKEN' } });
    const { addPerson } = await hr.run(AddPerson, {
      input: { name: '乙', employeeNumber: 'TAKEN', birthday: { calendar: 'LUNAR', month: 4, day: 8, leapMonth: true, year: 1991 } },
    });
    expect(addPerson.person).toBeNull();
    expect(addPerson.errors.map(({ path, code }) => [path?.join('.'), code])).toEqual([
      ['employeeNumber', 'NUMBER_TAKEN'],
      ['birthday.leapMonth', 'NO_SUCH_LEAP_MONTH'],
    ]);
    const blank = await hr.run(AddPerson, { input: { name: '  ', email: 'nowhere' } });
    expect(blank.addPerson.errors.map(({ path }) => path?.join('.')).sort()).toEqual(['email', 'name']);
    expect((await hr.run(Directory, { search: '乙' })).people.totalCount).toBe(0);
  });

  test('keeps what an update leaves out and clears what is null', async () => {
    const person = await hearth.build.person({ name: '丙', alias: '小丙', phone: '138 0000 0000' });
    const { updatePerson } = await hr.run(UpdatePerson, { input: { id: person.id, version: 1, phone: null } });
    expect(updatePerson).toMatchObject({ person: { alias: '小丙', version: 2, contact: { phone: null } }, errors: [] });
    const cleared = await hr.run(UpdatePerson, { input: { id: person.id, version: 2, name: null } });
    expect(cleared.updatePerson.errors).toMatchObject([{ path: ['name'], code: 'REQUIRED' }]);
  });

  test('that somebody else has changed since is answered with what is there now', async () => {
    const person = await hearth.build.person({ name: '丁' });
    await hr.run(UpdatePerson, { input: { id: person.id, version: 1, alias: '先' } });
    const { updatePerson } = await hr.run(UpdatePerson, { input: { id: person.id, version: 1, alias: '后' } });
    expect(updatePerson).toEqual({
      person: null,
      errors: [{ __typename: 'ConflictError', path: ['version'], code: 'CONFLICT', current: { alias: '先', version: 2 } }],
    });
  });

  test('is changed by its person in what people say of themselves, and in nothing else', async () => {
    const person = await hearth.build.person({ name: '戊' });
    const self = await hearth.as(person);
    const birthday = { calendar: 'SOLAR' as const, month: 2, day: 29 };
    const { updatePerson } = await self.run(UpdatePerson, {
      input: { id: person.id, version: 1, alias: '小戊', birthday, leapDayKeeping: 'MAR_1', phoneAudience: 'EVERYONE' },
    });
    expect(updatePerson).toMatchObject({ person: { alias: '小戊', birthday: { nextOn: '2027-03-01' } }, errors: [] });
    for (const change of [{ name: '己' }, { employeeNumber: 'X' }, { email: 'a@b.cn' }, { hiredOn: '2020-01-01' }]) {
      expect(await codes(self.ask(UpdatePerson, { input: { id: person.id, version: 2, ...change } }))).toEqual(['FORBIDDEN']);
    }
  });

  test('is opened to others by its person alone: HR cannot change who may see what', async () => {
    const person = await hearth.build.person({ name: '壬', phone: '13800138000' });
    const input = { id: person.id, version: 1, phoneAudience: 'EVERYONE' as const };
    expect(await codes(hr.ask(UpdatePerson, { input }))).toEqual(['FORBIDDEN']);
    expect((await (await hearth.as(person)).run(UpdatePerson, { input })).updatePerson.errors).toEqual([]);
  });

  test('is closed to colleagues and administrators', async () => {
    const person = await hearth.build.person({ name: '庚' });
    for (const client of [await hearth.as(await hearth.build.person()), await hearth.as(await hearth.build.person(), 'ADMIN')]) {
      expect(await codes(client.ask(AddPerson, { input: { name: '辛' } }))).toEqual(['FORBIDDEN']);
      expect(await codes(client.ask(UpdatePerson, { input: { id: person.id, version: 1, alias: '辛' } }))).toEqual(['FORBIDDEN']);
      expect(await codes(client.ask(SetHobbies, { input: { personId: person.id, names: ['围棋'] } }))).toEqual(['FORBIDDEN']);
      expect(await codes(client.ask(RecordLeaving, { input: { id: person.id, leftOn: '2026-03-31' } }))).toEqual(['FORBIDDEN']);
    }
  });
});

describe('hobbies', () => {
  test('of two spellings are one word, and two words can be made one', async () => {
    const a = await hearth.build.person({ name: '阿一' });
    const b = await hearth.build.person({ name: '阿二' });
    const set = async (person: Person, names: string[]) =>
      (await hr.run(SetHobbies, { input: { personId: person.id, names } })).setHobbies.person?.hobbies ?? [];
    const [badminton] = await set(a, ['Badminton', ' badMinton ']);
    const [other] = await set(b, ['羽毛球']);
    expect(await set(b, ['羽毛球', 'BADMINTON'])).toHaveLength(2);
    const merged = await hr.run(MergeHobbies, { input: { intoId: other?.id ?? '', fromId: badminton?.id ?? '' } });
    expect(merged.mergeHobbies).toEqual({ hobby: { nameZh: '羽毛球' }, errors: [] });
    expect((await hr.run(Directory, { filter: { hobbyId: other?.id ?? '' } })).people.nodes).toEqual([{ name: '阿二' }, { name: '阿一' }]);
  });
});

test('an absence is recorded by the person, those above and HR, and by nobody else', async () => {
  const boss = await hearth.build.person({ name: '上级' });
  const top = await hearth.build.position({ holder: boss });
  const person = await hearth.build.person({ name: '下属' });
  await hearth.build.position({ holder: person, reportsTo: top });
  const input = (from: string, to: string) => ({ input: { personId: person.id, from, to } });
  expect((await (await hearth.as(person)).run(RecordAbsence, input('2026-03-10', '2026-03-12'))).recordAbsence.errors).toEqual([]);
  expect((await (await hearth.as(boss)).run(RecordAbsence, input('2026-03-12', '2026-03-13'))).recordAbsence.absence?.person.name).toBe(
    '下属',
  );
  expect((await hr.run(RecordAbsence, input('2026-03-11', '2026-03-20'))).recordAbsence.errors).toEqual([{ code: 'OVERLAP' }]);
  expect((await hr.run(RecordAbsence, input('2026-04-02', '2026-04-02'))).recordAbsence.errors).toEqual([{ code: 'ENDS_BEFORE_BEGIN' }]);
  expect(await codes((await hearth.as(await hearth.build.person())).ask(RecordAbsence, input('2026-05-01', '2026-05-02')))).toEqual([
    'FORBIDDEN',
  ]);
});

test('a last day before the day of hire is refused', async () => {
  const person = await hearth.build.person({ name: '新人', hiredOn: '2026-03-01' });
  const { recordLeaving } = await hr.run(RecordLeaving, { input: { id: person.id, leftOn: '2026-02-28' } });
  expect(recordLeaving.errors).toEqual([{ code: 'LEFT_BEFORE_HIRED', path: ['leftOn'] }]);
});

describe('celebrations', () => {
  const solar = (birthMonth: number, birthDay: number, birthYear: number | null = null) => ({
    birthCalendar: CalendarSystem.SOLAR,
    birthMonth,
    birthDay,
    birthYear,
  });
  const lunar = (birthMonth: number, birthDay: number, birthYear: number | null = null) => ({
    ...solar(birthMonth, birthDay, birthYear),
    birthCalendar: CalendarSystem.LUNAR,
  });

  test('go across the end of months and years, in both calendars and by each one’s rule', async () => {
    await using own = await openHearth({ now: '2026-12-20T09:00:00+08:00' });
    const staff = await own.as(await own.build.person({ name: '人事', hiredOn: '2020-06-01' }), 'HR');
    await own.build.person({ name: '除夕', hiredOn: '2019-12-31', ...lunar(12, 30, 1986) });
    await own.build.person({ name: '元旦', hiredOn: '2027-01-01', ...solar(1, 1, 1990) });
    await own.build.person({ name: '闰日', hiredOn: '2020-02-29', ...solar(2, 29, 1992) });
    await own.build.person({ name: '离职', hiredOn: '2010-01-05', ...solar(1, 2), leftOn: '2027-01-01' });
    await own.build.person({ name: '初一', hiredOn: null, ...lunar(1, 1) });
    const { celebrations } = await staff.run(Celebrations, { from: '2026-12-25', to: '2027-03-02', first: 100 });
    expect(celebrations.nodes.map(({ on, kind, person, years }) => [on, kind, person.name, years])).toEqual([
      ['2026-12-31', 'WORK_ANNIVERSARY', '除夕', 7],
      ['2027-01-01', 'BIRTHDAY', '元旦', 37],
      ['2027-02-05', 'BIRTHDAY', '除夕', 40],
      ['2027-02-06', 'BIRTHDAY', '初一', null],
      ['2027-02-28', 'BIRTHDAY', '闰日', 35],
      ['2027-02-28', 'WORK_ANNIVERSARY', '闰日', 7],
    ]);
    expect(celebrations.totalCount).toBe(6);
  });

  test('come page by page, and of the kinds that are asked for', async () => {
    await using own = await openHearth();
    const staff = await own.as(await own.build.person({ name: '人事', hiredOn: null }), 'HR');
    for (const day of [3, 3, 3, 9]) await own.build.person({ name: `三月${day}`, hiredOn: '2020-03-09', ...solar(3, day) });
    const window = { from: '2026-03-02', to: '2026-04-01' };
    const found: string[] = [];
    const page = (from: string | null) => staff.run(Celebrations, { ...window, first: 3, after: from });
    let after: string | null = null;
    do {
      const { celebrations } = await page(after);
      found.push(...celebrations.nodes.map(({ on, kind }) => `${on} ${kind}`));
      after = celebrations.pageInfo.hasNextPage ? (celebrations.pageInfo.endCursor ?? null) : null;
    } while (after);
    expect(found).toEqual([
      ...Array<string>(3).fill('2026-03-03 BIRTHDAY'),
      '2026-03-09 BIRTHDAY',
      ...Array<string>(4).fill('2026-03-09 WORK_ANNIVERSARY'),
    ]);
    expect((await staff.run(Celebrations, { ...window, kinds: ['WORK_ANNIVERSARY'] })).celebrations.totalCount).toBe(4);
    expect((await staff.run(Celebrations, { from: '2026-03-02', to: '2026-03-02' })).celebrations.totalCount).toBe(0);
  });

  test('are answered for a year at a time at most', async () => {
    expect(await codes(hr.ask(Celebrations, { from: '2026-01-01', to: '2027-01-03' }))).toEqual(['BAD_USER_INPUT']);
  });
});
