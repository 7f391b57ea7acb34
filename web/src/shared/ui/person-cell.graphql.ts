import { graphql } from '../../gql';

export const PersonCellFragment = graphql(`
  fragment PersonCell on Person {
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
`);
