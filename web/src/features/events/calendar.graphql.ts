import { graphql } from '../../gql';

export const CalendarQuery = graphql(`
  query Calendar(
    $from: DateTime!
    $to: DateTime!
    $fromDay: Date!
    $toDay: Date!
    $events: Boolean!
    $sessions: Boolean!
    $celebrations: Boolean!
    $celebrationsAfter: String
  ) {
    occurrences(from: $from, to: $to, first: 1000) @include(if: $events) {
      nodes {
        id
        title
        place
        startsAt
        endsAt
        cancelled
        version
        event {
          id
          timeZone
        }
        viewerRsvp {
          status
        }
        viewerPermissions {
          change
        }
      }
    }
    sharingSessions(filter: { from: $from, to: $to }, first: 100) @include(if: $sessions) {
      nodes {
        id
        startsAt
        endsAt
        status
        series {
          id
          title
        }
      }
    }
    celebrations(from: $fromDay, to: $toDay, first: 100, after: $celebrationsAfter) @include(if: $celebrations) {
      nodes {
        kind
        on
        years
        person {
          id
          name
          birthday {
            calendar
            month
            day
            leapMonth
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);
