import { graphql } from '../../gql';

export const SessionPageQuery = graphql(`
  query SharingSessionPage($id: ID!) {
    sharingSession(id: $id) {
      id
      startsAt
      endsAt
      status
      place
      minutes
      version
      series {
        id
        title
        place
      }
      duties {
        ...Turns
      }
      contributions {
        id
        kind
        ...ContributionCard
      }
      voices {
        kind
        person {
          id
          name
        }
      }
      openingPage {
        ...OpeningPanel
      }
      suggestedVoices {
        ...SuggestedVoices
      }
      viewerPermissions {
        reschedule
        open
        close
        contribute
      }
    }
    contributionTemplates {
      ...Templates
    }
  }
`);

export const OpeningPanelFragment = graphql(`
  fragment OpeningPanel on OpeningPage {
    unfinishedFollowUps {
      id
      text
      dueOn
      owner {
        id
        name
      }
      contribution {
        id
        title
        session {
          id
        }
      }
    }
    dueCases {
      id
      title
      presenter {
        id
        name
      }
      session {
        id
      }
    }
    newcomers {
      id
      name
    }
    birthdays {
      on
      person {
        id
        name
      }
    }
  }
`);

export const TemplatesFragment = graphql(`
  fragment Templates on ContributionTemplate {
    kind
    mayBeAnonymous
    sections {
      key
      required
    }
  }
`);

export const SuggestedVoicesFragment = graphql(`
  fragment SuggestedVoices on SuggestedVoice {
    kind
    person {
      id
      name
    }
  }
`);

export const ContributionCardFragment = graphql(`
  fragment ContributionCard on Contribution {
    id
    kind
    title
    outcome
    outcomeNote
    closedAt
    presenter {
      id
      name
    }
    sections {
      key
      text
    }
    helpfulCount
    viewerFoundHelpful
    ...CaseIdeas
    ...CaseFollowUps
    viewerPermissions {
      recordOutcome
    }
  }
`);

export const CaseIdeasFragment = graphql(`
  fragment CaseIdeas on Contribution {
    id
    ideasRevealed
    ideas {
      id
      text
      votes
      adopted
      viewerVoted
      author {
        id
        name
      }
    }
    viewerPermissions {
      addIdea
      revealIdeas
      adoptIdea
    }
  }
`);

export const CaseFollowUpsFragment = graphql(`
  fragment CaseFollowUps on Contribution {
    id
    followUps {
      id
      text
      dueOn
      checkOn
      state
      result
      owner {
        id
        name
      }
      viewerPermissions {
        complete
      }
    }
    viewerPermissions {
      addFollowUp
    }
  }
`);

export const OpenSharingSession = graphql(`
  mutation OpenSharingSession($input: OpenSharingSessionInput!) {
    openSharingSession(input: $input) {
      session {
        id
        status
      }
      errors {
        message
        path
        code
      }
    }
  }
`);

export const CloseSharingSession = graphql(`
  mutation CloseSharingSession($input: CloseSharingSessionInput!) {
    closeSharingSession(input: $input) {
      session {
        id
        status
      }
      errors {
        message
        path
        code
      }
    }
  }
`);

export const RescheduleSharingSession = graphql(`
  mutation RescheduleSharingSession($input: RescheduleSharingSessionInput!) {
    rescheduleSharingSession(input: $input) {
      session {
        id
        startsAt
        endsAt
        version
      }
      errors {
        message
        path
        code
        ... on ConflictError {
          current {
            ... on SharingSession {
              id
              startsAt
              endsAt
              place
              version
            }
          }
        }
      }
    }
  }
`);
