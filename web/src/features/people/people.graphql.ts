import { graphql } from '../../gql';

export const PeoplePageQuery = graphql(`
  query PeoplePage($search: String, $filter: PeopleFilter, $orderBy: PeopleOrder!, $startAt: String, $first: Int!, $after: String) {
    people(first: $first, after: $after, search: $search, filter: $filter, orderBy: $orderBy, startAt: $startAt) {
      nodes {
        id
        name
        title
        hiredOn
        place
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
