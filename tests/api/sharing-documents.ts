import { graphql } from '../support/graphql.ts';

// What several tests of sharing sessions do on their way to what they are about.

export const CreateSeries = graphql(`
  mutation SharingCreateSeries($input: CreateSharingSeriesInput!) {
    createSharingSeries(input: $input) {
      series {
        id
        title
        version
        startsOn
        timeZone
        rhythm {
          kind
          weekday
          startTime
          holidayRule
        }
        circle {
          id
        }
        organizer {
          id
        }
        nextSessions(first: 100) {
          id
          startsAt
          heldOn
          status
          version
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

export const OpenSession = graphql(`
  mutation SharingOpenSession($input: OpenSharingSessionInput!) {
    openSharingSession(input: $input) {
      session {
        id
        status
        openedAt
        host {
          id
        }
        presenters {
          id
        }
      }
      errors {
        code
      }
    }
  }
`);

export const CloseSession = graphql(`
  mutation SharingCloseSession($input: CloseSharingSessionInput!) {
    closeSharingSession(input: $input) {
      session {
        status
        minutes
        voices {
          kind
          person {
            id
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

export const AddContribution = graphql(`
  mutation SharingAddContribution($input: AddContributionInput!) {
    addContribution(input: $input) {
      contribution {
        id
        kind
        title
        presenter {
          id
        }
        sections {
          key
          text
        }
      }
      errors {
        code
        path
      }
    }
  }
`);

export const SessionPage = graphql(`
  query SharingSessionPage($id: ID!) {
    sharingSession(id: $id) {
      status
      host {
        id
      }
      presenters {
        id
      }
      duties {
        relaxations
        turns {
          role
          source
          person {
            id
          }
          reasons {
            code
            times
            people
            lastOn
          }
        }
      }
      contributions {
        id
        title
        outcome
        closedAt
        ideasRevealed
        ideas {
          id
          text
          votes
          adopted
          viewerVoted
          author {
            id
          }
        }
        followUps {
          id
          text
          state
          dueOn
          checkOn
        }
      }
      openingPage {
        unfinishedFollowUps {
          text
        }
        dueCases {
          title
        }
        newcomers {
          name
        }
        birthdays {
          on
          years
          person {
            name
          }
        }
        rotation {
          host {
            id
          }
        }
      }
      suggestedVoices {
        kind
        person {
          id
        }
      }
      viewerPermissions {
        reschedule
        open
        close
        contribute
      }
    }
  }
`);

export const FRIDAYS = { kind: 'WEEKLY', weekday: 5, startTime: '16:00' } as const;

export const caseSections = [
  { key: 'BACKGROUND', text: '大客户要求降价两成' },
  { key: 'QUESTION', text: '怎么守住价格？' },
] as const;
