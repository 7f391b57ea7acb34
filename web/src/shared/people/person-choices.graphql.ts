import { graphql } from '../../gql';

export const PersonChoicesQuery = graphql(`
  query PersonChoices($search: String) {
    people(first: 20, search: $search) {
      nodes {
        id
        name
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
