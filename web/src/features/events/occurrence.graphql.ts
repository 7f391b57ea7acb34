import { graphql } from '../../gql';

export const AnswersFragment = graphql(`
  fragment Answers on Occurrence {
    id
    going
    maybe
    declined
    waitlisted
    placesLeft
    rsvps(first: 100) {
      nodes {
        status
        guests
        waitingListPosition
        person {
          ...PersonCell
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

export const AnswerPanelFragment = graphql(`
  fragment AnswerPanel on Occurrence {
    id
    cancelled
    capacity
    placesLeft
    waitlisted
    answersCloseAt
    viewerRsvp {
      status
      guests
      waitingListPosition
    }
    viewerPermissions {
      respond
    }
  }
`);

export const OccurrencePageQuery = graphql(`
  query OccurrencePage($id: ID!) {
    occurrence(id: $id) {
      id
      title
      place
      startsAt
      endsAt
      cancelled
      ...AnswerPanel
      ...Answers
      viewerPermissions {
        change
      }
      event {
        id
        kind
        description
        timeZone
        recurrence
        organizer {
          ...PersonCell
        }
      }
    }
  }
`);

/** Further answers, from where the page's own query stopped. */
export const MoreAnswersQuery = graphql(`
  query MoreAnswers($id: ID!, $after: String) {
    occurrence(id: $id) {
      id
      rsvps(first: 100, after: $after) {
        nodes {
          status
          guests
          waitingListPosition
          person {
            ...PersonCell
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
`);

export const OccurrenceChangedSubscription = graphql(`
  subscription OccurrenceChanged($occurrenceId: ID!) {
    occurrenceChanged(occurrenceId: $occurrenceId) {
      id
      title
      place
      startsAt
      endsAt
      cancelled
      ...AnswerPanel
      ...Answers
    }
  }
`);

export const RespondToOccurrence = graphql(`
  mutation RespondToOccurrence($input: RespondToOccurrenceInput!) {
    respondToOccurrence(input: $input) {
      occurrence {
        id
        ...AnswerPanel
        ...Answers
      }
      errors {
        message
        path
        code
      }
    }
  }
`);

export const CancelOccurrence = graphql(`
  mutation CancelOccurrence($input: CancelOccurrenceInput!) {
    cancelOccurrence(input: $input) {
      occurrence {
        id
        cancelled
        viewerPermissions {
          respond
          change
        }
        event {
          id
          cancelled
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
