import { graphql, textOf } from '../support/graphql.ts';

export const importCrowd = graphql(`
  mutation BenchImport($input: ImportPeopleInput!) {
    importPeople(input: $input) {
      added
      errors {
        path
        message
      }
    }
  }
`);

export const anybody = graphql(`
  query BenchAnybody($search: String!) {
    people(first: 1, search: $search) {
      nodes {
        id
      }
    }
  }
`);

/** What is measured, by name. `$id` is somebody in the middle of the company, the window is thirty days. */
export const queries = {
  'person + 3 relations': textOf(
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
  'directory page of 50': textOf(
    graphql(`
      query BenchDirectory {
        people(first: 50) {
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
            endCursor
            hasNextPage
          }
        }
      }
    `),
  ),
  'search by initials': textOf(
    graphql(`
      query BenchSearch {
        people(first: 20, search: "wm") {
          nodes {
            id
            name
          }
        }
      }
    `),
  ),
  'birthdays page of 50': textOf(
    graphql(`
      query BenchBirthdays($from: Date!, $to: Date!) {
        celebrations(from: $from, to: $to, kinds: [BIRTHDAY], first: 50) {
          nodes {
            on
            years
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
  'org chart, 3 levels': textOf(
    graphql(`
      query BenchChart {
        orgChart(depth: 3) {
          headcount
          nodes {
            title
            reportsTo
            headcount
            holder {
              id
              name
            }
          }
        }
      }
    `),
  ),
};
