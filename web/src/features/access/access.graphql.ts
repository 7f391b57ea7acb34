import { graphql } from '../../gql';

export const AccountPageQuery = graphql(`
  query AccountPage {
    viewer {
      account {
        id
        name
        email
      }
      person {
        id
      }
      roles
      accessTokens {
        ...AccessTokenRow
      }
    }
  }
`);

export const AccessTokenRowFragment = graphql(`
  fragment AccessTokenRow on AccessToken {
    id
    name
    scopes
    createdAt
    expiresAt
    lastUsedAt
    revokedAt
  }
`);

export const CreateAccessToken = graphql(`
  mutation CreateAccessToken($input: CreateAccessTokenInput!) {
    createAccessToken(input: $input) {
      token
      accessToken {
        ...AccessTokenRow
      }
      errors {
        message
        path
        code
      }
    }
  }
`);

export const RevokeAccessToken = graphql(`
  mutation RevokeAccessToken($input: RevokeAccessTokenInput!) {
    revokeAccessToken(input: $input) {
      accessToken {
        ...AccessTokenRow
      }
      errors {
        message
        path
        code
      }
    }
  }
`);
