import { graphql } from '../../gql';

export const EventFormFragment = graphql(`
  fragment EventForm on Event {
    id
    title
    kind
    description
    place
    startsLocal
    timeZone
    durationMinutes
    capacity
    answersCloseMinutesBefore
    version
  }
`);

export const EventToEditQuery = graphql(`
  query EventToEdit($occurrenceId: ID!) {
    occurrence(id: $occurrenceId) {
      id
      event {
        id
        ...EventForm
        viewerPermissions {
          change
        }
      }
    }
  }
`);

export const CreateEvent = graphql(`
  mutation CreateEvent($input: CreateEventInput!) {
    createEvent(input: $input) {
      event {
        id
        occurrences(first: 1) {
          nodes {
            id
          }
        }
      }
      errors {
        message
        path
        code
      }
    }
  }
`);

export const UpdateEvent = graphql(`
  mutation UpdateEvent($input: UpdateEventInput!) {
    updateEvent(input: $input) {
      event {
        id
        ...EventForm
        occurrences(first: 100) {
          nodes {
            id
            title
            place
            startsAt
            endsAt
            capacity
            placesLeft
            going
            waitlisted
            answersCloseAt
          }
        }
      }
      errors {
        message
        path
        code
        ... on ConflictError {
          current {
            ...EventForm
          }
        }
      }
    }
  }
`);
