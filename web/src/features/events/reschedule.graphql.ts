import { graphql } from '../../gql';

export const RescheduleOccurrence = graphql(`
  mutation RescheduleOccurrence($input: RescheduleOccurrenceInput!) {
    rescheduleOccurrence(input: $input) {
      occurrence {
        id
        startsAt
        endsAt
        version
        answersCloseAt
        event {
          id
          startsAt
          endsAt
          startsLocal
          durationMinutes
          version
        }
      }
      errors {
        message
        path
        code
        ... on ConflictError {
          current {
            ... on Occurrence {
              id
              startsAt
              endsAt
              version
            }
          }
        }
      }
    }
  }
`);
