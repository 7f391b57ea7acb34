import { readFile } from 'node:fs/promises';
import { readStructureFile } from '@hearth/server/modules/importing/structure-file.service';
import { OrgUnit } from '@hearth/server/modules/organization/org-unit.entity';
import { PositionTerm } from '@hearth/server/modules/organization/position.entity';
import { Person } from '@hearth/server/modules/people/person.entity';
import { AuditEntry } from '@hearth/server/platform/audit/audit-entry.entity';
import { describe, expect, test } from 'vitest';
import { type Hearth, openHearth } from '../support/app.ts';
import type { Client } from '../support/client.ts';
import { graphql } from '../support/graphql.ts';
import { Chart, Place } from '../support/organization.ts';

const ImportOrganization = graphql(`
  mutation ImportOrganization($input: ImportOrganizationInput!) {
    importOrganization(input: $input) {
      added
      changed
      unchanged
      peopleAdded
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
const OrganizationFile = graphql(`
  query OrganizationFile {
    organizationFile
  }
`);

type Row = Record<string, string>;

const hrOf = async (hearth: Hearth): Promise<Client> => hearth.as(await hearth.build.person({ name: '人事', employeeNumber: 'HR1' }), 'HR');
const bring = async (client: Client, rows: Row[], dryRun = false, reason?: string) =>
  (await client.run(ImportOrganization, { input: { rows, dryRun, reason } })).importOrganization;
const reasons = ({ errors }: { errors: { path?: string[] | null; code: string }[] }) =>
  errors.map(({ path, code }) => [...(path ?? []).slice(1), code].join(' '));
const countOf = async (hearth: Hearth) => {
  const em = hearth.services.orm.em.fork();
  return [await em.count(OrgUnit, {}), await em.count(PositionTerm, {}), await em.count(Person, {}), await em.count(AuditEntry, {})];
};

const unit = (key: string, more: Row = {}): Row => ({ record: 'unit', key, from: '2020-01-01', name: `部门${key}`, ...more });
const seat = (key: string, more: Row = {}): Row => ({ record: 'seat', key, from: '2020-01-01', name: `岗位${key}`, unit: 'D1', ...more });
const company: Row[] = [
  unit('D1', { name: '销售部', headSeat: 'S1', responsibilities: '- 全国销售\n- 回款' }),
  seat('S1', { name: '销售总监', holder: '1', holderName: '陈晓明' }),
  seat('S2', { name: '销售员', holder: '2', holderName: '单雄信', reportsTo: 'S1', until: '2025-01-01' }),
  seat('S2', { name: '主管', holder: '2', reportsTo: 'S1', from: '2025-01-01' }),
  seat('S3', { name: '助理', reportsTo: 'S2' }),
  { record: '虚线汇报', key: 'S3', from: '2021-01-01', reportsTo: 'S1' },
  { record: '代理', key: 'S3', from: '2021-01-01', lastDay: '2026-12-31', holder: '2' },
];

test('a file written by hand makes units, seats, lines and the people it names, on every day it tells of', async () => {
  await using hearth = await openHearth();
  const hr = await hrOf(hearth);
  expect(await bring(hr, company)).toMatchObject({ added: 4, changed: 0, unchanged: 0, peopleAdded: 2, errors: [] });
  const seen = async (asOf: string) =>
    (await hr.run(Chart, { asOf })).orgChart.nodes.map(({ title, holder, standIn, depth }) => [
      depth,
      title,
      holder?.name ?? standIn?.name,
    ]);
  expect(await seen('2019-12-31')).toEqual([]);
  expect(await seen('2024-12-31')).toEqual([
    [0, '销售总监', '陈晓明'],
    [1, '销售员', '单雄信'],
    [2, '助理', '单雄信'],
  ]);
  expect(await seen('2027-01-01')).toEqual([
    [0, '销售总监', '陈晓明'],
    [1, '主管', '单雄信'],
    [2, '助理', undefined],
  ]);
});

test('a dry run says what would change and writes nothing, and a second import changes nothing', async () => {
  await using hearth = await openHearth();
  const hr = await hrOf(hearth);
  const before = await countOf(hearth);
  const rehearsed = await bring(hr, company, true);
  expect(rehearsed).toMatchObject({ added: 4, peopleAdded: 2, errors: [] });
  expect(await countOf(hearth)).toEqual(before);
  expect(await bring(hr, company)).toEqual(rehearsed);
  const after = await countOf(hearth);
  expect(await bring(hr, company)).toMatchObject({ added: 0, changed: 0, unchanged: 4, peopleAdded: 0, rows: [], errors: [] });
  expect(await countOf(hearth)).toEqual(after);
});

test('what a file names is put right, past days too, and the audit log keeps what was on record before', async () => {
  await using hearth = await openHearth();
  const hr = await hrOf(hearth);
  await bring(hr, company);
  const corrected = [seat('S2', { name: '经理', holder: '2', reportsTo: 'S1', from: '2020-06-01' })];
  // Its superior is in the file no more, and stays; the assistant reported to it from the start.
  expect(reasons(await bring(hr, corrected))).toEqual(['0 from NOT_OPEN_THEN']);
  const rows = [{ ...corrected[0], from: '2020-01-01' }] as Row[];
  const outcome = await bring(hr, rows, false, '人事档案核对');
  expect(outcome).toMatchObject({
    added: 0,
    changed: 1,
    unchanged: 0,
    rows: [{ index: 0, name: '经理 · 单雄信', columns: ['from', 'name'] }],
  });
  const entries = await hearth.services.orm.em.fork().find(AuditEntry, { reason: '人事档案核对' });
  expect(entries).toMatchObject([
    {
      action: 'importOrganization',
      subjectType: 'Position',
      before: { terms: [{ title: '销售员' }, { title: '主管' }] },
      after: { terms: [{ title: '经理', validFrom: '2020-01-01', validTo: null }] },
    },
  ]);
});

describe('nothing is written where there is one error, and all of them are told with row and column', () => {
  test.each<[string, Row[], string[]]>([
    [
      'rows that cannot be read',
      [...company, { record: 'chair' }, seat('S9', { from: 'soon' })],
      ['7 record UNKNOWN_RECORD', '8 from INVALID_DATE'],
    ],
    ['two terms on one day', [...company, seat('S1', { from: '2024-01-01', until: '2024-02-01' })], ['7 from OVERLAP']],
    ['a seat with a gap', [unit('D1'), seat('S1', { until: '2021-01-01' }), seat('S1', { from: '2021-01-02' })], ['2 from GAP']],
    [
      'a unit and a superior that do not exist',
      [unit('D1'), seat('S1', { unit: 'D7' }), seat('S2', { reportsTo: 'S7' })],
      ['1 unit NO_SUCH_UNIT', '2 reportsTo NO_SUCH_SEAT'],
    ],
    ['a unit that has ended', [unit('D1', { until: '2024-01-01' }), seat('S1')], ['1 unit NOT_OPEN_THEN']],
    [
      'a superior that begins later',
      [unit('D1'), seat('S1', { from: '2021-01-01' }), seat('S2', { reportsTo: 'S1' })],
      ['2 reportsTo NOT_OPEN_THEN'],
    ],
    ['a head that is no seat', [unit('D1', { headSeat: 'S7' })], ['0 headSeat NO_SUCH_SEAT']],
    [
      'a line of a seat that does not exist, and one to itself',
      [...company.slice(0, 2), { record: 'dottedLine', key: 'S1', from: '2020-01-01', reportsTo: 'S1' }],
      ['2 reportsTo OWN_SEAT'],
    ],
    ['two stand-ins on one day', [...company, { record: 'standIn', key: 'S3', from: '2022-01-01', holder: '1' }], ['7 from OVERLAP']],
    ['two main posts', [...company, seat('S4', { holder: '2', from: '2023-01-01' })], ['7 primary TWO_MAIN_POSTS']],
    ['concurrent posts alone', [unit('D1'), seat('S1', { holder: '1', holderName: '陈晓明', primary: '否' })], ['1 primary NO_MAIN_POST']],
    ['somebody who is not known and has no name', [unit('D1'), seat('S1', { holder: '77' })], ['1 holder REQUIRED']],
    [
      'a loop of units',
      [unit('D1', { unit: 'D2' }), unit('D2', { unit: 'D1', from: '2019-01-01' })],
      ['0 unit UNIT_CYCLE', '1 unit NOT_OPEN_THEN'],
    ],
    ['somebody who has left', [unit('D1'), seat('S1', { holder: 'L1' })], ['1 holder PERSON_LEFT']],
  ])('%s', async (_name, rows, expected) => {
    await using hearth = await openHearth();
    const hr = await hrOf(hearth);
    await hearth.build.person({ name: '离职者', employeeNumber: 'L1', leftOn: '2025-06-30' });
    const before = await countOf(hearth);
    const outcome = await bring(hr, rows);
    expect(reasons(outcome)).toEqual(expected);
    expect(outcome.errors.every(({ message }) => /\p{Script=Han}/u.test(message))).toBe(true);
    const inEnglish = await bring(hr.with({ 'accept-language': 'en' }), rows);
    expect(
      inEnglish.errors.every(({ message }) => /^[A-Z][a-z ]+/.test(message) || /^“.*” is not /.test(message) || / left on /.test(message)),
    ).toBe(true);
    expect(await countOf(hearth)).toEqual(before);
  });

  test('a loop is named, on the first day that has it', async () => {
    await using hearth = await openHearth();
    const hr = await hrOf(hearth);
    const loop = [
      unit('D1'),
      seat('S1', { holder: '1', holderName: '陈晓明', until: '2024-03-01' }),
      seat('S1', { holder: '1', from: '2024-03-01', reportsTo: 'S2' }),
      seat('S2', { holder: '2', holderName: '单雄信', reportsTo: 'S1' }),
    ];
    const { errors } = await bring(hr, loop);
    expect(errors).toMatchObject([{ path: ['rows', '2', 'reportsTo'], code: 'REPORTING_CYCLE' }]);
    expect(errors[0]?.message).toBe('从 2024-03-01 起汇报线形成循环：陈晓明 → 单雄信 → 陈晓明');
    const units = [
      unit('D1'),
      unit('D2', { unit: 'D1', until: '2023-01-01' }),
      unit('D2', { from: '2023-01-01', unit: 'D3' }),
      unit('D3', { unit: 'D2' }),
    ];
    expect((await bring(hr, units)).errors).toMatchObject([{ path: ['rows', '2', 'unit'], code: 'UNIT_CYCLE' }]);
  });
});

test('somebody holds a seat until their last day, in a file too', async () => {
  await using hearth = await openHearth();
  const hr = await hrOf(hearth);
  await hearth.build.person({ name: '离职者', employeeNumber: 'L1', leftOn: '2025-06-30' });
  const held = [unit('D1'), seat('S1', { holder: 'L1', lastDay: '2025-06-30' }), seat('S1', { from: '2025-07-01' })];
  expect(await bring(hr, held)).toMatchObject({ added: 2, errors: [] });
});

const tables: Row[] = [
  { record: 'person', holder: '10001', holderName: 'Georgi Facello' },
  { record: 'person', holder: '10002', holderName: 'Bezalel Simmel' },
  { record: 'unit', key: 'd005', name: 'Development' },
  { record: 'personUnit', holder: '10001', unit: 'd005', from: '1986-06-26', until: '1995-12-01' },
  { record: 'personUnit', holder: '10001', unit: 'd007', from: '1995-12-01', until: '9999-01-01' },
  { record: 'personUnit', holder: '10002', unit: 'd005', from: '1985-11-21', until: '9999-01-01' },
  { record: 'personUnit', holder: '10002', unit: 'd009', from: '1990-01-01', until: '1990-01-01' },
  { record: 'personTitle', holder: '10001', name: 'Engineer', from: '1986-06-26', until: '1995-12-01' },
  { record: 'personTitle', holder: '10001', name: 'Senior Engineer', from: '1995-12-01', until: '9999-01-01' },
  { record: 'unitHead', holder: '10002', unit: 'd005', from: '1985-11-21', until: '9999-01-01' },
];

test('tables of another system become seats: one a person, with departments, titles and heads of each day', async () => {
  await using hearth = await openHearth();
  const hr = await hrOf(hearth);
  // d007, which no row names, is made; a span of no day says nothing, and makes no d009.
  expect(await bring(hr, tables)).toMatchObject({ added: 5, peopleAdded: 2, errors: [] });
  const seen = async (asOf: string) =>
    (await hr.run(Chart, { asOf })).orgChart.nodes.map(({ title, holder, unit: at, depth }) => [depth, title, holder?.name, at.name]);
  expect(await seen('1985-12-01')).toEqual([[0, '成员', 'Bezalel Simmel', 'Development']]);
  expect(await seen('1990-01-01')).toEqual([
    [0, '成员', 'Bezalel Simmel', 'Development'],
    [1, 'Engineer', 'Georgi Facello', 'Development'],
  ]);
  expect((await seen('2000-01-01')).map((each) => each.join()).sort()).toEqual([
    '0,Senior Engineer,Georgi Facello,d007',
    '0,成员,Bezalel Simmel,Development',
  ]);
  expect(await bring(hr, tables)).toMatchObject({ added: 0, changed: 0, peopleAdded: 0, errors: [] });
});

test('who has a seat of their own already keeps it, with the history that the tables tell', async () => {
  await using hearth = await openHearth();
  const hr = await hrOf(hearth);
  const person = await hearth.build.person({ name: 'Georgi Facello', employeeNumber: '10001' });
  const position = await hearth.build.position({ holder: person, from: '2026-01-01' });
  expect(
    await bring(
      hr,
      tables.filter(({ holder }) => holder === '10001'),
    ),
  ).toMatchObject({ peopleAdded: 0, errors: [] });
  const place = (await hr.run(Place, { id: person.id, asOf: '1990-01-01' })).person;
  expect(place?.positions).toMatchObject([{ position: { id: position.id }, title: 'Engineer' }]);
});

test('a file that is wrong throughout is answered with as many errors as help, and how many more there are', async () => {
  await using hearth = await openHearth();
  const person = await hearth.build.person({ name: '人事', employeeNumber: 'HR1' });
  const rows = Array.from({ length: 1003 }, (_, index) => unit(`D${index}`, { from: 'soon' }));
  for (const [language, told] of [
    ['zh', '……还有 3 处错误'],
    ['en', '… and 3 more'],
  ] as const) {
    const { errors } = await bring((await hearth.as(person, 'HR')).with({ 'accept-language': language }), rows);
    expect(errors).toHaveLength(1001);
    expect(errors[999]).toMatchObject({ path: ['rows', '999', 'from'], code: 'INVALID_DATE' });
    expect(errors[1000]).toEqual({ path: null, code: 'MORE_ERRORS', message: told });
  }
  expect((await bring(await hearth.as(person, 'HR'), rows.slice(0, 1000))).errors).toHaveLength(1000);
});

test('the export is a CSV file that the import takes back, for HR alone', async () => {
  await using hearth = await openHearth();
  const hr = await hrOf(hearth);
  await bring(hr, company);
  const { organizationFile } = await hr.run(OrganizationFile, {});
  const rows = readStructureFile({ name: 'x.csv', bytes: Buffer.from(organizationFile) }) as Row[];
  expect(rows).toHaveLength(company.length);
  expect(await bring(hr, rows)).toMatchObject({ added: 0, changed: 0, unchanged: 4, errors: [] });
  for (const client of [await hearth.as(await hearth.build.person()), await hearth.as(await hearth.build.person(), 'ADMIN')]) {
    const answers = [
      await client.ask(OrganizationFile, {}),
      await client.ask(ImportOrganization, { input: { rows: company, dryRun: true } }),
    ];
    expect(answers.flatMap(({ errors }) => errors?.map(({ extensions }) => extensions.code))).toEqual(['FORBIDDEN', 'FORBIDDEN']);
  }
});

test.each([
  ['without the column that says what rows are about', 'a,b\n1,2\n', undefined, 'NO_COLUMNS'],
  ['that the mapping does not name', 'a,b\n1,2\n', { tables: { 'other.csv': { columns: {} } } }, 'NO_MAPPING'],
  ['that lacks a mapped column', 'a,b\n1,2\n', { columns: { record: { constant: 'unit' }, key: 'c' } }, 'NO_SUCH_COLUMN'],
  ['without rows', '记录,编号\n', undefined, 'NO_ROWS'],
])('a file %s is refused with the reason', (_name, text, mapping, code) => {
  expect(() => readStructureFile({ name: 'x.csv', bytes: Buffer.from(text) }, mapping)).toThrow(
    expect.objectContaining({ problems: [expect.objectContaining({ code })] }) as Error,
  );
});

test('the example that is documented can be imported', async () => {
  await using hearth = await openHearth();
  const hr = await hrOf(hearth);
  const example = await readFile(new URL('../../server/src/modules/importing/example/organization.csv', import.meta.url));
  const rows = readStructureFile({ name: 'organization.csv', bytes: example }) as Row[];
  expect(await bring(hr, rows)).toMatchObject({ added: 5, peopleAdded: 3, errors: [] });
});
