import { graphql } from '../../gql';

export const OverviewQuery = graphql(`
  query Overview(
    $today: Date!
    $tomorrow: Date!
    $viewer: ID
    $member: Boolean!
    $celebrationsTo: Date!
    $eventsFrom: DateTime!
    $eventsTo: DateTime!
  ) {
    own: celebrations(from: $today, to: $tomorrow, personId: $viewer, first: 1) @include(if: $member) {
      nodes {
        kind
      }
    }
    people(first: 1) {
      totalCount
    }
    orgChart {
      vacancies
    }
    celebrations(from: $today, to: $celebrationsTo, first: 6) {
      totalCount
      nodes {
        ...CelebrationRow
      }
    }
    occurrences(from: $eventsFrom, to: $eventsTo, first: 5) {
      totalCount
      nodes {
        ...OccurrenceRow
      }
    }
    sharingSessions(first: 1, filter: { from: $eventsFrom, status: [SCHEDULED, OPEN] }) {
      nodes {
        ...NextSession
      }
    }
  }
`);

export const CelebrationRowFragment = graphql(`
  fragment CelebrationRow on Celebration {
    kind
    on
    years
    person {
      id
      name
      ...PersonCell
      birthday {
        calendar
        month
        day
        leapMonth
      }
    }
  }
`);

export const OccurrenceRowFragment = graphql(`
  fragment OccurrenceRow on Occurrence {
    id
    title
    place
    startsAt
    endsAt
    cancelled
    going
    viewerRsvp {
      status
    }
  }
`);

export const NextSessionFragment = graphql(`
  fragment NextSession on SharingSession {
    id
    startsAt
    status
    series {
      id
      title
    }
    host {
      id
      name
    }
    presenters {
      id
      ...PersonCell
    }
  }
`);
