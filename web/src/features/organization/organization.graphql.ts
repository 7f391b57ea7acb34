import { graphql } from '../../gql';

export const OrgChartPageQuery = graphql(`
  query OrgChartPage($asOf: Date) {
    company {
      id
      name
      spanLimit
    }
    orgChart(asOf: $asOf) {
      asOf
      headcount
      vacancies
      viewerPermissions {
        change
      }
      nodes {
        position {
          id
          version
        }
        reportsTo
        title
        primary
        unit {
          id
          name
        }
        holder {
          id
          name
        }
        standIn {
          id
          name
        }
        directReports
        headcount
        dottedLinesTo
      }
    }
  }
`);

export const ChartDaysQuery = graphql(`
  query ChartDays($from: Date!, $to: Date!) {
    orgChanges(from: $from, to: $to) {
      on
    }
  }
`);

export const ChartDifferencesQuery = graphql(`
  query ChartDifferences($from: Date!, $to: Date!) {
    orgChanges(from: $from, to: $to) {
      kind
      on
      person {
        id
        name
      }
      position {
        id
      }
      superior {
        id
      }
      parent {
        id
        name
      }
      unit {
        id
        name
      }
      formerUnit {
        id
        name
      }
      manager {
        id
        name
      }
      formerManager {
        id
        name
      }
      name
      formerName
    }
  }
`);

export const ChartSearchQuery = graphql(`
  query ChartSearch($search: String!) {
    people(first: 10, search: $search) {
      nodes {
        id
      }
    }
  }
`);

export const MoveSeatMutation = graphql(`
  mutation MoveSeat($input: ChangePositionInput!) {
    changePosition(input: $input) {
      changeId
      position {
        id
        version
      }
      errors {
        message
        path
        code
      }
    }
  }
`);

export const UndoOrgChangeMutation = graphql(`
  mutation UndoOrgChange($input: UndoOrgChangeInput!) {
    undoOrgChange(input: $input) {
      changeId
      errors {
        message
        path
        code
      }
    }
  }
`);
