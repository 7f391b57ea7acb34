import { graphql } from './graphql.ts';

export const Chart = graphql(`
  query Chart($asOf: Date, $root: ID, $depth: Int) {
    orgChart(asOf: $asOf, root: $root, depth: $depth) {
      asOf
      headcount
      vacancies
      nodes {
        position {
          id
        }
        reportsTo
        title
        primary
        unit {
          name
        }
        holder {
          id
          name
        }
        standIn {
          name
        }
        directReports
        headcount
        depth
        dottedLinesTo
      }
    }
  }
`);

export const Place = graphql(`
  query Place($id: ID!, $asOf: Date) {
    person(id: $id) {
      title
      unit {
        name
      }
      manager {
        name
      }
      reports {
        name
      }
      positions(asOf: $asOf) {
        title
        primary
        validFrom
        validTo
        position {
          id
        }
        unit {
          name
        }
      }
    }
  }
`);

export const AddPosition = graphql(`
  mutation AddPosition($input: AddPositionInput!) {
    addPosition(input: $input) {
      position {
        id
      }
      errors {
        code
        path
        message
      }
    }
  }
`);

export const ChangePosition = graphql(`
  mutation ChangePosition($input: ChangePositionInput!) {
    changePosition(input: $input) {
      position {
        id
        version
        terms {
          title
          validFrom
          validTo
          reportsTo {
            id
          }
        }
      }
      errors {
        code
        path
        message
        ... on ReportingCycleError {
          loop {
            id
          }
        }
        ... on ConflictError {
          current {
            id
          }
        }
      }
    }
  }
`);

export const ClosePosition = graphql(`
  mutation ClosePosition($input: ClosePositionInput!) {
    closePosition(input: $input) {
      position {
        terms {
          validTo
        }
      }
      errors {
        code
        path
      }
    }
  }
`);

export const AssignPosition = graphql(`
  mutation AssignPosition($input: AssignPositionInput!) {
    assignPosition(input: $input) {
      position {
        terms {
          validFrom
          primary
          holder {
            name
          }
        }
      }
      errors {
        code
        path
        message
      }
    }
  }
`);

export const VacatePosition = graphql(`
  mutation VacatePosition($input: VacatePositionInput!) {
    vacatePosition(input: $input) {
      position {
        id
      }
      errors {
        code
        path
      }
    }
  }
`);
