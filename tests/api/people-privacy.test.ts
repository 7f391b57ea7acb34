import { CustomField, CustomFieldType, CustomFieldValue } from '@hearth/server/modules/people/custom-field.entity';
import { Audience, CalendarSystem, Person } from '@hearth/server/modules/people/person.entity';
import { describe, expect, test } from 'vitest';
import { hearthForThisFile } from '../support/app.ts';
import type { Client } from '../support/client.ts';
import { graphql } from '../support/graphql.ts';

const hearth = await hearthForThisFile();

const SeenPerson = graphql(`
  query SeenPerson($id: ID!) {
    person(id: $id) {
      name
      contact {
        email
        phone
      }
      birthday {
        month
        leapMonth
        leapMonthKeeping
        year
        nextOn
      }
      audiences {
        birthday
      }
      customFields {
        field {
          key
        }
        value
      }
      absences {
        id
      }
    }
  }
`);
const SeenInSearch = graphql(`
  query SeenInSearch($search: String!) {
    people(search: $search) {
      totalCount
      nodes {
        id
        contact {
          phone
        }
      }
    }
  }
`);
const SeenCelebrations = graphql(`
  query SeenCelebrations($from: Date!, $to: Date!) {
    celebrations(from: $from, to: $to, kinds: [BIRTHDAY]) {
      totalCount
      nodes {
        years
        person {
          id
        }
      }
    }
  }
`);

// 陈晓明 leads 李明朗, who leads 王小虎; 赵敏 sits beside 李明朗 and 孙倩 in another unit.
const unit = await hearth.build.unit('华东区');
const elsewhere = await hearth.build.unit('华南区');
const seat = async (name: string, reportsTo?: Awaited<ReturnType<typeof hearth.build.position>>, inUnit = unit, data = {}) => {
  const person = await hearth.build.person({ name, ...data });
  const position = await hearth.build.position({ holder: person, unit: inUnit, ...(reportsTo ? { reportsTo } : {}) });
  return { person, position };
};
const born = {
  birthCalendar: CalendarSystem.LUNAR,
  birthMonth: 4,
  birthDay: 8,
  birthLeapMonth: true,
  birthYear: 1963,
  phone: '138 0013 8765',
  email: 'li@example.com',
};
const chen = await seat('陈晓明');
const li = await seat('李明朗', chen.position, await hearth.build.unit('上海组', { parent: unit }), born);
const wang = await seat('王小虎', li.position, elsewhere);
const sun = await seat('孙倩', chen.position, elsewhere);
const hrPerson = await hearth.build.person({ name: '人事' });
const shirt = await hearth.build.row(CustomField, { key: 'shirt', labelZh: '衣服尺码', labelEn: 'Shirt', type: CustomFieldType.TEXT });
await hearth.build.row(CustomFieldValue, { person: li.person.id, field: shirt.id, value: 'XL' });

const clients = {
  self: await hearth.as(li.person),
  hr: await hearth.as(hrPerson, 'HR'),
  above: await hearth.as(chen.person),
  report: await hearth.as(wang.person),
  colleague: await hearth.as(sun.person),
  administrator: await hearth.as(await hearth.build.person({ name: '管理员' }), 'ADMIN'),
};
type Who = keyof typeof clients;
const everyone = Object.keys(clients) as Who[];
const window = { from: '2026-05-01', to: '2026-07-01' };

async function choose(
  audiences: Partial<Record<'birthdayAudience' | 'birthYearAudience' | 'phoneAudience' | 'emailAudience', Audience | null>>,
): Promise<void> {
  const em = hearth.services.orm.em.fork();
  await em.nativeUpdate(Person, { id: li.person.id }, audiences);
}
const see = async (client: Client) => (await client.run(SeenPerson, { id: li.person.id })).person;
/** Who of all sees what the question asks for. */
async function whoSees(question: (client: Client) => Promise<unknown>): Promise<Who[]> {
  const answers = await Promise.all(everyone.map(async (who) => [who, await question(clients[who])] as const));
  return answers.filter(([, answer]) => answer !== null && answer !== undefined && answer !== false).map(([who]) => who);
}

const seenBy: [Audience, Who[]][] = [
  [Audience.EVERYONE, ['self', 'hr', 'above', 'report', 'colleague', 'administrator']],
  [Audience.TEAM, ['self', 'hr', 'above', 'report']],
  [Audience.HR, ['self', 'hr']],
  [Audience.ONLY_ME, ['self']],
];

describe.each(seenBy)('what is for %s', (audience, expected) => {
  test('is null for everybody else, in every place where it could be seen', async () => {
    await choose({ birthdayAudience: audience, birthYearAudience: audience, phoneAudience: audience, emailAudience: audience });
    expect(await whoSees(async (client) => (await see(client))?.birthday)).toEqual(expected);
    expect(await whoSees(async (client) => (await see(client))?.birthday?.year)).toEqual(expected);
    expect(await whoSees(async (client) => (await see(client))?.contact.phone)).toEqual(expected);
    expect(await whoSees(async (client) => (await see(client))?.contact.email)).toEqual(expected);
    expect(await whoSees(async (client) => (await client.run(SeenInSearch, { search: '8765' })).people.totalCount > 0)).toEqual(expected);
    expect(await whoSees(async (client) => (await client.run(SeenCelebrations, window)).celebrations.totalCount > 0)).toEqual(expected);
    expect(await whoSees(async (client) => (await client.run(SeenCelebrations, window)).celebrations.nodes[0]?.years)).toEqual(expected);
  });
});

test('by default everyone sees month and day and e-mail; year and phone are for HR and oneself', async () => {
  await choose({ birthdayAudience: null, birthYearAudience: null, phoneAudience: null, emailAudience: null });
  expect(await whoSees(async (client) => (await see(client))?.birthday)).toEqual(everyone);
  expect(await whoSees(async (client) => (await see(client))?.contact.email)).toEqual(everyone);
  expect(await whoSees(async (client) => (await see(client))?.birthday?.year)).toEqual(['self', 'hr']);
  expect(await whoSees(async (client) => (await see(client))?.contact.phone)).toEqual(['self', 'hr']);
  expect(await whoSees(async (client) => (await client.run(SeenCelebrations, window)).celebrations.nodes[0]?.years)).toEqual([
    'self',
    'hr',
  ]);
});

test('whoever may not see the year learns nothing from the years before it', async () => {
  await choose({ birthdayAudience: null, birthYearAudience: null });
  const before = { from: '1950-05-01', to: '1950-07-01' };
  const count = async (client: Client) => (await client.run(SeenCelebrations, before)).celebrations.totalCount;
  expect([await count(clients.colleague), await count(clients.hr)]).toEqual([1, 0]);
});

test('who may not see the year does not see the leap month either, which would give it away', async () => {
  await choose({ birthdayAudience: null, birthYearAudience: null });
  expect((await see(clients.colleague))?.birthday).toEqual({
    month: 4,
    leapMonth: null,
    leapMonthKeeping: null,
    year: null,
    nextOn: '2026-05-24',
  });
  expect((await see(clients.hr))?.birthday).toMatchObject({ leapMonth: true, leapMonthKeeping: 'PLAIN_MONTH', year: 1963 });
});

test('a custom field is for the audience that HR gave it', async () => {
  expect(await whoSees(async (client) => (await see(client))?.customFields[0])).toEqual(['self', 'hr']);
});

test('who sees what is shown to the person and HR, absences to those above as well', async () => {
  expect(await whoSees(async (client) => (await see(client))?.audiences)).toEqual(['self', 'hr']);
  expect(await whoSees(async (client) => (await see(client))?.absences)).toEqual(['self', 'hr', 'above']);
});

test('the last digits of a phone are no oracle: three digits find nobody', async () => {
  await choose({ phoneAudience: Audience.EVERYONE });
  expect((await clients.colleague.run(SeenInSearch, { search: '765' })).people.totalCount).toBe(0);
});
