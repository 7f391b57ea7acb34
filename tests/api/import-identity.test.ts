import { importPeople } from '@hearth/server/modules/importing/import.service';
import { exportPeople, fieldsInFiles, readPeopleFile } from '@hearth/server/modules/importing/people-file.service';
import { OrgUnitKind } from '@hearth/server/modules/organization/org-unit.entity';
import { CustomField, CustomFieldType, CustomFieldValue } from '@hearth/server/modules/people/custom-field.entity';
import { Hobby } from '@hearth/server/modules/people/hobby.entity';
import { Audience, CalendarSystem } from '@hearth/server/modules/people/person.entity';
import { PersonSkill, Skill } from '@hearth/server/modules/people/skill.entity';
import type { Viewer } from '@hearth/server/platform/auth/viewer';
import { type Context, createContext } from '@hearth/server/platform/context';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Hearth, openHearth } from '../support/app.ts';

// Files have no GraphQL of their own: what the page sends are their rows. The command line asks as the operator.
const operator: Viewer = {
  accountId: 'operator',
  personId: null,
  roles: new Set(['HR', 'ADMIN']),
  locale: null,
  timeZone: null,
  tokenScopes: null,
};
const ctxOf = (hearth: Hearth, locale: 'zh-CN' | 'en'): Context => createContext(hearth.services, { viewer: operator, locale });

/** The lines of an exported file, its headings first. */
const rowsOf = async (hearth: Hearth, file: string) =>
  readPeopleFile(Buffer.from(file), undefined, await fieldsInFiles(ctxOf(hearth, 'en')));

const nasty = fc
  .string({
    minLength: 1,
    maxLength: 12,
    unit: fc.constantFrom(
      '陈',
      '明',
      'a',
      'é',
      '=',
      '+',
      '-',
      '@',
      '＝',
      "'",
      '"',
      ',',
      '、',
      ';',
      '；',
      '(',
      ')',
      '/',
      ' ',
      '１',
      '0',
      '🎂',
      '#',
      '\t',
    ),
  })
  .map((text) => text.trim())
  .filter((text) => text !== '');
const day = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2025-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null });

const birthdays = fc.constantFrom(
  {},
  { birthCalendar: CalendarSystem.SOLAR, birthMonth: 2, birthDay: 29 },
  { birthCalendar: CalendarSystem.SOLAR, birthMonth: 2, birthDay: 29, birthYear: 1992 },
  { birthCalendar: CalendarSystem.LUNAR, birthMonth: 12, birthDay: 30 },
  { birthCalendar: CalendarSystem.LUNAR, birthMonth: 5, birthDay: 12, birthLeapMonth: true },
  { birthCalendar: CalendarSystem.LUNAR, birthMonth: 5, birthDay: 12, birthLeapMonth: true, birthYear: 1990 },
);
const audience = maybe(fc.constantFrom(...Object.values(Audience)));

const people = fc.array(
  fc.record({
    numbered: fc.boolean(),
    person: fc.record({
      name: nasty,
      alias: maybe(nasty),
      email: maybe(fc.constantFrom('a@b.example', 'not an address')),
      phone: maybe(fc.constantFrom('+86 138 0013 8000', '１３８００', '-')),
      place: maybe(nasty),
      timeZone: maybe(fc.constantFrom('Asia/Shanghai', 'Europe/Berlin')),
      locale: maybe(fc.constantFrom('zh-CN', 'en')),
      emergencyName: maybe(nasty),
      emergencyRelation: maybe(nasty),
      emergencyPhone: maybe(fc.constantFrom('+1 (555) 010', '同手机')),
      hiredOn: maybe(day),
      emailAudience: audience,
      phoneAudience: audience,
      birthdayAudience: audience,
      birthYearAudience: audience,
    }),
    birthday: birthdays,
    hobbies: fc.subarray([0, 1, 2]),
    skills: fc.array(fc.record({ word: fc.constantFrom(0, 1, 2), level: maybe(fc.integer({ min: 1, max: 5 })), canHelp: fc.boolean() }), {
      maxLength: 3,
    }),
    custom: fc.record({
      text: maybe(nasty),
      number: maybe(fc.constantFrom('1.50', '-3', '007')),
      choice: maybe(fc.constantFrom('S', 'gone')),
    }),
    knows: fc.boolean(),
    seats: fc.constantFrom('none', 'one', 'two', 'under a vacant one'),
  }),
  { minLength: 1, maxLength: 6 },
);

async function build(hearth: Hearth, made: readonly (typeof people extends fc.Arbitrary<infer T> ? T : never)[number][]): Promise<void> {
  const { build } = hearth;
  const words = ['羽毛球', '读书,写作', 'C++(3)'];
  const hobbies = await build.rows(
    Hobby,
    words.map((name, index) => ({ key: `h${index}`, nameZh: name, nameEn: index ? name : 'Ball' })),
  );
  const skills = await build.rows(
    Skill,
    words.map((name, index) => ({ key: `s${index}`, nameZh: name, nameEn: `${name} en` })),
  );
  const field = (key: string, type: CustomFieldType, labelZh: string, labelEn: string, more: object = {}) =>
    build.row(CustomField, { key, type, labelZh, labelEn, ...more });
  const text = await field('note', CustomFieldType.TEXT, '备注', 'Note');
  const number = await field('shoe', CustomFieldType.NUMBER, '鞋码', 'Name');
  const choice = await field('shirt', CustomFieldType.CHOICE, '衣服', 'Shirt', { choices: ['S', 'M'] });
  const date = await field('since', CustomFieldType.DATE, '自', 'Note');
  const buddy = await field('buddy', CustomFieldType.PERSON, '伙伴', 'Buddy');
  const slash = await build.unit('A/B 组', { kind: OrgUnitKind.TEAM });
  const boss = await build.person({ name: '上级' });
  const top = await build.position({ title: '总经理', holder: boss });
  const vacant = await build.position({ title: '空缺', unit: slash, reportsTo: top });
  const bar = await build.unit('酒吧');
  for (const each of made) {
    const { birthday, seats } = each;
    const person = await build.person({
      ...each.person,
      ...birthday,
      ...(each.numbered ? {} : { employeeNumber: null }),
      hobbies: each.hobbies.map((index) => hobbies[index]?.id ?? ''),
    });
    const said = new Map(each.skills.map((skill) => [skill.word, skill]));
    for (const { word, level, canHelp } of said.values())
      await build.row(PersonSkill, { person: person.id, skill: skills[word]?.id ?? '', level, canHelp });
    const value = async (of: CustomField, stored: string | null) => {
      if (stored !== null) await build.row(CustomFieldValue, { person: person.id, field: of.id, value: stored });
    };
    await value(text, each.custom.text);
    await value(number, each.custom.number);
    await value(choice, each.custom.choice);
    await value(date, each.person.hiredOn);
    await value(buddy, each.knows ? (each.numbered ? boss.id : person.id) : null);
    if (seats === 'none') continue;
    await build.position({ title: '销售, 员', unit: slash, reportsTo: seats === 'under a vacant one' ? vacant : top, holder: person });
    if (seats === 'two') await build.position({ title: '兼任', unit: bar, reportsTo: vacant, holder: person, primary: false });
  }
}

test(
  'whoever is exported and imported again is unchanged, in either language, whatever they are called',
  { timeout: 240_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(people, async (made) => {
        await using hearth = await openHearth();
        await build(hearth, made);
        for (const locale of ['zh-CN', 'en'] as const) {
          const rows = await rowsOf(hearth, await exportPeople(ctxOf(hearth, locale)));
          expect(await importPeople(ctxOf(hearth, 'zh-CN'), { rows, dryRun: false })).toEqual({
            added: 0,
            changed: 0,
            unchanged: made.length + 1,
            rows: [],
          });
        }
      }),
      { numRuns: 12 },
    );
  },
);

const edits = {
  employeeNumber: 'NEW-1',
  name: '改名',
  alias: '=新',
  email: 'new@example.com',
  phone: '+86 139',
  title: '新职位',
  unitPath: '新部门',
  birthday: '03-04',
  hiredOn: '2019-05-06',
  leftOn: '2030-01-01',
  hobbies: '围棋',
  skills: '谈判(5 可帮忙)',
  place: '上海',
  timeZone: 'Asia/Tokyo',
  locale: '英文',
  emergencyName: '家人',
  emergencyRelation: '父亲',
  emergencyPhone: '110',
};

test('an edited cell of an exported file changes that alone', async () => {
  await using hearth = await openHearth();
  const person = await hearth.build.person({ name: '李=明', alias: '-', birthCalendar: CalendarSystem.SOLAR, birthMonth: 2, birthDay: 3 });
  const field = await hearth.build.row(CustomField, { key: 'shirt', type: CustomFieldType.TEXT, labelZh: '衣服', labelEn: 'Shirt' });
  await hearth.build.row(CustomFieldValue, { person: person.id, field: field.id, value: '+L' });
  await hearth.build.position({ holder: person });
  const other = await hearth.build.person({ name: '李=明', employeeNumber: null });
  const [row, untouched] = await rowsOf(hearth, await exportPeople(ctxOf(hearth, 'zh-CN')));
  expect([row?.hearthId, untouched?.hearthId]).toEqual([person.id, other.id]);
  const changed = async (edited: object) => {
    const { rows } = await importPeople(ctxOf(hearth, 'zh-CN'), { rows: [{ ...row, ...edited }, { ...untouched }], dryRun: true });
    return rows.map(({ index, columns }) => ({ index, columns }));
  };
  for (const [column, cell] of Object.entries(edits)) expect(await changed({ [column]: cell })).toEqual([{ index: 0, columns: [column] }]);
  expect(await changed({ custom: [{ key: 'shirt', value: 'M' }] })).toEqual([{ index: 0, columns: ['custom'] }]);
  expect(await changed({ custom: [{ key: 'shirt', value: '-' }] })).toEqual([{ index: 0, columns: ['custom'] }]);
});
