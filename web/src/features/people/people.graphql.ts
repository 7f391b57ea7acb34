import { graphql } from '../../gql';

export const PeoplePageQuery = graphql(`
  query PeoplePage($search: String, $unitId: ID, $first: Int!, $after: String) {
    people(first: $first, after: $after, search: $search, filter: { unitId: $unitId }) {
      totalCount
      nodes {
        id
        name
        title
        hiredOn
        unit {
          id
          name
        }
        contact {
          email
        }
        birthday {
          calendar
          month
          day
          leapMonth
        }
        ...PersonCell
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
    orgUnits {
      id
      name
      parent {
        id
      }
    }
  }
`);

export const AddPersonMutation = graphql(`
  mutation AddPerson($input: AddPersonInput!) {
    addPerson(input: $input) {
      person {
        id
      }
      errors {
        message
        path
        code
      }
    }
  }
`);
