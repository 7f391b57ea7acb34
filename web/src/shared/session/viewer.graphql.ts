import { graphql } from '../../gql';

export const ViewerQuery = graphql(`
  query Viewer {
    viewer {
      person {
        id
        name
        alias
        title
        photo {
          smallUrl
        }
      }
      account {
        id
        name
        email
      }
      roles
      permissions {
        managePeople
        manageOrganization
        planEvents
        scheduleSharing
        manageAccounts
        manageCompany
        createAccessTokens
      }
      locale
      timeZone
    }
  }
`);
