import { graphql } from '../../gql';

export const LeftBehindFragment = graphql(`
  fragment LeftBehindParts on LeftBehind {
    leftOn
    seenOn
    seats {
      seat {
        title
        position {
          id
        }
      }
      standIn {
        id
        name
      }
      heads {
        id
        name
      }
    }
    actsFor {
      title
      position {
        id
      }
    }
    reports {
      person {
        id
        name
      }
      manager {
        id
        name
      }
    }
    duties {
      role
      session {
        id
        heldOn
        series {
          id
          title
        }
      }
      takenOverBy {
        id
        name
      }
    }
    series {
      id
      title
      version
    }
    openCases {
      id
      title
      session {
        id
      }
    }
    openFollowUps {
      id
      text
      dueOn
      contribution {
        id
        session {
          id
        }
      }
    }
    events {
      dates
      event {
        id
        title
        version
      }
      next {
        id
        startsAt
      }
    }
    answers {
      dates
      places
      event {
        id
        title
      }
      next {
        id
      }
    }
  }
`);

export const LeftBehindQuery = graphql(`
  query LeftBehind($id: ID!, $on: Date) {
    person(id: $id) {
      id
      leftBehind(on: $on) {
        ...LeftBehindParts
      }
    }
  }
`);

export const HandOverEventMutation = graphql(`
  mutation HandOverEvent($input: UpdateEventInput!) {
    updateEvent(input: $input) {
      event {
        id
        version
        organizer {
          id
          name
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

export const HandOverSeriesMutation = graphql(`
  mutation HandOverSeries($input: UpdateSharingSeriesInput!) {
    updateSharingSeries(input: $input) {
      series {
        id
        version
        organizer {
          id
          name
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
