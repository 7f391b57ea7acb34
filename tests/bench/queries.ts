import { addDays, boundsOfDay } from '@hearth/server/platform/time/wall-clock';
import type { Company } from './company/company.ts';
import { graphql, textOf } from '../support/graphql.ts';

export type Variables = Record<string, unknown>;

/** One of the seven kinds of request that are measured. */
export interface BenchQuery {
  /** How its ratios are called, in tables and in JSON. */
  title: string;
  /** The name of its statement in the limits and of its selection at PostGraphile. */
  name: QueryName;
  text: string;
  /** What is asked, one after the other, so that no cache answers for the server. */
  variables: (company: Company) => Variables[];
  writes?: true;
}

export type QueryName = 'person' | 'directory' | 'subtree' | 'birthdays' | 'events' | 'sessions' | 'rsvp';

const person: BenchQuery = {
  title: 'person + 3 relations',
  name: 'person',
  text: textOf(
    graphql(`
      query BenchPerson($id: ID!) {
        person(id: $id) {
          id
          name
          title
          unit {
            id
            name
          }
          manager {
            id
            name
          }
          hobbies {
            id
            nameZh
          }
        }
      }
    `),
  ),
  variables: ({ somebody }) => somebody.map((id) => ({ id })),
};

const directory: BenchQuery = {
  title: 'directory page of 50',
  name: 'directory',
  text: textOf(
    graphql(`
      query BenchDirectory($after: String) {
        people(first: 50, after: $after) {
          nodes {
            id
            name
            title
            unit {
              id
              name
            }
            manager {
              id
              name
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
  variables: ({ middles }) => middles.map((middle) => ({ after: cursorOf(middle) })),
};

const subtree: BenchQuery = {
  title: 'subtree of 500',
  name: 'subtree',
  text: textOf(
    graphql(`
      query BenchSubtree($root: ID!) {
        orgChart(root: $root) {
          nodes {
            position {
              id
            }
            reportsTo
            title
            unit {
              id
              name
            }
            holder {
              id
              name
            }
          }
        }
      }
    `),
  ),
  variables: ({ divisionHeads }) => divisionHeads.map((root) => ({ root })),
};

const birthdays: BenchQuery = {
  title: 'birthdays page of 50',
  name: 'birthdays',
  text: textOf(
    graphql(`
      query BenchBirthdays($from: Date!, $to: Date!) {
        celebrations(from: $from, to: $to, kinds: [BIRTHDAY], first: 50) {
          nodes {
            on
            person {
              id
              name
              title
            }
          }
        }
      }
    `),
  ),
  variables: ({ today }) => windows(today, 8),
};

const events: BenchQuery = {
  title: 'events + RSVP counts',
  name: 'events',
  text: textOf(
    graphql(`
      query BenchEvents($from: DateTime!, $to: DateTime!) {
        occurrences(from: $from, to: $to, first: 100) {
          nodes {
            id
            title
            place
            startsAt
            going
            maybe
            declined
            placesLeft
            viewerRsvp {
              status
            }
          }
        }
      }
    `),
  ),
  variables: ({ today, timeZone }) =>
    windows(addDays(today, -20), 8).map(({ from, to }) => ({
      from: boundsOfDay(from, timeZone).from.toISOString(),
      to: boundsOfDay(to, timeZone).from.toISOString(),
    })),
};

const sessions: BenchQuery = {
  title: 'sessions + cases + ideas',
  name: 'sessions',
  text: textOf(
    graphql(`
      query BenchSessions($from: DateTime) {
        sharingSessions(first: 20, filter: { from: $from }) {
          nodes {
            id
            series {
              title
            }
            contributions {
              title
              kind
              presenter {
                name
              }
              ideas {
                text
                votes
                adopted
                author {
                  name
                }
              }
              followUps {
                text
                dueOn
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
  variables: ({ today, timeZone }) =>
    Array.from({ length: 8 }, (_, index) => ({ from: boundsOfDay(addDays(today, -300 + 30 * index), timeZone).from.toISOString() })),
};

const rsvp: BenchQuery = {
  title: 'RSVP mutation',
  name: 'rsvp',
  text: textOf(
    graphql(`
      mutation BenchRespond($input: RespondToOccurrenceInput!) {
        respondToOccurrence(input: $input) {
          rsvp {
            status
          }
          occurrence {
            going
            placesLeft
          }
        }
      }
    `),
  ),
  writes: true,
  // Each answer differs from the last one to the same occurrence: none is a repetition that a server need not write.
  variables: ({ answerable }) =>
    ['GOING', 'MAYBE', 'DECLINED'].flatMap((status) => answerable.map((occurrenceId) => ({ input: { occurrenceId, status } }))),
};

/** In the order of the tables of performance.md. */
export const queries: readonly BenchQuery[] = [person, directory, subtree, birthdays, events, sessions, rsvp];

/** As the server writes its cursors. */
const cursorOf = (values: readonly string[]) => Buffer.from(JSON.stringify(values)).toString('base64url');

/** So many windows of thirty days, each beginning some days after the one before. */
const windows = (first: string, count: number) =>
  Array.from({ length: count }, (_, index) => ({ from: addDays(first, 3 * index), to: addDays(first, 3 * index + 30) }));
