import { PositionTerm } from '@hearth/server/modules/organization/position.entity';
import { CustomField, CustomFieldType, CustomFieldValue } from '@hearth/server/modules/people/custom-field.entity';
import { Audience, Person } from '@hearth/server/modules/people/person.entity';
import { PersonSkill } from '@hearth/server/modules/people/skill.entity';
import { describe, expect, test } from 'vitest';
import { type Hearth, openHearth } from '../support/app.ts';
import type { Client } from '../support/client.ts';
import { graphql } from '../support/graphql.ts';

const ImportPeople = graphql(`
  mutation ImportPeople($input: ImportPeopleInput!) {
    importPeople(input: $input) {
      added
      changed
      unchanged
      rows {
        index
        name
        added
        columns
      }
      errors {
        path
        code
        message
      }
    }
  }
`);

const EverybodysFile = graphql(`
  query EverybodysFile {
    peopleFile
  }
`);

const ImportedPeople = graphql(`
  query ImportedPeople($search: String) {
    people(first: 100, search: $search) {
      totalCount
      nodes {
        employeeNumber
        name
        alias
        title
        hiredOn
        contact {
          email
          phone
        }
        birthday {
          calendar
          month
          day
          leapMonth
          year
          nextOn
        }
        manager {
          employeeNumber
        }
        hobbies {
          nameZh
        }
        skills {
          skill {
            nameZh
          }
        }
      }
    }
  }
`);

type Row = Record<string, string | { key: string; value: string }[]>;

async function hrOf(hearth: Hearth): Promise<Client> {
  return hearth.as(await hearth.build.person({ name: '人事', employeeNumber: 'HR1' }), 'HR');
}
const importRows = async (client: Client, rows: Row[], dryRun = false) =>
  (await client.run(ImportPeople, { input: { rows, dryRun } })).importPeople;
const find = async (client: Client, search: string) => (await client.run(ImportedPeople, { search })).people.nodes[0];
const reasons = (errors: { path?: string[] | null; code: string }[]) =>
  errors.map(({ path, code }) => [...(path ?? []).slice(1), code].join(' '));

const team: Row[] = [
  {
    employeeNumber: '3',
    name: '王小虎',
    title: '销售员',
    unitPath: '销售部/上海组',
    managerNumber: '2',
    birthday: '闰四月初八',
    hobbies: '羽毛球、围棋',
  },
  {
    employeeNumber: '2',
    name: '单雄信',
    title: '销售经理',
    unitPath: '销售部',
    managerNumber: '1',
    birthday: '1990-02-29',
    birthdayCalendar: '农历',
    phone: '+86 138 0013 8000',
  },
  {
    employeeNumber: '1',
    name: 'Amy Lee',
    title: '总经理',
    birthday: '1960/5/25',
    email: 'amy@example.com',
    hiredOn: '2020年2月29日',
    skills: '谈判,Finance',
  },
];

test('rows may name managers who come later in the file', async () => {
  await using hearth = await openHearth();
  const hr = await hrOf(hearth);
  expect(await importRows(hr, team)).toMatchObject({ added: 3, changed: 0, unchanged: 0, errors: [] });
  expect(await find(hr, 'wangxiaohu')).toMatchObject({
    title: '销售员',
    manager: { employeeNumber: '2' },
    birthday: { calendar: 'LUNAR', month: 4, day: 8, leapMonth: true, year: null },
  });
  expect(await find(hr, 'sxx')).toMatchObject({
    manager: { employeeNumber: '1' },
    contact: { phone: '+86 138 0013 8000' },
    birthday: { calendar: 'LUNAR', year: 1990, month: 2, day: 29 },
  });
  expect(await find(hr, 'amy')).toMatchObject({
    manager: null,
    hiredOn: '2020-02-29',
    birthday: { calendar: 'SOLAR', year: 1960, month: 5, day: 25 },
    skills: [{ skill: { nameZh: 'Finance' } }, { skill: { nameZh: '谈判' } }],
  });
});

test('a dry run says what would change and writes nothing', async () => {
  await using hearth = await openHearth();
  const hr = await hrOf(hearth);
  const rehearsed = await importRows(hr, team, true);
  expect(rehearsed).toMatchObject({ added: 3, errors: [] });
  expect(rehearsed.rows[0]).toEqual({
    index: 0,
    name: '王小虎',
    added: true,
    columns: expect.arrayContaining(['employeeNumber', 'name', 'birthday', 'hobbies', 'title', 'unitPath', 'managerNumber']) as string[],
  });
  expect((await hr.run(ImportedPeople, {})).people.totalCount).toBe(1);
  expect(await importRows(hr, team)).toMatchObject({ added: rehearsed.added, rows: rehearsed.rows });
});

test('a second import changes nothing, and a changed cell changes that alone', async () => {
  await using hearth = await openHearth();
  const hr = await hrOf(hearth);
  await importRows(hr, team);
  expect(await importRows(hr, team)).toMatchObject({ added: 0, changed: 0, unchanged: 3, rows: [], errors: [] });
  const again = team.map((row) => (row.employeeNumber === '3' ? { ...row, managerNumber: '1', alias: '虎子' } : row));
  expect((await importRows(hr, again)).rows).toEqual([{ index: 0, name: '王小虎', added: false, columns: ['alias', 'managerNumber'] }]);
  expect(await find(hr, '虎子')).toMatchObject({ manager: { employeeNumber: '1' }, title: '销售员' });
});

test('an empty cell leaves what is there and a single hyphen clears it', async () => {
  await using hearth = await openHearth();
  const hr = await hrOf(hearth);
  await importRows(hr, team);
  await importRows(hr, [
    { employeeNumber: '1', email: '', birthday: '-', skills: '' },
    { employeeNumber: '3', hobbies: '-', managerNumber: '-' },
  ]);
  expect(await find(hr, 'amy')).toMatchObject({ contact: { email: 'amy@example.com' }, birthday: null, skills: [{}, {}] });
  expect(await find(hr, 'wangxiaohu')).toMatchObject({ hobbies: [], manager: null, birthday: { month: 4 } });
});

test('a birthday without its year does not erase a year that is stored', async () => {
  await using hearth = await openHearth();
  const hr = await hrOf(hearth);
  await importRows(hr, team);
  expect(await importRows(hr, [{ employeeNumber: '1', birthday: '05-25' }])).toMatchObject({ unchanged: 1 });
  expect((await find(hr, 'amy'))?.birthday).toMatchObject({ year: 1960 });
});

test('one broken row refuses the whole file, and every error is told together with row, column and reason', async () => {
  await using hearth = await openHearth();
  const hr = await hrOf(hearth);
  const broken = [
    ...team,
    { employeeNumber: '4', name: '甲', birthday: '2023-02-29' },
    { employeeNumber: '5', name: '乙', managerNumber: '99' },
    { employeeNumber: '6', name: '丙', email: 'nobody' },
    { employeeNumber: '3', name: '丁' },
    { employeeNumber: '7', hiredOn: 'soon' },
    { employeeNumber: '8', name: '戊', managerNumber: '9' },
    { employeeNumber: '9', name: '己', managerNumber: '8' },
  ];
  const { errors, added } = await importRows(hr, broken);
  expect(reasons(errors)).toEqual([
    '3 birthday NO_SUCH_DAY',
    '4 managerNumber NO_SUCH_MANAGER',
    '5 email INVALID_EMAIL',
    '6 employeeNumber DUPLICATE',
    '7 hiredOn INVALID_DATE',
    '7 name REQUIRED',
    '8 managerNumber REPORTING_CYCLE',
  ]);
  expect(errors.find(({ code }) => code === 'REPORTING_CYCLE')?.message).toMatch(/戊.*己.*戊/);
  expect(errors.every(({ message }) => /\p{Script=Han}/u.test(message))).toBe(true);
  expect(added).toBe(0);
  const inEnglish = await importRows(hr.with({ 'accept-language': 'en' }), broken);
  expect(inEnglish.errors[0]?.message).toBe('Month 2 of 2023 has only 28 days');
  expect((await hr.run(ImportedPeople, {})).people.totalCount).toBe(1);
  expect(await hearth.services.orm.em.fork().count(PositionTerm, {})).toBe(0);
});

test('who has no number is known by name, unless two bear it', async () => {
  await using hearth = await openHearth();
  const hr = await hrOf(hearth);
  await importRows(hr, [{ name: '赵一', email: 'a@example.com' }]);
  expect(await importRows(hr, [{ name: '赵一', alias: '小一' }])).toMatchObject({ added: 0, changed: 1 });
  await hearth.build.person({ name: '赵一', employeeNumber: null });
  expect(reasons((await importRows(hr, [{ name: '赵一', alias: '大一' }])).errors)).toEqual(['0 employeeNumber AMBIGUOUS']);
});

test('who leaves by a file leaves a vacant seat', async () => {
  await using hearth = await openHearth();
  const hr = await hrOf(hearth);
  await importRows(hr, team);
  expect(await importRows(hr, [{ employeeNumber: '2', leftOn: '2026-03-31' }])).toMatchObject({ changed: 1, errors: [] });
  const em = hearth.services.orm.em.fork();
  const { id } = await em.findOneOrFail(Person, { employeeNumber: '2' });
  const terms = await em.find(PositionTerm, { holder: id });
  expect(terms.map(({ validTo }) => validTo)).toEqual(['2026-04-01']);
});

test('a row that bears Hearth’s id is about that member, so that the number can be changed; an id that is not known is passed over', async () => {
  await using hearth = await openHearth();
  const hr = await hrOf(hearth);
  const person = await hearth.build.person({ name: '李明朗', employeeNumber: '7' });
  await hearth.build.person({ name: '王五', employeeNumber: '8' });
  const own = { hearthId: person.id };
  expect((await importRows(hr, [{ ...own, employeeNumber: '9' }])).rows).toEqual([
    { index: 0, name: '李明朗', added: false, columns: ['employeeNumber'] },
  ]);
  // Who names the old number in the same file means the same person.
  expect(
    await importRows(hr, [
      { ...own, employeeNumber: '10' },
      { employeeNumber: '8', managerNumber: '9' },
    ]),
  ).toMatchObject({
    changed: 2,
    errors: [],
  });
  expect(reasons((await importRows(hr, [{ ...own, employeeNumber: '8' }])).errors)).toEqual(['0 employeeNumber NUMBER_TAKEN']);
  expect(reasons((await importRows(hr, [own, { ...own, alias: '小朗' }])).errors)).toEqual(['1 name DUPLICATE']);
  expect(reasons((await importRows(hr, [own, { employeeNumber: '10', alias: '小朗' }])).errors)).toEqual(['1 employeeNumber DUPLICATE']);
  expect(await importRows(hr, [{ hearthId: 'per_00000000000000000000000000', employeeNumber: '8', alias: '五' }])).toMatchObject({
    added: 0,
    changed: 1,
  });
});

test('custom fields are filled as people write them; a person may come later in the file, and who is nobody is told by the field', async () => {
  await using hearth = await openHearth();
  const hr = await hrOf(hearth);
  for (const [key, type] of [
    ['buddy', CustomFieldType.PERSON],
    ['since', CustomFieldType.DATE],
    ['shoe', CustomFieldType.NUMBER],
  ] as const)
    await hearth.build.row(CustomField, { key, type, labelZh: key, labelEn: key });
  const custom = (buddy: string) => [
    { key: 'buddy', value: buddy },
    { key: 'since', value: '2024年2月29日' },
    { key: 'shoe', value: '１，234.5' },
  ];
  const rows = [
    { employeeNumber: '1', name: '甲', custom: custom('乙 (2)') },
    { employeeNumber: '2', name: '乙', custom: custom('甲') },
  ];
  expect(await importRows(hr, rows)).toMatchObject({ added: 2, errors: [] });
  expect(await importRows(hr, rows)).toMatchObject({ unchanged: 2, errors: [] });
  expect(await importRows(hr, [{ employeeNumber: '2', custom: custom('1') }])).toMatchObject({ unchanged: 1, errors: [] });
  const { errors } = await importRows(hr, [{ employeeNumber: '2', custom: [...custom('丙'), { key: 'none', value: 'x' }] }]);
  expect(reasons(errors)).toEqual(['0 custom none NO_SUCH_FIELD', '0 custom buddy NO_SUCH_PERSON']);
});

test('a custom value that an import changes is for whom the person chose', async () => {
  await using hearth = await openHearth();
  const hr = await hrOf(hearth);
  const field = await hearth.build.row(CustomField, {
    key: 'size',
    type: CustomFieldType.TEXT,
    labelZh: '尺码',
    labelEn: 'Size',
    audience: Audience.EVERYONE,
  });
  const person = await hearth.build.person({ employeeNumber: '1' });
  await hearth.build.row(CustomFieldValue, { person: person.id, field: field.id, value: 'S', audience: Audience.TEAM });
  const size = (value: string) => importRows(hr, [{ employeeNumber: '1', custom: [{ key: 'size', value }] }]);
  expect(await size('M')).toMatchObject({ changed: 1, errors: [] });
  const values = () => hearth.services.orm.em.fork().find(CustomFieldValue, { person: person.id });
  expect(await values()).toMatchObject([{ value: 'M', audience: Audience.TEAM }]);
  expect(await size('-')).toMatchObject({ changed: 1, errors: [] });
  expect(await values()).toEqual([]);
});

test('skills are imported with level and help; a file that knows none leaves them', async () => {
  await using hearth = await openHearth();
  const hr = await hrOf(hearth);
  const skills = async () => {
    const rows = await hearth.services.orm.em.fork().find(PersonSkill, {}, { populate: ['skill'], orderBy: { skill: { nameZh: 'asc' } } });
    return rows.map(({ skill, level, canHelp }) => [skill.unwrap().nameZh, level, canHelp]);
  };
  const give = async (cell: string) => (await importRows(hr, [{ employeeNumber: '1', name: '甲', skills: cell }])).changed;
  await give('Excel(3 可帮忙)、谈判（5）');
  expect(await skills()).toEqual([
    ['Excel', 3, true],
    ['谈判', 5, false],
  ]);
  expect(await give('谈判, Excel')).toBe(0);
  expect(await give('谈判(-), Excel (2 can help)')).toBe(1);
  expect(await skills()).toEqual([
    ['Excel', 2, true],
    ['谈判', null, false],
  ]);
  expect(await give('谈判')).toBe(1);
  expect(await skills()).toEqual([['谈判', null, false]]);
});

describe('only HR imports', () => {
  test('and takes everybody out as a file', async () => {
    await using hearth = await openHearth();
    const member = await hearth.as(await hearth.build.person({ name: '李明朗' }));
    const administrator = await hearth.as(await hearth.build.person(), 'ADMIN');
    for (const client of [member, administrator, hearth.nobody]) {
      const { errors, data } = await client.ask(EverybodysFile, {});
      expect([errors?.length, data?.peopleFile ?? null]).toEqual([1, null]);
    }
    expect((await (await hrOf(hearth)).run(EverybodysFile, {})).peopleFile).toContain('李明朗');
  });

  test('a member and an administrator are refused', async () => {
    await using hearth = await openHearth();
    const member = await hearth.as(await hearth.build.person());
    const administrator = await hearth.as(await hearth.build.person(), 'ADMIN');
    for (const client of [member, administrator]) {
      expect(
        (await client.ask(ImportPeople, { input: { rows: team, dryRun: true } })).errors?.map(({ extensions }) => extensions.code),
      ).toEqual(['FORBIDDEN']);
    }
  });

  test('a token that may only read is refused', async () => {
    await using hearth = await openHearth();
    const token = await hearth.token(await hearth.build.person(), ['read'], 'HR');
    expect((await token.ask(ImportPeople, { input: { rows: team } })).errors?.map(({ extensions }) => extensions.code)).toEqual([
      'FORBIDDEN',
    ]);
  });
});
