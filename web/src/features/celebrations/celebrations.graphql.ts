import { graphql } from '../../gql';

export const CelebrationsPageQuery = graphql(`
  query CelebrationsPage($from: Date!, $to: Date!, $kinds: [CelebrationKind!], $viewersTeam: Boolean!, $first: Int!, $after: String) {
    celebrations(from: $from, to: $to, kinds: $kinds, viewersTeam: $viewersTeam, first: $first, after: $after) {
      totalCount
      nodes {
        ...CelebrationEntry
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

export const CelebrationEntryFragment = graphql(`
  fragment CelebrationEntry on Celebration {
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
    card {
      signable
      viewerGreeting {
        id
      }
      greetings(first: 0) {
        totalCount
      }
    }
  }
`);

export const TodayCardQuery = graphql(`
  query TodayCard($personId: ID!, $today: Date!, $tomorrow: Date!) {
    celebrations(from: $today, to: $tomorrow, personId: $personId, first: 2) {
      nodes {
        ...CelebrationEntry
      }
    }
  }
`);

export const GreetingCardQuery = graphql(`
  query GreetingCard($kind: CelebrationKind!, $personId: ID!, $on: Date!, $next: Date!) {
    celebrations(from: $on, to: $next, personId: $personId, kinds: [$kind], first: 1) {
      nodes {
        ...CelebrationEntry
      }
    }
  }
`);

export const GreetingsQuery = graphql(`
  query Greetings($kind: CelebrationKind!, $personId: ID!, $on: Date!, $next: Date!, $after: String) {
    celebrations(from: $on, to: $next, personId: $personId, kinds: [$kind], first: 1) {
      nodes {
        card {
          greetings(first: 50, after: $after) {
            nodes {
              ...GreetingItem
            }
            pageInfo {
              hasNextPage
              endCursor
            }
          }
        }
      }
    }
  }
`);

export const GreetingItemFragment = graphql(`
  fragment GreetingItem on Greeting {
    id
    text
    signedAt
    signer {
      id
      name
      ...PersonCell
    }
    viewerPermissions {
      update
      remove
    }
  }
`);

export const SignGreeting = graphql(`
  mutation SignGreeting($input: SignGreetingInput!) {
    signGreeting(input: $input) {
      greeting {
        ...GreetingItem
      }
      errors {
        message
        path
        code
      }
    }
  }
`);

export const UpdateGreeting = graphql(`
  mutation UpdateGreeting($input: UpdateGreetingInput!) {
    updateGreeting(input: $input) {
      greeting {
        ...GreetingItem
      }
      errors {
        message
        path
        code
      }
    }
  }
`);

export const RemoveGreeting = graphql(`
  mutation RemoveGreeting($input: RemoveGreetingInput!) {
    removeGreeting(input: $input) {
      deletedGreetingId
      errors {
        message
        path
        code
      }
    }
  }
`);
