import { graphql } from '../../../gql';

export const UnitsPageQuery = graphql(`
  query UnitsPage($asOf: Date) {
    company {
      id
      spanLimit
    }
    orgUnits(asOf: $asOf) {
      id
      name
      kind
      parent {
        id
      }
      head {
        position {
          id
        }
        holder {
          id
          name
        }
        standIn {
          id
          name
        }
      }
      headcount
      vacancies
      span
    }
  }
`);

export const UnitPageQuery = graphql(`
  query UnitPage($id: ID!, $asOf: Date) {
    company {
      id
      spanLimit
    }
    orgUnit(id: $id, asOf: $asOf) {
      id
      name
      kind
      responsibilities
      parent {
        id
      }
      head {
        title
        position {
          id
        }
        holder {
          id
          name
        }
        standIn {
          id
          name
        }
      }
      headcount
      vacancies
      span
      children {
        id
        name
        kind
        headcount
        vacancies
        head {
          holder {
            id
            name
          }
          standIn {
            id
            name
          }
        }
      }
      positions(below: true) {
        title
        primary
        position {
          id
        }
        unit {
          id
          name
        }
        holder {
          id
          name
          photo {
            smallUrl
          }
        }
        standIn {
          id
          name
        }
      }
      terms {
        validFrom
        validTo
        responsibilities
      }
      viewerPermissions {
        change
      }
    }
    orgUnits(asOf: $asOf) {
      id
      name
      parent {
        id
      }
    }
  }
`);

export const UnitHeadcountQuery = graphql(`
  query UnitHeadcount($id: ID!, $from: Date!, $to: Date!) {
    orgUnit(id: $id) {
      id
      headcountOverTime(from: $from, to: $to) {
        on
        headcount
      }
    }
  }
`);
