import { graphql } from '../../gql';

export const SettingsPageQuery = graphql(`
  query SettingsPage($search: String, $first: Int!) {
    company {
      ...CompanySettings
    }
    accounts(search: $search, first: $first) {
      totalCount
      nodes {
        ...AccountRow
      }
    }
    invitations {
      ...InvitationRow
    }
  }
`);

export const CompanySettingsFragment = graphql(`
  fragment CompanySettings on Company {
    id
    name
    timeZone
    locale
    spanLimit
    demo
    version
  }
`);

export const AccountRowFragment = graphql(`
  fragment AccountRow on Account {
    id
    name
    email
    roles
    disabledAt
    person {
      id
      name
    }
  }
`);

export const InvitationRowFragment = graphql(`
  fragment InvitationRow on Invitation {
    id
    name
    email
    expiresAt
  }
`);

export const UpdateCompany = graphql(`
  mutation UpdateCompany($input: UpdateCompanyInput!) {
    updateCompany(input: $input) {
      company {
        ...CompanySettings
      }
      errors {
        message
        path
        code
        ... on ConflictError {
          current {
            ...CompanySettings
          }
        }
      }
    }
  }
`);

export const ClearDemoCompany = graphql(`
  mutation ClearDemoCompany($input: ClearDemoCompanyInput!) {
    clearDemoCompany(input: $input) {
      firstRunCode
      errors {
        message
        path
        code
      }
    }
  }
`);

export const InviteAccount = graphql(`
  mutation InviteAccount($input: InviteAccountInput!) {
    inviteAccount(input: $input) {
      acceptUrl
      invitation {
        ...InvitationRow
      }
      errors {
        message
        path
        code
      }
    }
  }
`);

export const WithdrawInvitation = graphql(`
  mutation WithdrawInvitation($input: WithdrawInvitationInput!) {
    withdrawInvitation(input: $input) {
      withdrawnInvitationId
      errors {
        message
        path
        code
      }
    }
  }
`);

export const DisableAccount = graphql(`
  mutation DisableAccount($input: DisableAccountInput!) {
    disableAccount(input: $input) {
      account {
        ...AccountRow
      }
      errors {
        message
        path
        code
      }
    }
  }
`);

export const EnableAccount = graphql(`
  mutation EnableAccount($input: EnableAccountInput!) {
    enableAccount(input: $input) {
      account {
        ...AccountRow
      }
      errors {
        message
        path
        code
      }
    }
  }
`);

export const GrantRole = graphql(`
  mutation GrantRole($input: GrantRoleInput!) {
    grantRole(input: $input) {
      account {
        ...AccountRow
      }
      errors {
        message
        path
        code
      }
    }
  }
`);

export const RevokeRole = graphql(`
  mutation RevokeRole($input: RevokeRoleInput!) {
    revokeRole(input: $input) {
      account {
        ...AccountRow
      }
      errors {
        message
        path
        code
      }
    }
  }
`);
