import { graphql } from '../../gql';

export const OrgChartPageQuery = graphql(`
  query OrgChartPage($asOf: Date) {
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

export const ChartSearchQuery = graphql(`
  query ChartSearch($search: String!) {
    people(first: 10, search: $search) {
      nodes {
        id
        name
        title
        unit {
          id
          name
        }
      }
    }
  }
`);

export const SeatHistoryQuery = graphql(`
  query SeatHistory($id: ID!) {
    node(id: $id) {
      id
      ... on Position {
        terms {
          validFrom
          validTo
          title
          unit {
            id
            name
          }
          holder {
            id
            name
          }
        }
      }
    }
  }
`);

export const MoveSeatMutation = graphql(`
  mutation MoveSeat($input: ChangePositionInput!) {
    changePosition(input: $input) {
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
