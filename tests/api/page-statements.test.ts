import { beforeAll, describe, expect, test } from 'vitest';
import { askAsApp } from '../support/app-documents.ts';
import { hearthForThisFile } from '../support/app.ts';
import type { Client } from '../support/client.ts';
import { graphql, textOf } from '../support/graphql.ts';
import { statementsOf } from '../support/statements.ts';
import { GrowingCompany } from './growing-company.ts';

// What each page of the web app costs, by the documents it sends itself: as many statements at 1,000 rows as at 10, who is asking among them.

const hearth = await hearthForThisFile();
const company = await GrowingCompany.begin(hearth);

const SPRING = { from: '2026-04-01T00:00:00Z', to: '2026-05-30T00:00:00Z', fromDay: '2026-03-01', toDay: '2026-04-01' };
const ALL_TIME = { ...SPRING, from: '2020-01-01T00:00:00Z' };

interface Page {
  document: string;
  variables: Record<string, unknown>;
  statements: number;
  /** So many more where PostgreSQL answers in another order and loads of the same rows do not fall together; never more with more rows. */
  apart?: number;
  /** A key that stands once in each row, and how many rows one answer has at most. */
  row: string;
  most: number;
}

const pages: Record<string, Page> = {
  'the overview': {
    document: 'Overview',
    variables: {
      today: '2026-03-02',
      tomorrow: '2026-03-03',
      viewer: company.team.manager.id,
      member: true,
      celebrationsTo: '2026-03-30',
      eventsFrom: '2026-03-01T16:00:00Z',
      eventsTo: SPRING.to,
    },
    statements: 16,
    row: 'going',
    most: 5,
  },
  'celebrations of a month, with their cards': {
    document: 'CelebrationsPage',
    variables: { from: '2026-03-01', to: '2026-04-01', kinds: null, viewersTeam: false, first: 100, after: null },
    statements: 8,
    row: 'signable',
    most: 100,
  },
  'events in the calendar': {
    document: 'Calendar',
    variables: { ...SPRING, events: true, sessions: false, celebrations: false },
    statements: 2,
    row: 'viewerRsvp',
    most: 1000,
  },
  'sessions in the calendar': {
    document: 'Calendar',
    variables: { ...ALL_TIME, events: false, sessions: true, celebrations: false },
    statements: 2,
    row: 'series',
    most: 100,
  },
  'birthdays in the calendar': {
    document: 'Calendar',
    variables: { ...SPRING, events: false, sessions: false, celebrations: true },
    statements: 2,
    row: 'years',
    most: 100,
  },
  'an event with its answers': {
    document: 'OccurrencePage',
    variables: { id: company.popular.id },
    statements: 2,
    row: 'waitingListPosition',
    most: 100,
  },
  'further answers': {
    document: 'MoreAnswers',
    variables: { id: company.popular.id },
    statements: 2,
    row: 'waitingListPosition',
    most: 100,
  },
  'the series, their circles and turns': { document: 'SharingPage', variables: {}, statements: 11, row: 'startsAt', most: 4 },
  'a session with contributions, ideas and follow-ups': {
    document: 'SharingSessionPage',
    variables: { id: company.live.id },
    statements: 23,
    apart: 1,
    row: 'ideasRevealed',
    most: 1000,
  },
  'the lesson library': { document: 'LessonsPage', variables: { first: 20 }, statements: 2, row: 'helpfulCount', most: 20 },
  'a search for lessons': {
    document: 'LessonsPage',
    variables: { first: 20, search: '第 个', kinds: ['LESSON'] },
    statements: 2,
    row: 'helpfulCount',
    most: 20,
  },
  'the directory': { document: 'PeoplePage', variables: { first: 100, orderBy: 'NAME' }, statements: 2, row: 'hiredOn', most: 100 },
  'a search of the directory': {
    document: 'PeoplePage',
    variables: { first: 100, orderBy: 'NAME', search: 'cheng y' },
    statements: 2,
    row: 'hiredOn',
    most: 100,
  },
  'the newest of a search in a unit': {
    document: 'PeoplePage',
    variables: { first: 100, orderBy: 'NEWEST', search: '成员', filter: { unitId: company.unit.id } },
    statements: 2,
    row: 'hiredOn',
    most: 100,
  },
  'how many a search finds, and the words it names': {
    document: 'PeopleTotal',
    variables: { search: '成员', searched: true },
    statements: 4,
    row: 'totalCount',
    most: 1,
  },
  'what those found have in common': {
    document: 'PeopleFacets',
    variables: { search: '成员' },
    statements: 3,
    row: 'peopleFacets',
    most: 1,
  },
  'the hobbies': { document: 'VocabularyPage', variables: { skills: false }, statements: 2, row: 'hobbies', most: 1 },
  'the skills': { document: 'VocabularyPage', variables: { skills: true }, statements: 2, row: 'skills', most: 1 },
  'somebody with their reports': {
    document: 'PersonPage',
    variables: { id: company.head.id },
    statements: 3,
    row: 'employeeNumber',
    most: 1,
  },
  'all units': { document: 'UnitsPage', variables: {}, statements: 3, row: 'span', most: 1 },
  'all units of a past day': { document: 'UnitsPage', variables: { asOf: '2026-01-05' }, statements: 3, row: 'span', most: 1 },
  'a unit with its people': { document: 'UnitPage', variables: { id: company.unit.id }, statements: 4, row: 'primary', most: 1000 },
  'how many a unit was': {
    document: 'UnitHeadcount',
    variables: { id: company.unit.id, from: '2025-01-01', to: '2026-07-01' },
    statements: 4,
    row: 'headcount',
    most: 1,
  },
  'the chart': { document: 'OrgChartPage', variables: {}, statements: 3, row: 'reportsTo', most: 1000 },
};

/** What other clients ask much for, and the app has no document of: one statement says who asks, and one answers. */
const lists = {
  'occurrences with what was answered': {
    document: textOf(
      graphql(`
        query StatementsOfOccurrences {
          occurrences(from: "2026-04-01T00:00:00Z", to: "2026-05-30T00:00:00Z", first: 100) {
            totalCount
            nodes {
              title
              capacity
              going
              maybe
              declined
              waitlisted
              placesLeft
              viewerRsvp {
                status
                guests
              }
              viewerPermissions {
                respond
              }
            }
          }
        }
      `),
    ),
    row: 'placesLeft',
  },
  'sessions with contributions, ideas and follow-ups': {
    document: textOf(
      graphql(`
        query StatementsOfSessions {
          sharingSessions(first: 100, filter: { status: [CLOSED] }) {
            totalCount
            nodes {
              heldOn
              series {
                title
              }
              contributions {
                title
                presenter {
                  name
                }
                helpfulCount
                ideas {
                  text
                  votes
                  viewerVoted
                  author {
                    name
                  }
                }
                followUps {
                  text
                  state
                  owner {
                    name
                  }
                }
              }
            }
          }
        }
      `),
    ),
    row: 'heldOn',
  },
  'a unit with those in it': {
    document: textOf(
      graphql(`
        query StatementsOfUnit($id: ID!) {
          orgUnit(id: $id) {
            name
            parent {
              name
            }
            children {
              name
            }
            headPosition {
              id
            }
            members {
              name
              title
              hobbies {
                nameZh
              }
            }
          }
        }
      `),
    ),
    row: 'hobbies',
  },
};

const rowsIn = (answer: unknown, row: string): number => JSON.stringify(answer).split(`"${row}":`).length - 1;

async function counted(ask: () => Promise<unknown>, row: string): Promise<{ statements: number; rows: number }> {
  let rows = 0;
  const statements = await statementsOf(hearth, async () => {
    rows = rowsIn(await ask(), row);
  });
  return { statements, rows };
}

async function askList(client: Client, document: string): Promise<unknown> {
  const response = await client.post('/graphql', { query: document, variables: { id: company.unit.id } });
  return response.json();
}

beforeAll(async () => {
  await company.growTo(10);
  // A document that is new to the server is also tried, once, in ways in which it can't be answered.
  const client = await hearth.as(company.team.manager);
  for (const { document, variables } of Object.values(pages)) await askAsApp(client, document, variables);
  for (const { document } of Object.values(lists)) await askList(client, document);
});

describe.each([10, 1000])('at %i rows', (size) => {
  beforeAll(() => company.growTo(size));
  const viewer = () => hearth.as(company.team.manager);

  test.each(Object.entries(pages))('%s', async (_, { document, variables, row, most, statements, apart = 0 }) => {
    const client = await viewer();
    const cost = await counted(() => askAsApp(client, document, variables), row);
    expect(cost.rows).toBeGreaterThanOrEqual(Math.min(size, most));
    expect(cost.statements).toBeGreaterThanOrEqual(statements);
    expect(cost.statements).toBeLessThanOrEqual(statements + apart);
  });

  test.each(Object.entries(lists))('%s', async (_, { document, row }) => {
    const client = await viewer();
    const cost = await counted(() => askList(client, document), row);
    expect(cost.rows).toBeGreaterThanOrEqual(Math.min(size, 100));
    expect(cost.statements).toBe(2);
  });
});
