import { graphql } from '../../gql';

export const ViewerQuery = graphql(`
  query Viewer {
    viewer {
      person {
        id
        name
        alias
        title
      }
      roles
      permissions {
        addPerson
        createEvent
      }
      locale
      timeZone
    }
  }
`);
