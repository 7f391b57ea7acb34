import { graphql } from '../../gql';

export const ImportPeopleMutation = graphql(`
  mutation ImportPeopleFile($input: ImportPeopleInput!) {
    importPeople(input: $input) {
      added
      changed
      unchanged
      rows(first: 500) {
        index
        name
        added
        columns
      }
      errors {
        message
        path
        code
      }
    }
  }
`);

export const ImportOrganizationMutation = graphql(`
  mutation ImportOrganizationFile($input: ImportOrganizationInput!) {
    importOrganization(input: $input) {
      added
      changed
      unchanged
      peopleAdded
      rows(first: 500) {
        index
        name
        added
        columns
      }
      errors {
        message
        path
        code
      }
    }
  }
`);

export const OrganizationFileQuery = graphql(`
  query OrganizationFile {
    organizationFile
  }
`);

export const PeopleFileQuery = graphql(`
  query PeopleFile {
    peopleFile
  }
`);

export const ImportFieldsQuery = graphql(`
  query ImportFields {
    customFields {
      id
      key
      labelZh
      labelEn
      choices
    }
  }
`);

export const CancelImportMutation = graphql(`
  mutation CancelImport($input: CancelImportInput!) {
    cancelImport(input: $input) {
      runId
      errors {
        message
        path
        code
      }
    }
  }
`);

export const ImportProgressedSubscription = graphql(`
  subscription ImportProgressed($runId: ID!) {
    importProgressed(runId: $runId) {
      runId
      stage
      done
      total
    }
  }
`);
