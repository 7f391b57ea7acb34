import { graphql } from '../../gql';

export const SharingPageQuery = graphql(`
  query SharingPage {
    allSharingSeries {
      id
      ...SeriesPanel
    }
  }
`);

export const SeriesPanelFragment = graphql(`
  fragment SeriesPanel on SharingSeries {
    id
    title
    durationMinutes
    place
    organizer {
      id
      name
    }
    circle {
      id
    }
    rhythm {
      ...RhythmText
    }
    lastSessions(first: 4) {
      id
      startsAt
    }
    rotation(first: 6) {
      session {
        id
        startsAt
        status
      }
      ...Turns
    }
  }
`);

export const RhythmTextFragment = graphql(`
  fragment RhythmText on Rhythm {
    kind
    weekday
    startTime
  }
`);

export const TurnsFragment = graphql(`
  fragment Turns on DutyForecast {
    relaxations
    turns {
      role
      source
      person {
        id
        name
      }
      reasons {
        code
        times
        people
        lastOn
      }
    }
  }
`);
