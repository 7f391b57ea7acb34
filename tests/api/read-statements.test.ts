import { Account } from '@hearth/server/modules/access/account.entity';
import { afterAll, describe, expect, test } from 'vitest';
import { openHearth } from '../support/app.ts';
import type { Client } from '../support/client.ts';
import { graphql, textOf } from '../support/graphql.ts';
import { statementTexts } from '../support/statements.ts';

// The cost of a read is a contract: one statement says who is asking, and one answers a field of Query, however many rows there are.

const hearth = await openHearth();
afterAll(() => hearth[Symbol.asyncDispose]());
const hrPerson = await hearth.build.person({ name: '人事' });
const hr = await hearth.as(hrPerson, 'HR');

const Bring = graphql(`
  mutation BringPeople($input: ImportPeopleInput!) {
    importPeople(input: $input) {
      added
      errors {
        message
      }
    }
  }
`);

/** People with seats under one another, ten to a manager, hobbies, and birthdays in the coming weeks. */
async function bring(from: number, to: number): Promise<void> {
  const rows = Array.from({ length: to - from }, (_, offset) => {
    const index = from + offset;
    return {
      employeeNumber: `N${index}`,
      name: `成员${index}`,
      title: '销售员',
      unitPath: `销售部/第${index % 7}组`,
      managerNumber: index === 0 ? '' : `N${Math.floor((index - 1) / 10)}`,
      birthday: `1990-03-${String((index % 28) + 1).padStart(2, '0')}`,
      hobbies: '羽毛球,徒步',
      hiredOn: '2020-03-10',
    };
  });
  const { importPeople } = await hr.run(Bring, { input: { rows, dryRun: false } });
  if (importPeople.added !== to - from) throw new Error(JSON.stringify(importPeople).slice(0, 500));
}

const documents = {
  person: textOf(
    graphql(`
      query StatementsOfPerson($id: ID!) {
        person(id: $id) {
          name
          title
          contact {
            email
            phone
          }
          birthday {
            month
            day
            year
          }
          unit {
            name
          }
          manager {
            name
          }
          reports {
            name
            title
          }
          positions {
            title
            unit {
              name
              parent {
                name
              }
            }
          }
          hobbies {
            nameZh
          }
          skills {
            level
            skill {
              nameZh
            }
          }
        }
      }
    `),
  ),
  directory: textOf(
    graphql(`
      query StatementsOfDirectory {
        people(first: 100) {
          totalCount
          nodes {
            name
            title
            unit {
              name
            }
            manager {
              name
            }
            hobbies {
              nameZh
            }
          }
          pageInfo {
            hasNextPage
            endCursor
          }
        }
      }
    `),
  ),
  celebrations: textOf(
    graphql(`
      query StatementsOfCelebrations {
        celebrations(from: "2026-03-01", to: "2026-04-01", first: 100) {
          nodes {
            on
            kind
            years
            person {
              name
              title
            }
          }
        }
      }
    `),
  ),
  chart: textOf(
    graphql(`
      query StatementsOfChart {
        orgChart {
          headcount
          vacancies
          nodes {
            position {
              id
              version
            }
            title
            reportsTo
            unit {
              name
            }
            holder {
              name
            }
            standIn {
              name
            }
            directReports
            headcount
            dottedLinesTo
          }
        }
      }
    `),
  ),
} as const;

async function ask(client: Client, query: string): Promise<unknown> {
  const response = await client.post('/graphql', { query, variables: { id: hrPerson.id } });
  const answer = (await response.json()) as { data: unknown; errors?: unknown };
  expect(answer.errors).toBeUndefined();
  return answer.data;
}

describe('one statement says who asks and one answers', () => {
  test.each([10, 1000])('at %i people', async (size) => {
    const client = await hearth.as(hrPerson, 'HR');
    const { people } = await hr.run(
      graphql(`
        query HowMany {
          people(first: 1) {
            totalCount
          }
        }
      `),
    );
    await bring(people.totalCount - 1, size);
    for (const [name, query] of Object.entries(documents)) {
      const texts = await statementTexts(hearth, () => ask(client, query));
      expect(texts, name).toHaveLength(2);
    }
  });

  test('also where some of what is selected needs a resolver, but for what that one loads', async () => {
    const query = '{ people(first: 100) { nodes { name title birthday { nextOn } viewerPermissions { updateAllFields } } } }';
    const texts = await statementTexts(hearth, () => ask(hr, query));
    expect(texts).toHaveLength(2);
  });
});

describe('what the viewer may not see', () => {
  const privateValues = '{ people(first: 5) { nodes { audiences { phone birthYear } } } }';

  test('is not even asked for, where nobody of their sort may see it', async () => {
    const outsider = await hearth.as(await hearth.build.person({ name: '外部管理员' }), 'ADMIN');
    const em = hearth.services.orm.em.fork();
    await em.nativeUpdate(Account, { name: '外部管理员' }, { person: null });
    const [, outsiders] = await statementTexts(hearth, () => ask(outsider, privateValues));
    expect(outsiders).not.toMatch(/phone_audience|birth_year_audience/);
    const [, hrs] = await statementTexts(hearth, () => ask(hr, privateValues));
    expect(hrs).toMatch(/phone_audience/);
  });

  test('is never shown by a plan that was made for somebody else', async () => {
    const subject = await hearth.build.person({ name: '单晓燕', phone: '138 0013 8765', birthYear: 1990 });
    const other = await hearth.as(await hearth.build.person({ name: '旁人' }));
    const own = await hearth.as(subject);
    const query = `{ person(id: "${subject.id}") { contact { phone } } }`;
    const phone = async (client: Client) =>
      ((await ask(client, query)) as { person: { contact: { phone: string | null } } }).person.contact.phone;
    for (let round = 0; round < 3; round += 1) {
      expect(await phone(hr)).toBe('138 0013 8765');
      expect(await phone(other)).toBeNull();
      expect(await phone(own)).toBe('138 0013 8765');
    }
  });
});

test.runIf(process.env['HEARTH_TEST_DATABASE'] === 'postgresql')('PostgreSQL compiles no statement', async () => {
  const settings: unknown = await hearth.services.orm.em.getConnection('read').execute('show jit');
  expect(settings).toEqual([{ jit: 'off' }]);
});
