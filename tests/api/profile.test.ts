import { CalendarSystem, Person } from '@hearth/server/modules/people/person.entity';
import { describe, expect, test } from 'vitest';
import { hearthForThisFile } from '../support/app.ts';
import type { Client } from '../support/client.ts';
import { graphql } from '../support/graphql.ts';

const hearth = await hearthForThisFile();

const Profile = graphql(`
  query ProfileSeen($id: ID!) {
    person(id: $id) {
      version
      place
      timeZone
      locale
      bio
      emergencyContact {
        name
        relation
        phone
      }
      birthday {
        calendar
        month
        day
        year
        leapMonth
        nextOn
        counterpart {
          calendar
          year
          month
          day
          leapMonth
          nextOn
        }
      }
      audiences {
        photo
      }
      viewerPermissions {
        chooseAudiences
      }
    }
  }
`);
const Update = graphql(`
  mutation ProfileUpdate($input: UpdatePersonInput!) {
    updatePerson(input: $input) {
      person {
        version
      }
      errors {
        code
        path
      }
    }
  }
`);
const Add = graphql(`
  mutation ProfileAdd($input: AddPersonInput!) {
    addPerson(input: $input) {
      person {
        id
        place
        timeZone
        emergencyContact {
          name
        }
      }
      errors {
        code
        path
      }
    }
  }
`);
const Preview = graphql(`
  query ProfileBirthdayPreview($calendar: CalendarSystem!, $year: Int, $month: Int, $day: Int, $leapMonth: Boolean) {
    birthdayPreview(calendar: $calendar, year: $year, month: $month, day: $day, leapMonth: $leapMonth) {
      nextOn
      daysInMonth
      leapMonthOfYear
      counterpart {
        calendar
        year
        month
        day
        nextOn
      }
      errors {
        path
        code
        message
      }
    }
  }
`);

const hr = await hearth.as(await hearth.build.person({ name: '人事' }), 'HR');
const colleague = await hearth.as(await hearth.build.person({ name: '同事' }));
const codes = async (answer: ReturnType<Client['ask']>) => (await answer).errors?.map(({ extensions }) => extensions.code);
const seen = async (client: Client, { id }: Person) => (await client.run(Profile, { id })).person;
const update = async (client: Client, { id }: Person, version: number, rest: object) =>
  (await client.run(Update, { input: { id, version, ...rest } })).updatePerson;

const own = {
  place: '上海 · 静安',
  timeZone: 'America/New_York',
  locale: 'en',
  bio: '**爬山**',
  emergencyContact: { name: '李大山', relation: '父亲', phone: '139 0000 0001' },
};

describe('a profile', () => {
  test('has place, time zone, language, emergency contact and bio, which its person changes and clears', async () => {
    const person = await hearth.build.person({ name: '甲' });
    const self = await hearth.as(person);
    expect(await update(self, person, 1, own)).toEqual({ person: { version: 2 }, errors: [] });
    expect(await seen(self, person)).toMatchObject(own);
    const cleared = { place: null, timeZone: null, locale: null, emergencyContact: null };
    expect((await update(self, person, 2, { ...cleared, bio: null })).errors).toEqual([]);
    expect(await seen(self, person)).toMatchObject({ ...cleared, bio: '' });
  });

  test('is added by HR with all of it', async () => {
    const { addPerson } = await hr.run(Add, { input: { name: '乙', ...own } });
    expect(addPerson).toMatchObject({
      person: { place: own.place, timeZone: own.timeZone, emergencyContact: { name: '李大山' } },
      errors: [],
    });
    expect(await codes(hr.ask(Add, { input: { name: '丙', phoneAudience: 'ONLY_ME' } }))).toEqual(['FORBIDDEN']);
  });

  test('refuses what is no time zone, no language and no contact, with the field', async () => {
    const person = await hearth.build.person({ name: '丁' });
    expect(await codes(hr.ask(Update, { input: { id: person.id, version: 1, timeZone: 'Mars/Olympus' } }))).toEqual(['BAD_USER_INPUT']);
    const { errors } = await update(hr, person, 1, { locale: 'fr', place: '  ', emergencyContact: { name: ' ', phone: '1'.repeat(41) } });
    expect(errors.map(({ path }) => path?.join('.')).sort()).toEqual([
      'emergencyContact.name',
      'emergencyContact.phone',
      'locale',
      'place',
    ]);
  });

  test('shows its emergency contact to its person and HR alone, and lets its person alone choose audiences', async () => {
    const person = await hearth.build.person({ name: '戊' });
    const self = await hearth.as(person);
    await update(self, person, 1, { ...own, photoAudience: 'TEAM' });
    const administrator = await hearth.as(await hearth.build.person({ name: '管理员' }), 'ADMIN');
    for (const client of [self, hr]) expect(await seen(client, person)).toMatchObject({ ...own, audiences: { photo: 'TEAM' } });
    for (const client of [colleague, administrator]) {
      expect(await seen(client, person)).toMatchObject({ place: own.place, emergencyContact: null, audiences: null });
    }
    const choosers = await Promise.all(
      [self, hr, colleague].map(async (client) => (await seen(client, person))?.viewerPermissions.chooseAudiences),
    );
    expect(choosers).toEqual([true, false, false]);
  });
});

describe('a birthday', () => {
  const born = { birthCalendar: CalendarSystem.LUNAR, birthMonth: 4, birthDay: 8, birthLeapMonth: true, birthYear: 2020 };

  test('is shown with its next date in both calendars where its year may be seen, and with its own alone where it may not', async () => {
    const person = await hearth.build.person({ name: '己', ...born });
    expect((await seen(hr, person))?.birthday).toEqual({
      calendar: 'LUNAR',
      month: 4,
      day: 8,
      year: 2020,
      leapMonth: true,
      nextOn: '2026-05-24',
      counterpart: { calendar: 'SOLAR', year: 2020, month: 5, day: 30, leapMonth: false, nextOn: '2026-05-30' },
    });
    expect((await seen(colleague, person))?.birthday).toEqual({
      calendar: 'LUNAR',
      month: 4,
      day: 8,
      year: null,
      leapMonth: null,
      nextOn: '2026-05-24',
      counterpart: null,
    });
    const solar = await hearth.build.person({
      name: '庚',
      birthCalendar: CalendarSystem.SOLAR,
      birthMonth: 1,
      birthDay: 20,
      birthYear: 1990,
    });
    expect((await seen(hr, solar))?.birthday).toMatchObject({
      nextOn: '2027-01-20',
      counterpart: { calendar: 'LUNAR', year: 1989, month: 12, day: 24, nextOn: '2027-01-31' },
    });
    const ageless = await hearth.build.person({ name: '辛', birthCalendar: CalendarSystem.SOLAR, birthMonth: 1, birthDay: 20 });
    expect((await seen(hr, ageless))?.birthday).toMatchObject({ nextOn: '2027-01-20', counterpart: null });
  });

  test('keeps a year that its editor may not see, and a refusal tells nothing of it', async () => {
    const person = await hearth.build.person({ name: '壬', ...born, birthYear: 1963, birthYearAudience: 'ONLY_ME' as never });
    const self = await hearth.as(person);
    const lunar = { calendar: 'LUNAR', month: 4 };
    expect((await update(hr, person, 1, { birthday: { ...lunar, day: 9 } })).errors).toEqual([]);
    expect((await seen(self, person))?.birthday).toMatchObject({ day: 9, year: 1963, leapMonth: true });
    // 1963 repeated its fourth month, 1964 none: both are taken alike from who may not see which it was.
    expect((await update(hr, person, 2, { birthday: { calendar: 'LUNAR', month: 6, day: 9, leapMonth: true } })).errors).toEqual([]);
    expect((await seen(hr, person))?.birthday).toMatchObject({ month: 6, year: null });
    expect((await seen(self, person))?.birthday).toMatchObject({ month: 6, year: null, leapMonth: true });
    expect((await update(self, person, 3, { birthday: { ...lunar, day: 8, leapMonth: true, year: 1964 } })).errors).toEqual([
      { code: 'NO_SUCH_LEAP_MONTH', path: ['birthday', 'leapMonth'] },
    ]);
  });
});

describe('the preview of a birthday', () => {
  test('says what a form needs to know while it is typed', async () => {
    const typed = async (draft: object) => (await colleague.run(Preview, draft as never)).birthdayPreview;
    expect(await typed({ calendar: 'LUNAR', year: 2020 })).toEqual({
      nextOn: null,
      daysInMonth: null,
      leapMonthOfYear: 4,
      counterpart: null,
      errors: [],
    });
    expect(await typed({ calendar: 'LUNAR', year: 2020, month: 4, day: 8, leapMonth: true })).toEqual({
      nextOn: '2026-05-24',
      daysInMonth: 29,
      leapMonthOfYear: 4,
      errors: [],
      counterpart: { calendar: 'SOLAR', year: 2020, month: 5, day: 30, nextOn: '2026-05-30' },
    });
    expect(await typed({ calendar: 'SOLAR', year: 2023, month: 2, day: 29 })).toMatchObject({
      nextOn: null,
      daysInMonth: 28,
      errors: [{ path: ['day'], code: 'NO_SUCH_DAY' }],
    });
  });
});
