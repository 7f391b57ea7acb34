import { Audience, CalendarSystem, Person } from '@hearth/server/modules/people/person.entity';
import { beforeEach, describe, expect, test } from 'vitest';
import { hearthForThisFile } from '../support/app.ts';
import type { Client } from '../support/client.ts';
import { graphql } from '../support/graphql.ts';
import { openLanes, told } from '../support/lanes.ts';

const hearth = await hearthForThisFile();

const Defaults = graphql(`
  query AudienceDefaultsNow {
    audienceDefaults {
      birthday
      birthYear
      email
      phone
      photo
    }
  }
`);
const UpdateDefaults = graphql(`
  mutation AudienceDefaultsUpdate($input: UpdateAudienceDefaultsInput!) {
    updateAudienceDefaults(input: $input) {
      audienceDefaults {
        birthday
        birthYear
        email
        phone
        photo
      }
      errors {
        code
      }
    }
  }
`);
const Shown = graphql(`
  query AudienceDefaultsShown($id: ID!, $search: String!) {
    person(id: $id) {
      contact {
        email
        phone
      }
      birthday {
        month
        year
        counterpart {
          year
        }
      }
    }
    found: people(search: $search) {
      totalCount
    }
    celebrations(from: "2026-05-01", to: "2026-06-01", kinds: [BIRTHDAY]) {
      totalCount
      nodes {
        years
      }
    }
  }
`);
const Choose = graphql(`
  mutation AudienceDefaultsChoose($input: UpdatePersonInput!) {
    updatePerson(input: $input) {
      person {
        version
      }
      errors {
        code
      }
    }
  }
`);

const hearths = { birthday: 'EVERYONE', birthYear: 'HR', email: 'EVERYONE', phone: 'HR', photo: 'EVERYONE' } as const;
const hr = await hearth.as(await hearth.build.person({ name: '人事' }), 'HR');
const li = await hearth.build.person({
  name: '李明朗',
  email: 'li@example.com',
  phone: '138 0013 8765',
  birthCalendar: CalendarSystem.SOLAR,
  birthMonth: 5,
  birthDay: 20,
  birthYear: 1990,
});
const colleague = await hearth.as(await hearth.build.person({ name: '孙倩' }));
const codes = async (answer: ReturnType<Client['ask']>) => (await answer).errors?.map(({ extensions }) => extensions.code);

const shown = (client: Client) => client.run(Shown, { id: li.id, search: '8765' });
const set = async (input: Partial<Record<keyof typeof hearths, Audience | null>>) =>
  (await hr.run(UpdateDefaults, { input })).updateAudienceDefaults.audienceDefaults;

beforeEach(async () => {
  await set({ birthday: null, birthYear: null, email: null, phone: null, photo: null });
});

describe('the company’s defaults', () => {
  test('are Hearth’s until HR says otherwise, and again when HR takes that back', async () => {
    expect((await colleague.run(Defaults, {})).audienceDefaults).toEqual(hearths);
    expect(await set({ phone: Audience.TEAM, photo: Audience.HR })).toEqual({ ...hearths, phone: 'TEAM', photo: 'HR' });
    expect(await set({ phone: Audience.EVERYONE })).toEqual({ ...hearths, phone: 'EVERYONE', photo: 'HR' });
    expect(await set({ phone: null, photo: null })).toEqual(hearths);
  });

  test('are changed by HR alone', async () => {
    const administrator = await hearth.as(await hearth.build.person({ name: '管理员' }), 'ADMIN');
    for (const client of [colleague, administrator]) {
      expect(await codes(client.ask(UpdateDefaults, { input: { phone: 'EVERYONE' } }))).toEqual(['FORBIDDEN']);
    }
  });

  test('open a value to everyone, in every place where it could be seen', async () => {
    expect(await shown(colleague)).toMatchObject({
      person: { contact: { email: 'li@example.com', phone: null }, birthday: { month: 5, year: null, counterpart: null } },
      found: { totalCount: 0 },
      celebrations: { totalCount: 1, nodes: [{ years: null }] },
    });
    await set({ phone: Audience.EVERYONE, birthYear: Audience.EVERYONE });
    expect(await shown(colleague)).toMatchObject({
      person: { contact: { phone: '138 0013 8765' }, birthday: { year: 1990, counterpart: { year: 1990 } } },
      found: { totalCount: 1 },
      celebrations: { totalCount: 1, nodes: [{ years: 36 }] },
    });
  });

  test('close it again, for everybody but the person, where they say only me', async () => {
    await set({ birthday: Audience.ONLY_ME, email: Audience.ONLY_ME, phone: Audience.ONLY_ME });
    const nothing = {
      person: { contact: { email: null, phone: null }, birthday: null },
      found: { totalCount: 0 },
      celebrations: { totalCount: 0, nodes: [] },
    };
    expect(await shown(colleague)).toEqual(nothing);
    expect(await shown(hr)).toEqual(nothing);
    expect(await shown(await hearth.as(li))).toMatchObject({ found: { totalCount: 1 }, celebrations: { totalCount: 1 } });
  });

  test('stand below what the person chose', async () => {
    const self = await hearth.as(li);
    const choose = async (phoneAudience: Audience | null) => {
      const em = hearth.services.orm.em.fork();
      const { version } = await em.findOneOrFail(Person, li.id);
      expect((await self.run(Choose, { input: { id: li.id, version, phoneAudience } })).updatePerson.errors).toEqual([]);
    };
    await choose(Audience.ONLY_ME);
    await set({ phone: Audience.EVERYONE });
    expect((await shown(colleague)).found.totalCount).toBe(0);
    await choose(null);
    expect((await shown(colleague)).found.totalCount).toBe(1);
  });
});

test('every way of reading goes by them at once, on every server', async () => {
  await using lanes = await openLanes();
  const people = await lanes.services.orm.em.fork().find(Person, { leftOn: null }, { orderBy: { id: 'asc' }, limit: 3 });
  const [staff, member, other] = people as [Person, Person, Person];
  const hrThere = await lanes.signIn.as(staff, 'HR');
  const memberThere = await lanes.signIn.as(member);
  const query = `{ person(id: "${other.id}") { contact { email phone } birthday { month year counterpart { calendar year month day leapMonth nextOn } nextOn } }
    people(search: "${other.phone?.slice(-4) ?? '1100'}") { totalCount } }`;
  for (const audience of ['EVERYONE', 'TEAM', 'HR', 'ONLY_ME'] as const) {
    const input = { birthday: audience, birthYear: audience, email: audience, phone: audience };
    // The server that changes them is not the one that is asked.
    await lanes.everywhere(hrThere).resolvers.run(UpdateDefaults, { input });
    for (const client of [hrThere, memberThere]) {
      const answers = await lanes.ask(client, query);
      expect(answers.resolvers.errors).toBeUndefined();
      expect(told(answers.fast), audience).toBe(told(answers.resolvers));
      expect(told(answers.rows), audience).toBe(told(answers.resolvers));
    }
    const seen = (await lanes.ask(memberThere, query)).fast.data as { person: { contact: { phone: string | null } } };
    expect(seen.person.contact.phone !== null).toBe(audience === 'EVERYONE');
  }
});
