import { graphql } from '../../gql';

export const SeatRecordQuery = graphql(`
  query SeatRecord($id: ID!) {
    node(id: $id) {
      id
      ... on Position {
        version
        viewerPermissions {
          change
        }
        terms {
          validFrom
          validTo
          title
          sortOrder
          primary
          unit {
            id
            name
          }
          reportsTo {
            id
            terms {
              validFrom
              validTo
              title
              holder {
                id
                name
              }
            }
          }
          holder {
            id
            name
            photo {
              smallUrl
            }
          }
        }
      }
    }
  }
`);

export const SeatChangesQuery = graphql(`
  query SeatChanges($id: ID!) {
    node(id: $id) {
      id
      ... on Position {
        latestChanges {
          changeId
          action
          changedAt
          effectiveOn
          reason
          subjects
          undoable
          person {
            id
            name
          }
        }
      }
    }
  }
`);

export const SeatsOfPersonQuery = graphql(`
  query SeatsOfPerson($id: ID!, $asOf: Date) {
    person(id: $id) {
      id
      positions(asOf: $asOf) {
        title
        primary
        unit {
          id
          name
        }
        position {
          id
        }
      }
    }
  }
`);

export const AddSeatMutation = graphql(`
  mutation AddSeat($input: AddPositionInput!) {
    addPosition(input: $input) {
      changeId
      position {
        id
      }
      errors {
        message
        path
        code
      }
    }
  }
`);

export const ChangeSeatMutation = graphql(`
  mutation ChangeSeat($input: ChangePositionInput!) {
    changePosition(input: $input) {
      changeId
      errors {
        message
        path
        code
      }
    }
  }
`);

export const AssignSeatMutation = graphql(`
  mutation AssignSeat($input: AssignPositionInput!) {
    assignPosition(input: $input) {
      changeId
      errors {
        message
        path
        code
      }
    }
  }
`);

export const VacateSeatMutation = graphql(`
  mutation VacateSeat($input: VacatePositionInput!) {
    vacatePosition(input: $input) {
      changeId
      errors {
        message
        path
        code
      }
    }
  }
`);

export const CloseSeatMutation = graphql(`
  mutation CloseSeat($input: ClosePositionInput!) {
    closePosition(input: $input) {
      changeId
      errors {
        message
        path
        code
      }
    }
  }
`);

export const AddDottedLineMutation = graphql(`
  mutation AddSeatDottedLine($input: AddDottedLineInput!) {
    addDottedLine(input: $input) {
      changeId
      errors {
        message
        path
        code
      }
    }
  }
`);

export const RemoveDottedLineMutation = graphql(`
  mutation RemoveSeatDottedLine($input: RemoveDottedLineInput!) {
    removeDottedLine(input: $input) {
      changeId
      errors {
        message
        path
        code
      }
    }
  }
`);

export const CorrectSeatMutation = graphql(`
  mutation CorrectSeat($input: CorrectPositionInput!) {
    correctPosition(input: $input) {
      changeId
      errors {
        message
        path
        code
      }
    }
  }
`);
