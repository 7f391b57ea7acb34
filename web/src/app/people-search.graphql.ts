import { graphql } from '../gql';

export const PeopleSearchQuery = graphql(`
  query PeopleSearch($search: String!) {
    people(first: 8, search: $search) {
      nodes {
        id
        name
        alias
        title
        photo {
          smallUrl
        }
        unit {
          id
          name
        }
      }
    }
  }
`);
