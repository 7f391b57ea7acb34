import { importPeople } from '@hearth/server/modules/importing/import.service';
import { exportPeople, readPeopleFile } from '@hearth/server/modules/importing/people-file.service';
import type { Viewer } from '@hearth/server/platform/auth/viewer';
import { type Context, createContext } from '@hearth/server/platform/context';
import { AudienceDefault } from '@hearth/server/modules/people/audience-default.entity';
import { CustomField, CustomFieldType, CustomFieldValue } from '@hearth/server/modules/people/custom-field.entity';
import { Audience, CalendarSystem } from '@hearth/server/modules/people/person.entity';
import { expect, test } from 'vitest';
import { type Hearth, openHearth } from '../support/app.ts';

// Files have no GraphQL: they are the command line's, which asks as the operator.
const operator: Viewer = {
  accountId: 'operator',
  personId: null,
  roles: new Set(['HR', 'ADMIN']),
  locale: null,
  timeZone: null,
  tokenScopes: null,
};
const ctxOf = (hearth: Hearth, locale: 'zh-CN' | 'en' = 'zh-CN'): Context => createContext(hearth.services, { viewer: operator, locale });
const bring = (hearth: Hearth, rows: ReturnType<typeof readPeopleFile>, dryRun = false) => importPeople(ctxOf(hearth), { rows, dryRun });

const file = (text: string): Uint8Array => Buffer.from(text);
const full = `工号,姓名,花名,邮箱,手机,职位,部门,上级工号,生日,生日历法,闰月,入职日期,离职日期,爱好,技能
2,单雄信,大单,shan@example.com,+86 138 0013 8000,销售经理,销售部,1,1990-05-12,农历,是,2020-02-29,,羽毛球、围棋,谈判
1,Amy Lee,,amy@example.com,,总经理,,,02-29,,,,2026-12-31,,
3,"王,小虎",'-,,,,销售部/上海组,2,闰四月初八,,,,,,
`;

test('an exported file changes nothing when it is imported again, in either language', async () => {
  await using hearth = await openHearth();
  expect(await bring(hearth, readPeopleFile(file(full)))).toMatchObject({ added: 3 });
  await hearth.build.person({ name: '无号', employeeNumber: null, alias: '=SUM(A1)', birthdayAudience: Audience.ONLY_ME });
  for (const locale of ['zh-CN', 'en'] as const) {
    const exported = await exportPeople(ctxOf(hearth, locale));
    expect(await bring(hearth, readPeopleFile(file(exported)))).toEqual({ added: 0, changed: 0, unchanged: 4, rows: [] });
  }
});

test('what somebody keeps for themselves alone is not exported, and no import tells what it is', async () => {
  await using hearth = await openHearth();
  const birthday = { birthCalendar: CalendarSystem.SOLAR, birthMonth: 2, birthDay: 3, birthYear: 1990 };
  const audiences = { emailAudience: Audience.ONLY_ME, phoneAudience: Audience.ONLY_ME, birthdayAudience: Audience.ONLY_ME };
  const kept = { email: 'kept@example.com', phone: '138', ...birthday };
  const field = await hearth.build.row(CustomField, { key: 'size', type: CustomFieldType.TEXT, labelZh: '尺码', labelEn: 'Size' });
  const people = [
    await hearth.build.person({ ...audiences, ...kept }),
    // The company's default counts where somebody has chosen nothing, whether or not there is a value.
    await hearth.build.person({ ...audiences, emailAudience: null, ...kept }),
    await hearth.build.person(audiences),
  ];
  await hearth.build.row(AudienceDefault, { value: 'email', audience: Audience.ONLY_ME });
  await hearth.build.row(CustomFieldValue, { person: people[0]?.id ?? '', field: field.id, value: 'XXL', audience: Audience.ONLY_ME });
  const exported = await exportPeople(ctxOf(hearth, 'en'));
  expect(exported).not.toMatch(/kept|138|1990|02-03|SOLAR|XXL/);
  const guess = async (cells: object) => {
    const rows = people.map(({ employeeNumber }) => ({ employeeNumber, ...cells }));
    const told = await importPeople(ctxOf(hearth), { rows, dryRun: true }).catch(
      (error: { problems: { code: string; message: unknown }[] }) => error.problems.map(({ code, message }) => ({ code, message })),
    );
    return Array.isArray(told) ? told : told.rows.map(({ columns }) => columns);
  };
  for (const [column, right, wrong] of [
    ['email', 'kept@example.com', 'other@example.com'],
    ['phone', '138', '139'],
    ['birthday', '1990-02-03', '1991-02-04'],
    ['birthday', '02-03', '-'],
  ] as const) {
    for (const cell of [right, wrong]) expect(await guess({ [column]: cell })).toEqual(people.map(() => [column]));
  }
  expect(await guess({ leapMonth: '是' })).toMatchObject(people.map(() => ({ code: 'REQUIRED' })));
  expect(await guess({ custom: [{ key: 'size', value: 'XXL' }] })).toEqual(people.map(() => ['custom']));
  // Cleared it is, but not told.
  expect(await guess({ custom: [{ key: 'size', value: '-' }] })).toEqual([]);
});

test('no cell of an exported file is a formula to a spreadsheet', async () => {
  await using hearth = await openHearth();
  await hearth.build.person({ name: '@cmd', alias: '=1+1', phone: '+86 138' });
  const exported = await exportPeople(ctxOf(hearth));
  expect(exported).toMatch(/'@cmd,'=1\+1,/);
  expect(exported).toMatch(/'\+86 138/);
});

test('the file of another system is let in by a mapping', async () => {
  await using hearth = await openHearth();
  const theirs = file('id;first;last;born;dept\nA1;Grace;Hopper;12/09/1906;Navy\n'.replaceAll(';', ','));
  const mapping = {
    columns: {
      employeeNumber: 'id',
      name: { join: ['first', 'last'] },
      birthday: { column: 'born', date: 'MM/DD/YYYY' },
      unitPath: 'dept',
      title: { constant: 'Admiral' },
    },
  };
  const rows = readPeopleFile(theirs, mapping);
  expect(rows).toEqual([{ employeeNumber: 'A1', name: 'Grace Hopper', birthday: '1906-12-09', unitPath: 'Navy', title: 'Admiral' }]);
  expect(await bring(hearth, rows)).toMatchObject({ added: 1 });
});

test('a file in GBK is read', () => {
  const gbk = new Uint8Array([0xd0, 0xd5, 0xc3, 0xfb, 0x0a, 0xb3, 0xc2, 0xcf, 0xfe, 0xc3, 0xf7]);
  expect(readPeopleFile(gbk)).toEqual([{ name: '陈晓明' }]);
});

test.each([
  ['without rows', '工号,姓名\n', undefined, 'NO_ROWS'],
  ['without a column that is known', 'a,b\n1,2\n', undefined, 'NO_COLUMNS'],
  ['that lacks a mapped column', '工号\n1\n', { columns: { name: 'full_name' } }, 'NO_SUCH_COLUMN'],
  ['with an open quotation mark', '姓名\n"陈\n', undefined, 'NOT_CSV'],
])('a file %s is refused with the reason', (_name, text, mapping, code) => {
  expect(() => readPeopleFile(file(text), mapping)).toThrow(
    expect.objectContaining({ problems: [expect.objectContaining({ code })] }) as Error,
  );
});

test('an import that is stopped leaves nothing behind', async () => {
  await using hearth = await openHearth();
  const rows = Array.from({ length: 1000 }, (_, index) => ({ employeeNumber: `S${index}`, name: `成员${index}` }));
  let written = 0;
  const stopped = importPeople(ctxOf(hearth), {
    rows,
    dryRun: false,
    progress: (stage, done) => (written = stage === 'WRITING' ? done : written),
    cancelled: () => written > 0,
  });
  await expect(stopped).rejects.toMatchObject({ problems: [{ code: 'CANCELLED' }] });
  expect(written).toBeGreaterThan(0);
  expect(await bring(hearth, rows.slice(0, 1), true)).toMatchObject({ added: 1 });
});
