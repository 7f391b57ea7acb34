import { CustomField, CustomFieldType } from '@hearth/server/modules/people/custom-field.entity';
import { Audience, Person } from '@hearth/server/modules/people/person.entity';
import { PersonPhoto } from '@hearth/server/modules/people/person-photo.entity';
import { AuditEntry } from '@hearth/server/platform/audit/audit-entry.entity';
import { buildSchema } from 'graphql';
import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, test } from 'vitest';
import { Client } from '../support/client.ts';
import { graphql } from '../support/graphql.ts';
import { openLanes } from '../support/lanes.ts';
import { type Question, Sweep, type Values } from '../support/sweep.ts';

// Nobody tells a hidden value apart from another, or from none. Everything that can be asked is asked in worlds that differ in nothing but what
// one person hides: whoever may not see it must be answered the same in all of them, letter by letter.

const lanes = await openLanes();
afterAll(() => lanes[Symbol.asyncDispose]());
const em = lanes.services.orm.em.fork();
const named = (name: string) => em.findOneOrFail(Person, { name });
const li = await named('李明朗');
const shirt = em.create(CustomField, { key: 'sweep', labelZh: '衣服尺码', labelEn: 'Shirt', type: CustomFieldType.TEXT });
await em.persist(shirt).flush();

const self = await lanes.signIn.as(li);
const hr = await lanes.signIn.as(await named('苏婉清'), 'HR');
const viewers = {
  colleague: await lanes.signIn.as(await named('黄嘉敏')),
  manager: await lanes.signIn.as(await named('单雨薇')),
  administrator: await lanes.signIn.as(await named('顾一鸣'), 'ADMIN'),
  hr,
  self,
};
type Who = keyof typeof viewers;

const Say = graphql(`
  mutation SayInSweep($input: UpdatePersonInput!) {
    updatePerson(input: $input) {
      errors {
        message
      }
    }
  }
`);
const SetCustomValue = graphql(`
  mutation SetCustomValueInSweep($input: SetCustomValueInput!) {
    setCustomValue(input: $input) {
      errors {
        message
      }
    }
  }
`);

/** What differs between the worlds. */
interface World {
  phone: string | null;
  email: string | null;
  birthday: { calendar: 'SOLAR' | 'LUNAR'; month: number; day: number; leapMonth: boolean; year: number | null } | null;
  custom: string | null;
  /** For the person and HR, whatever they choose. */
  emergencyContact: { name: string; relation: string; phone: string } | null;
  /** The tag that the addresses of the photo have in them. */
  photo: string | null;
}
const one: World = {
  phone: '138 0013 8765',
  email: 'sweep.one@example.com',
  birthday: { calendar: 'LUNAR', month: 4, day: 8, leapMonth: true, year: 1963 },
  custom: 'XXL-one',
  emergencyContact: { name: '李小红', relation: '配偶', phone: '137 0000 1111' },
  photo: 'photo-one',
};
const another: World = {
  phone: '139 5555 2468',
  email: 'sweep.two@example.com',
  birthday: { calendar: 'SOLAR', month: 6, day: 15, leapMonth: false, year: 1990 },
  custom: 'S-another',
  emergencyContact: one.emergencyContact,
  photo: 'photo-another',
};
const empty: World = { ...one, phone: null, email: null, birthday: null, custom: null, photo: null };

/** Through the API, so that whatever is derived from the values follows; then what counts the changes is put back. */
async function enter(world: World, audiences: Partial<Record<'birthday' | 'birthYear', Audience>>, audience: Audience): Promise<void> {
  const { custom, photo, ...profile } = world;
  const fork = em.fork();
  const { version } = await fork.findOneOrFail(Person, li.id);
  const chosen = {
    birthdayAudience: audiences.birthday ?? audience,
    birthYearAudience: audiences.birthYear ?? audience,
    phoneAudience: audience,
    emailAudience: audience,
    photoAudience: audience,
  };
  const { phone, birthday, emergencyContact, email } = profile;
  expect(
    (await self.run(Say, { input: { id: li.id, version, phone, birthday, emergencyContact, ...chosen } })).updatePerson.errors,
  ).toEqual([]);
  expect((await hr.run(Say, { input: { id: li.id, version: version + 1, email } })).updatePerson.errors).toEqual([]);
  expect((await hr.run(SetCustomValue, { input: { personId: li.id, key: shirt.key, value: custom } })).setCustomValue.errors).toEqual([]);
  await fork.nativeUpdate(CustomField, shirt.id, { audience });
  await fork.nativeDelete(PersonPhoto, { person: li.id });
  if (photo) await fork.insert(PersonPhoto, { id: 'pho_sweep', person: li.id, tag: photo, large: Buffer.of(1), small: Buffer.of(1) });
  await fork.nativeUpdate(Person, li.id, { version: 1 });
  await fork.nativeDelete(AuditEntry, { subjectId: li.id });
}

const values: Values = await knownValues();
const schema = buildSchema(readFileSync(new URL('../../schema/schema.graphql', import.meta.url), 'utf8'));
const sweep = new Sweep(schema, values, {
  Person: `contact { email phone } emergencyContact { name relation phone }
    birthday {
      calendar month day leapMonth year nextOn leapDayKeeping leapMonthKeeping
      counterpart { calendar year month day leapMonth nextOn }
    }
    audiences { birthday birthYear email phone photo } photo { smallUrl largeUrl } customFields { value audience person { id } field { key } } viewerPermissions { updateOwnFields }`,
});
const questions = sweep.questions();

async function knownValues(): Promise<Values> {
  const rows = (sql: string): Promise<Record<string, string>[]> => em.getConnection().execute(sql);
  const first = async (table: string): Promise<string> => (await rows(`select id from ${table} order by id limit 1`))[0]?.['id'] ?? '';
  const [held] = await rows(`select position_id, unit_id from position_term where holder_id = '${li.id}' and valid_to is null`);
  const ids = {
    person: li.id,
    event: await first('event'),
    occurrence: await first('occurrence'),
    series: await first('sharing_series'),
    session: await first('sharing_session'),
    hobby: await first('hobby'),
    skill: await first('skill'),
    unit: held?.['unit_id'] ?? '',
    seat: held?.['position_id'] ?? '',
  };
  const texts = [
    '',
    '李明朗',
    '李小红',
    '1111',
    '8765',
    '2468',
    '13800138765',
    'sweep.one',
    'sweep.two@example.com',
    'XXL-one',
    '1963',
    '1990',
  ];
  return {
    '(after:)': [],
    '(first:)': [20],
    '(asOf:)': ['2026-01-15'],
    'Query.accounts(search:)': texts,
    'Query.people(search:)': texts,
    'Query.people(startAt:)': ['l'],
    'Query.peopleFacets(search:)': texts,
    'Query.whoCanHelp(skillId:)': [ids.skill],
    'Query.hobbies(search:)': texts,
    'Query.skills(search:)': texts,
    'Query.lessons(search:)': texts,
    'PeopleFilter.unitId': [ids.unit],
    'PeopleFilter.hobbyId': [ids.hobby],
    'PeopleFilter.skillId': [ids.skill],
    'PeopleFilter.hobbyIds': [[ids.hobby]],
    'PeopleFilter.skillIds': [[ids.skill]],
    'PeopleFilter.places': [['上海']],
    'Person.sharedHobbies(with:)': [ids.person],
    'Person.sharedSkills(with:)': [ids.person],
    'AuditFilter.action': ['updatePerson'],
    'AuditFilter.changeId': ['change_00000000000000000000000000'],
    'AuditFilter.personId': [li.id],
    'AuditFilter.subjectId': [li.id],
    'AuditFilter.from': ['2026-01-01T00:00:00Z'],
    'AuditFilter.to': ['2027-01-01T00:00:00Z'],
    'Query.birthdayPreview(day:)': [8],
    'Query.birthdayPreview(month:)': [4],
    'Query.birthdayPreview(year:)': [1963],
    'Query.celebrations(from:)': ['2026-04-01'],
    'Query.celebrations(personId:)': [li.id],
    'Query.celebrations(to:)': ['2026-07-01', '2026-05-26'],
    'Query.holidays(from:)': ['2026-01-01'],
    'Query.holidays(to:)': ['2027-01-01'],
    'Query.occurrences(from:)': ['2026-01-01T00:00:00Z'],
    'Query.occurrences(to:)': ['2026-06-01T00:00:00Z'],
    'Query.orgChanges(from:)': ['2025-10-01'],
    'Query.orgChanges(to:)': ['2026-03-01'],
    'Query.orgChart(depth:)': [2],
    'Query.orgChart(root:)': [ids.seat],
    'Query.orgUnit(id:)': [ids.unit],
    'Query.person(id:)': [ids.person],
    'Query.event(id:)': [ids.event],
    'Query.occurrence(id:)': [ids.occurrence],
    'Query.node(id:)': Object.values(ids),
    'Query.reorgPlan(id:)': ['plan_00000000000000000000000000'],
    'Query.rhythmPreview(startsOn:)': ['2026-03-02'],
    'RhythmInput.startTime': ['15:00'],
    'RhythmInput.weekday': [5],
    'Query.sharingSeries(id:)': [ids.series],
    'Query.sharingSession(id:)': [ids.session],
    'SharingSessionFilter.seriesId': [ids.series],
    'SharingSessionFilter.from': ['2026-01-01T00:00:00Z'],
    'SharingSessionFilter.to': ['2026-06-01T00:00:00Z'],
    'OrgUnit.headcountOverTime(from:)': ['2025-10-01'],
    'OrgUnit.headcountOverTime(to:)': ['2026-03-01'],
    'Person.leftBehind(on:)': ['2026-03-10'],
  };
}

test('whoever adds a field or an argument says here what is asked with it', () => {
  expect([...sweep.missing]).toEqual([]);
});

/** Ids that are made anew with every change, in the order in which they stand. */
const told = (text: string) => {
  const seen = new Map<string, number>();
  return text.replaceAll(/\b(?:audit|change)_[0-9a-z]{26}\b/g, (id) => `#${seen.get(id) ?? (seen.set(id, seen.size), seen.size - 1)}`);
};

/** What can be asked beside queries, and may answer by what is hidden. */
const Import = graphql(`
  mutation ImportInSweep($input: ImportPeopleInput!) {
    importPeople(input: $input) {
      added
      changed
      unchanged
      rows {
        columns
      }
      errors {
        message
        path
      }
    }
  }
`);
const birthdayText = (world: World) => (world.birthday ? `${world.birthday.year}-${world.birthday.month}-${world.birthday.day}` : null);
const probes: Record<string, (client: Client) => Promise<unknown>> = {
  // Would it change anything?
  'a rehearsed import of what is hidden': async (client) =>
    Promise.all(
      [one, another].map((world) =>
        client.ask(Import, {
          input: {
            dryRun: true,
            rows: [
              {
                employeeNumber: li.employeeNumber,
                name: li.name,
                phone: world.phone,
                email: world.email,
                birthday: birthdayText(world),
                custom: [{ key: shirt.key, value: world.custom }],
              },
            ],
          },
        }),
      ),
    ),
  'a rehearsed import that clears': async (client) =>
    client.ask(Import, {
      input: { dryRun: true, rows: [{ employeeNumber: li.employeeNumber, name: li.name, custom: [{ key: shirt.key, value: '-' }] }] },
    }),
};

async function answersTo(client: Client, lane: 'fast' | 'resolvers'): Promise<Map<string, string>> {
  const asked = lanes.everywhere(client)[lane];
  const answers = new Map<string, string>();
  // A few at once: the server answers them side by side.
  const waiting: Question[] = [...questions];
  const next = async (): Promise<void> => {
    for (let each = waiting.pop(); each; each = waiting.pop())
      answers.set(each.name, told(await (await asked.post('/graphql', { query: each.query })).text()));
  };
  await Promise.all([next(), next(), next(), next()]);
  for (const [name, probe] of Object.entries(probes)) answers.set(name, told(JSON.stringify(await probe(asked))));
  return answers;
}

interface Asked {
  who: Who;
  audience: Audience;
  audiences?: Parameters<typeof enter>[1];
  among?: readonly World[];
  lane?: 'fast' | 'resolvers';
}

/** The questions that somebody is answered differently in the worlds. */
async function differences({ who, audience, audiences = {}, among = [one, another], lane = 'fast' }: Asked): Promise<string[]> {
  const all: Map<string, string>[] = [];
  for (const world of among) {
    await enter(world, audiences, audience);
    all.push(await answersTo(viewers[who], lane));
  }
  const [reference, ...others] = all;
  const differing = [...(reference ?? [])].filter(([name, answer]) => others.some((each) => each.get(name) !== answer));
  return differing.map(([name]) => name).sort();
}

const hidden: Asked[] = [
  { who: 'colleague', audience: Audience.TEAM },
  { who: 'colleague', audience: Audience.HR },
  { who: 'colleague', audience: Audience.ONLY_ME, among: [one, another, empty] },
  { who: 'colleague', audience: Audience.ONLY_ME, lane: 'resolvers' },
  { who: 'manager', audience: Audience.HR },
  { who: 'administrator', audience: Audience.HR },
  { who: 'hr', audience: Audience.ONLY_ME, among: [one, another, empty] },
];
test.each(hidden)('$who can tell nothing of what is for $audience', { timeout: 120_000 }, async (asked) => {
  expect(await differences(asked)).toEqual([]);
});

test.each(['colleague', 'manager', 'administrator'] as const)(
  '%s can tell nothing of an emergency contact',
  { timeout: 120_000 },
  async (who) => {
    const among = [one.emergencyContact, { name: '赵敏', relation: '母亲', phone: '136 9999 2222' }, null].map(
      (emergencyContact): World => ({ ...one, emergencyContact }),
    );
    expect(await differences({ who, audience: Audience.EVERYONE, among })).toEqual([]);
  },
);

test('who may see the day but not the year can tell nothing of the year', { timeout: 120_000 }, async () => {
  const born = { calendar: 'LUNAR', month: 4, day: 8, leapMonth: false } as const;
  const among = [1963, 1990, null].map((year): World => ({ ...one, birthday: { ...born, year } }));
  const audiences = { birthday: Audience.EVERYONE, birthYear: Audience.HR };
  expect(await differences({ who: 'colleague', audience: Audience.ONLY_ME, audiences, among })).toEqual([]);
});

describe('what may be seen', () => {
  test.each([
    ['colleague', Audience.EVERYONE],
    ['manager', Audience.TEAM],
    ['hr', Audience.HR],
    ['self', Audience.ONLY_ME],
  ] as const)('%s sees what is for %s: the sweep would notice', { timeout: 120_000 }, async (who, audience) => {
    const seen = (await differences({ who, audience })).join('\n');
    for (const place of ['person', 'people', 'celebrations', 'contact', 'birthday', 'customFields', 'photo']) expect(seen).toContain(place);
  });
});

test('a stranger is answered nothing at all', async () => {
  const stranger = new Client(self.url);
  for (const { query } of questions) {
    const response = await stranger.post('/graphql', { query });
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
  }
});

test('every question is a valid one, and within what a query may cost', async () => {
  await enter(one, {}, Audience.EVERYONE);
  const refused: string[] = [];
  for (const { name, query } of questions) {
    const response = await lanes.everywhere(hr).fast.post('/graphql', { query });
    const { errors = [] } = (await response.json()) as { errors?: { message: string; extensions: { code: string } }[] };
    for (const { message, extensions } of errors)
      if (!['FORBIDDEN', 'NOT_FOUND'].includes(extensions.code)) refused.push(`${name}: ${extensions.code} ${message}`);
  }
  expect(refused).toEqual([]);
});
